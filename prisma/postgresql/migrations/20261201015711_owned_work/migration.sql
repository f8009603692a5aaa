-- CreateEnum
CREATE TYPE "OwnedState" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "OwnedMoveKind" AS ENUM ('given', 'moved', 'handed', 'free', 'change', 'done', 'dropped');

-- AlterTable
ALTER TABLE "Idea" ADD COLUMN     "brought" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "backOn" TEXT,
ADD COLUMN     "standInId" TEXT;

-- CreateTable
CREATE TABLE "RoundAction" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoundAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnedWork" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "askedById" TEXT,
    "seriesId" TEXT,
    "dueDate" TEXT,
    "state" "OwnedState" NOT NULL DEFAULT 'open',
    "brought" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OwnedWork_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnedMove" (
    "id" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "kind" "OwnedMoveKind" NOT NULL,
    "personId" TEXT,
    "text" TEXT,
    "before" "OwnedState",
    "ownerId" TEXT,
    "dueDate" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OwnedMove_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoundAction_roundId_at_idx" ON "RoundAction"("roundId", "at");

-- CreateIndex
CREATE INDEX "OwnedWork_workspaceId_state_ownerId_idx" ON "OwnedWork"("workspaceId", "state", "ownerId");

-- CreateIndex
CREATE INDEX "OwnedWork_seriesId_idx" ON "OwnedWork"("seriesId");

-- CreateIndex
CREATE UNIQUE INDEX "OwnedWork_kind_aboutId_key" ON "OwnedWork"("kind", "aboutId");

-- CreateIndex
CREATE INDEX "OwnedMove_workId_at_idx" ON "OwnedMove"("workId", "at");

-- AddForeignKey
ALTER TABLE "RoundAction" ADD CONSTRAINT "RoundAction_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnedWork" ADD CONSTRAINT "OwnedWork_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnedMove" ADD CONSTRAINT "OwnedMove_workId_fkey" FOREIGN KEY ("workId") REFERENCES "OwnedWork"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Accepted ideas that somebody does: theirs until done, given by whoever accepted them.
INSERT INTO "OwnedWork" ("id", "workspaceId", "kind", "aboutId", "ownerId", "askedById", "dueDate", "createdAt")
SELECT idea."id", idea."workspaceId", 'idea', idea."id", idea."ownerId",
  (SELECT event."personId" FROM "IdeaEvent" event WHERE event."ideaId" = idea."id" AND event."kind" = 'accept'
    ORDER BY event."at" DESC, event."id" DESC LIMIT 1), idea."dueDate", idea."changedAt"
FROM "Idea" idea WHERE idea."state" = 'accepted' AND idea."ownerId" IS NOT NULL;

INSERT INTO "OwnedMove" ("id", "workId", "kind", "personId", "at")
SELECT event."id", work."id", 'given', event."personId", event."at"
FROM "OwnedWork" work JOIN "IdeaEvent" event ON event."id" =
  (SELECT last."id" FROM "IdeaEvent" last WHERE last."ideaId" = work."aboutId" AND last."kind" = 'accept'
    ORDER BY last."at" DESC, last."id" DESC LIMIT 1);

-- What was to tell them, or told them, is the same news under its new name.
UPDATE "Delivery" SET "job" = 'pad.workNews',
  "key" = 'pad.workNews:' || SUBSTR("args", 3, LENGTH("args") - 4) || ':' || "personId",
  "args" = '["' || SUBSTR("args", 3, LENGTH("args") - 4) || '","' || "personId" || '"]'
WHERE "job" = 'ideas.owner';

-- Answers that customers still wait for, as far as their day lies ahead.
INSERT INTO "OwnedWork" ("id", "workspaceId", "kind", "aboutId", "ownerId", "askedById", "seriesId", "dueDate", "createdAt")
SELECT story."id", series."workspaceId", 'answer', story."id", story."answerBy", story."personId", series."id",
  story."answerDate", story."createdAt"
FROM "Story" story JOIN "Meeting" meeting ON meeting."id" = story."meetingId"
  JOIN "MeetingSeries" series ON series."id" = meeting."seriesId"
WHERE NOT story."answered" AND story."answerBy" IS NOT NULL AND story."answerDate" >= CAST(CURRENT_DATE AS TEXT);

-- What was said to follow from a round; its post keeps its key.
INSERT INTO "RoundAction" ("id", "roundId", "text", "byId", "at")
SELECT "id", "id", "action", "actionById", "actionAt" FROM "Round"
WHERE "action" IS NOT NULL AND "actionById" IS NOT NULL AND "actionAt" IS NOT NULL;

-- Reminders for what lies ahead alone; the rest stands on its owner's home page.
INSERT INTO "Schedule" ("id", "workspaceId", "name", "subject", "nextRunAt")
SELECT work."id", work."workspaceId", 'pad.work', work."id", work."createdAt"
FROM "OwnedWork" work WHERE work."dueDate" >= CAST(CURRENT_DATE AS TEXT);

INSERT INTO "Schedule" ("id", "workspaceId", "name", "subject", "nextRunAt")
SELECT workspace."id", workspace."id", 'pad.workDay', workspace."id", workspace."createdAt"
FROM "Workspace" workspace WHERE EXISTS (SELECT 1 FROM "OwnedWork" work WHERE work."workspaceId" = workspace."id");
