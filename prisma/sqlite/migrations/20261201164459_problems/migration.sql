-- CreateTable
CREATE TABLE "Problem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "arose" TEXT,
    "prevents" TEXT,
    "playbook" TEXT,
    "playbookAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'open',
    "rank" INTEGER,
    "ownerId" TEXT,
    "dueDate" TEXT,
    "fixedAt" DATETIME,
    "fix" TEXT,
    "byId" TEXT NOT NULL,
    "roundId" TEXT,
    "topicId" TEXT,
    "warnedAt" DATETIME,
    "hiddenAt" DATETIME,
    "hiddenById" TEXT,
    "hiddenReason" TEXT,
    "folded" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Problem_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Voice" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'said';
ALTER TABLE "Voice" ADD COLUMN "problemId" TEXT;

-- CreateIndex
CREATE INDEX "Problem_workspaceId_state_idx" ON "Problem"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_workspaceId_number_key" ON "Problem"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "Voice_problemId_idx" ON "Voice"("problemId");
