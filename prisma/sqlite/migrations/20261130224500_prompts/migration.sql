-- AlterTable
ALTER TABLE "Meeting" RENAME COLUMN "promptKind" TO "prompt";
ALTER TABLE "Meeting" RENAME COLUMN "promptIdeaId" TO "promptAbout";
