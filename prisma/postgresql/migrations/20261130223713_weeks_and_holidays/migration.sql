-- AlterTable
ALTER TABLE "MeetingSeries" ADD COLUMN     "workingDays" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "workingDays" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "holidays" TEXT;

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Proposal_workspaceId_personId_idx" ON "Proposal"("workspaceId", "personId");

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Setting up was done at step 6 of a fixed list; now rituals bring steps, and done is -1.
UPDATE "Workspace" SET "setupStep" = -1 WHERE "setupStep" >= 6;
