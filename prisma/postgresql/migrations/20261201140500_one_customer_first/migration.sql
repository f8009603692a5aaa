-- CreateEnum
CREATE TYPE "VoiceAs" AS ENUM ('again', 'newest', 'chosen');

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "outsiders" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "voiceAs" "VoiceAs",
ADD COLUMN     "voiceId" TEXT;
