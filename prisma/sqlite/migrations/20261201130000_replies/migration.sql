-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "underKey" TEXT;
