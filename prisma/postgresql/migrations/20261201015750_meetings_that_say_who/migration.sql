-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "skippedById" TEXT;

-- AlterTable
ALTER TABLE "MeetingSeries" ADD COLUMN     "haltedById" TEXT,
ADD COLUMN     "takers" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "keptAt" TIMESTAMP(3),
ADD COLUMN     "ownerId" TEXT;

-- Whether the customer opened a meeting is asked in the agenda itself by now.
DELETE FROM "Delivery" WHERE "job" = 'agenda.opened';
