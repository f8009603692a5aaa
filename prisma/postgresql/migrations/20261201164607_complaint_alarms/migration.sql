-- CreateTable
CREATE TABLE "ComplaintAlarm" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "ordinaryUpTo" INTEGER NOT NULL,
    "chance" DOUBLE PRECISION NOT NULL,
    "knownById" TEXT,
    "knownAt" TIMESTAMP(3),
    "problemId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ComplaintAlarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ComplaintAlarm_workspaceId_on_idx" ON "ComplaintAlarm"("workspaceId", "on");

-- AddForeignKey
ALTER TABLE "ComplaintAlarm" ADD CONSTRAINT "ComplaintAlarm_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
