-- AlterTable
ALTER TABLE "Round" ADD COLUMN "sendsTo" TEXT;
