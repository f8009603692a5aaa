-- AlterTable
ALTER TABLE "Voice" ADD COLUMN "toldAt" DATETIME;

-- CreateTable
CREATE TABLE "Asking" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "leaderId" TEXT NOT NULL,
    "offer" TEXT NOT NULL,
    "sorterId" TEXT NOT NULL,
    "nextOn" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Asking_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AskingRound" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "askingId" TEXT NOT NULL,
    "leaderId" TEXT NOT NULL,
    "offer" TEXT NOT NULL,
    "sorterId" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "remindedAt" DATETIME,
    "resultAt" DATETIME,
    "mains" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AskingRound_askingId_fkey" FOREIGN KEY ("askingId") REFERENCES "Asking" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AskingLine" (
    "voiceId" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "sortedAt" DATETIME,
    "sortedById" TEXT,
    CONSTRAINT "AskingLine_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "AskingRound" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Asking_workspaceId_placeId_key" ON "Asking"("workspaceId", "placeId");

-- CreateIndex
CREATE INDEX "AskingRound_askingId_opensOn_idx" ON "AskingRound"("askingId", "opensOn");

-- CreateIndex
CREATE INDEX "AskingRound_resultAt_closedAt_idx" ON "AskingRound"("resultAt", "closedAt");

-- CreateIndex
CREATE INDEX "AskingLine_roundId_idx" ON "AskingLine"("roundId");
