-- AlterTable
ALTER TABLE "Idea" ADD COLUMN "askedAt" DATETIME;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "mutedKinds" TEXT NOT NULL DEFAULT '';

-- questions that their authors have not answered yet
UPDATE "Idea" SET "askedAt" = (
  SELECT MAX(question."at") FROM "IdeaEvent" question WHERE question."ideaId" = "Idea"."id" AND question."kind" = 'asked'
    AND NOT EXISTS (SELECT 1 FROM "IdeaEvent" later WHERE later."ideaId" = "Idea"."id" AND later."kind" = 'replied'
      AND later."at" >= question."at")
);
