-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "invitedId" TEXT;
