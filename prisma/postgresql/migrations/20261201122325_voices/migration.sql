-- CreateEnum
CREATE TYPE "VoiceMoveKind" AS ENUM ('taken', 'handed', 'moved', 'answered', 'solved');

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "customersPlaceId" TEXT,
ADD COLUMN     "keepMonths" INTEGER NOT NULL DEFAULT 12;

-- CreateTable
CREATE TABLE "Voice" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "news" "News",
    "customer" TEXT,
    "handle" TEXT,
    "customerKey" TEXT,
    "byId" TEXT NOT NULL,
    "link" TEXT,
    "saidOn" TEXT NOT NULL,
    "meetingId" TEXT,
    "holderId" TEXT,
    "dueAt" TIMESTAMP(3),
    "movedAt" TIMESTAMP(3),
    "movedWhy" TEXT,
    "takenAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "solvedAt" TIMESTAMP(3),
    "answeredById" TEXT,
    "answer" TEXT,
    "sharedAt" TIMESTAMP(3),
    "hiddenAt" TIMESTAMP(3),
    "hiddenById" TEXT,
    "hiddenReason" TEXT,
    "folded" TEXT NOT NULL,
    "erasedAt" TIMESTAMP(3),
    "overwrittenAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoiceMove" (
    "id" TEXT NOT NULL,
    "voiceId" TEXT NOT NULL,
    "kind" "VoiceMoveKind" NOT NULL,
    "personId" TEXT NOT NULL,
    "holderId" TEXT,
    "dueAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VoiceMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoiceNumber" (
    "workspaceId" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "VoiceNumber_pkey" PRIMARY KEY ("workspaceId")
);

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

-- AddForeignKey
ALTER TABLE "Voice" ADD CONSTRAINT "Voice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoiceMove" ADD CONSTRAINT "VoiceMove_voiceId_fkey" FOREIGN KEY ("voiceId") REFERENCES "Voice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
