-- AlterEnum
ALTER TYPE "PlaceKind" ADD VALUE 'forum';
