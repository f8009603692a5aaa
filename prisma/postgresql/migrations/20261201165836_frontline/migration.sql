-- AlterTable
ALTER TABLE "Voice" ADD COLUMN     "toldAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Asking" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "leaderId" TEXT NOT NULL,
    "offer" TEXT NOT NULL,
    "sorterId" TEXT NOT NULL,
    "nextOn" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Asking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AskingRound" (
    "id" TEXT NOT NULL,
    "askingId" TEXT NOT NULL,
    "leaderId" TEXT NOT NULL,
    "offer" TEXT NOT NULL,
    "sorterId" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "remindedAt" TIMESTAMP(3),
    "resultAt" TIMESTAMP(3),
    "mains" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AskingRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AskingLine" (
    "voiceId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "sortedAt" TIMESTAMP(3),
    "sortedById" TEXT,

    CONSTRAINT "AskingLine_pkey" PRIMARY KEY ("voiceId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Asking_workspaceId_placeId_key" ON "Asking"("workspaceId", "placeId");

-- CreateIndex
CREATE INDEX "AskingRound_askingId_opensOn_idx" ON "AskingRound"("askingId", "opensOn");

-- CreateIndex
CREATE INDEX "AskingRound_resultAt_closedAt_idx" ON "AskingRound"("resultAt", "closedAt");

-- CreateIndex
CREATE INDEX "AskingLine_roundId_idx" ON "AskingLine"("roundId");

-- AddForeignKey
ALTER TABLE "Asking" ADD CONSTRAINT "Asking_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AskingRound" ADD CONSTRAINT "AskingRound_askingId_fkey" FOREIGN KEY ("askingId") REFERENCES "Asking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AskingLine" ADD CONSTRAINT "AskingLine_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "AskingRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;
