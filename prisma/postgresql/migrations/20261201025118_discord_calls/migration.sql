-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "callPlaceId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "directOffered" BOOLEAN NOT NULL DEFAULT false;
