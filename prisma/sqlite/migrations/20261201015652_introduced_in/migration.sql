-- AlterTable
ALTER TABLE "Person" ADD COLUMN "introducedIn" TEXT;

-- whoever the bot wrote to before knows it
UPDATE "Person" SET "introducedIn" = 'before' WHERE EXISTS (
  SELECT 1 FROM "Delivery" WHERE "Delivery"."personId" = "Person"."id" AND "Delivery"."state" = 'sent'
);
