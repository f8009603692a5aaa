-- CreateTable
CREATE TABLE "ComplaintAlarm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "ordinaryUpTo" INTEGER NOT NULL,
    "chance" REAL NOT NULL,
    "knownById" TEXT,
    "knownAt" DATETIME,
    "problemId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ComplaintAlarm_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ComplaintAlarm_workspaceId_on_idx" ON "ComplaintAlarm"("workspaceId", "on");
