-- CreateTable
CREATE TABLE "Voice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "news" TEXT,
    "customer" TEXT,
    "handle" TEXT,
    "customerKey" TEXT,
    "byId" TEXT NOT NULL,
    "link" TEXT,
    "saidOn" TEXT NOT NULL,
    "meetingId" TEXT,
    "holderId" TEXT,
    "dueAt" DATETIME,
    "movedAt" DATETIME,
    "movedWhy" TEXT,
    "takenAt" DATETIME,
    "answeredAt" DATETIME,
    "solvedAt" DATETIME,
    "answeredById" TEXT,
    "answer" TEXT,
    "sharedAt" DATETIME,
    "hiddenAt" DATETIME,
    "hiddenById" TEXT,
    "hiddenReason" TEXT,
    "folded" TEXT NOT NULL,
    "erasedAt" DATETIME,
    "overwrittenAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Voice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoiceMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "voiceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "holderId" TEXT,
    "dueAt" DATETIME,
    "at" DATETIME NOT NULL,
    CONSTRAINT "VoiceMove_voiceId_fkey" FOREIGN KEY ("voiceId") REFERENCES "Voice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoiceNumber" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "customersPlaceId" TEXT;
ALTER TABLE "Workspace" ADD COLUMN "keepMonths" INTEGER NOT NULL DEFAULT 12;

-- CreateIndex
CREATE INDEX "Voice_workspaceId_answeredAt_dueAt_idx" ON "Voice"("workspaceId", "answeredAt", "dueAt");

-- CreateIndex
CREATE INDEX "Voice_workspaceId_handle_idx" ON "Voice"("workspaceId", "handle");

-- CreateIndex
CREATE INDEX "Voice_erasedAt_overwrittenAt_idx" ON "Voice"("erasedAt", "overwrittenAt");

-- CreateIndex
CREATE INDEX "Voice_workspaceId_customerKey_idx" ON "Voice"("workspaceId", "customerKey");

-- CreateIndex
CREATE INDEX "Voice_workspaceId_saidOn_idx" ON "Voice"("workspaceId", "saidOn");

-- CreateIndex
CREATE INDEX "Voice_meetingId_idx" ON "Voice"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "Voice_workspaceId_number_key" ON "Voice"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "VoiceMove_voiceId_at_idx" ON "VoiceMove"("voiceId", "at");
