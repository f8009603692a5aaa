-- CreateEnum
CREATE TYPE "ProblemState" AS ENUM ('open', 'fixed', 'rests');

-- CreateEnum
CREATE TYPE "VoiceKind" AS ENUM ('said', 'seen');

-- AlterTable
ALTER TABLE "Voice" ADD COLUMN     "kind" "VoiceKind" NOT NULL DEFAULT 'said',
ADD COLUMN     "problemId" TEXT;

-- CreateTable
CREATE TABLE "Problem" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "arose" TEXT,
    "prevents" TEXT,
    "playbook" TEXT,
    "playbookAt" TIMESTAMP(3),
    "state" "ProblemState" NOT NULL DEFAULT 'open',
    "rank" INTEGER,
    "ownerId" TEXT,
    "dueDate" TEXT,
    "fixedAt" TIMESTAMP(3),
    "fix" TEXT,
    "byId" TEXT NOT NULL,
    "roundId" TEXT,
    "topicId" TEXT,
    "warnedAt" TIMESTAMP(3),
    "hiddenAt" TIMESTAMP(3),
    "hiddenById" TEXT,
    "hiddenReason" TEXT,
    "folded" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Problem_workspaceId_state_idx" ON "Problem"("workspaceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_workspaceId_number_key" ON "Problem"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "Voice_problemId_idx" ON "Voice"("problemId");

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
