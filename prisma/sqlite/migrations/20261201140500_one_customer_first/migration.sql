-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "voiceId" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "voiceAs" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "outsiders" BOOLEAN NOT NULL DEFAULT true;
