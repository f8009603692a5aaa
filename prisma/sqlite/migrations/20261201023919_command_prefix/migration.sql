-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "commandPrefix" TEXT NOT NULL DEFAULT '';
