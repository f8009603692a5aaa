-- AlterTable
ALTER TABLE "Meeting" ALTER COLUMN "promptKind" TYPE TEXT USING "promptKind"::TEXT;
ALTER TABLE "Meeting" RENAME COLUMN "promptKind" TO "prompt";
ALTER TABLE "Meeting" RENAME COLUMN "promptIdeaId" TO "promptAbout";

-- DropEnum
DROP TYPE "PromptKind";
