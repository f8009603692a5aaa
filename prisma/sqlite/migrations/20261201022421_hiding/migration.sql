-- AlterTable
ALTER TABLE "Idea" ADD COLUMN "unseen" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Idea" ADD COLUMN "hiddenAt" DATETIME;
ALTER TABLE "Idea" ADD COLUMN "hiddenById" TEXT;
ALTER TABLE "Idea" ADD COLUMN "hiddenReason" TEXT;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN "hiddenAt" DATETIME;
ALTER TABLE "Story" ADD COLUMN "hiddenById" TEXT;
ALTER TABLE "Story" ADD COLUMN "hiddenReason" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN "hiddenAt" DATETIME;
ALTER TABLE "Topic" ADD COLUMN "hiddenById" TEXT;
ALTER TABLE "Topic" ADD COLUMN "hiddenReason" TEXT;
