-- AlterTable
ALTER TABLE "Answered" ADD COLUMN "done" BOOLEAN NOT NULL DEFAULT true;
