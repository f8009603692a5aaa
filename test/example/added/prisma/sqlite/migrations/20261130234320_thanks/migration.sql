-- CreateTable
CREATE TABLE "Thanks" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "placeId" TEXT,
    "text" TEXT NOT NULL,
    "postedOn" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Thanks_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Thanks_workspaceId_toId_createdAt_idx" ON "Thanks"("workspaceId", "toId", "createdAt");

-- CreateIndex
CREATE INDEX "Thanks_placeId_createdAt_idx" ON "Thanks"("placeId", "createdAt");
