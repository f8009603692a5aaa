-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "skippedById" TEXT;

-- AlterTable
ALTER TABLE "MeetingSeries" ADD COLUMN "haltedById" TEXT;
ALTER TABLE "MeetingSeries" ADD COLUMN "takers" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN "keptAt" DATETIME;
ALTER TABLE "Topic" ADD COLUMN "ownerId" TEXT;

-- Whether the customer opened a meeting is asked in the agenda itself by now.
DELETE FROM "Delivery" WHERE "job" = 'agenda.opened';
