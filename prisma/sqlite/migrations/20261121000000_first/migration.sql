-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "workingDays" TEXT NOT NULL DEFAULT '1,2,3,4,5',
    "smallestGroup" INTEGER NOT NULL DEFAULT 5,
    "pollDays" INTEGER NOT NULL DEFAULT 5,
    "ideasPlaceId" TEXT,
    "removedAt" DATETIME,
    "setupStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'member',
    "locale" TEXT,
    "platformLocale" TEXT,
    "timeZone" TEXT,
    "platformTimeZone" TEXT,
    "platformAdmin" BOOLEAN NOT NULL DEFAULT false,
    "namedAdmin" BOOLEAN NOT NULL DEFAULT false,
    "directMessages" BOOLEAN,
    "languageOffered" BOOLEAN NOT NULL DEFAULT false,
    "champion" TEXT NOT NULL DEFAULT 'no',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'channel',
    "goneAt" DATETIME,
    CONSTRAINT "Place_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Shown" (
    "list" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "ids" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("list", "placeId", "personId")
);

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "weekdays" TEXT NOT NULL DEFAULT '',
    "monthDay" INTEGER,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "postBefore" INTEGER NOT NULL DEFAULT 30,
    "makerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "MeetingSeries_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seriesId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    "turnPersonId" TEXT,
    "passedBy" TEXT NOT NULL DEFAULT '',
    "promptKind" TEXT,
    "promptIdeaId" TEXT,
    "opened" TEXT,
    "openedById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seriesId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "meetingId" TEXT NOT NULL,
    "doneAt" DATETIME,
    "doneMeetingId" TEXT,
    "removedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Topic_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Story" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "news" TEXT,
    "answered" BOOLEAN,
    "answerBy" TEXT,
    "answerDate" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Story_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "statedById" TEXT NOT NULL,
    "statedAt" DATETIME NOT NULL,
    "replacedAt" DATETIME,
    CONSTRAINT "Statement_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "kWords" INTEGER NOT NULL DEFAULT 10,
    "makerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "nextOn" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Poll_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pollId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "anonymous" BOOLEAN NOT NULL,
    "audience" TEXT NOT NULL,
    "kFigures" INTEGER NOT NULL,
    "kWords" INTEGER NOT NULL,
    "thirdRating" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "asked" INTEGER,
    "report" TEXT,
    "themes" TEXT,
    "action" TEXT,
    "actionById" TEXT,
    "actionAt" DATETIME,
    CONSTRAINT "Round_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Participation" (
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "replaced" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("roundId", "personId"),
    CONSTRAINT "Participation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "key" TEXT,
    "personId" TEXT,
    "ownJob" TEXT NOT NULL,
    "sharedJob" TEXT NOT NULL,
    "rating1" INTEGER,
    "rating2" INTEGER,
    "rating3" INTEGER,
    CONSTRAINT "Answer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "LeaderAnswer" (
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "ownJob" TEXT NOT NULL,
    "sharedJob" TEXT NOT NULL,

    PRIMARY KEY ("roundId", "personId"),
    CONSTRAINT "LeaderAnswer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "Idea" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "change" TEXT,
    "customers" TEXT,
    "delight" TEXT,
    "authorId" TEXT NOT NULL,
    "unnamed" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'new',
    "reviewerId" TEXT,
    "ownerId" TEXT,
    "dueDate" TEXT,
    "reason" TEXT,
    "reconsider" TEXT,
    "mergedIntoId" TEXT,
    "folded" TEXT NOT NULL,
    "voteCount" INTEGER NOT NULL DEFAULT 0,
    "placeId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Idea_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Vote" (
    "ideaId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("ideaId", "personId"),
    CONSTRAINT "Vote_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdeaEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ideaId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "text" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "IdeaEvent_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdeaNumber" (
    "workspaceId" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "nextRunAt" DATETIME NOT NULL,
    "leaseUntil" DATETIME,
    CONSTRAINT "Schedule_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "verb" TEXT NOT NULL DEFAULT 'post',
    "job" TEXT NOT NULL,
    "args" TEXT NOT NULL,
    "placeId" TEXT,
    "personId" TEXT,
    "dueAt" DATETIME NOT NULL,
    "tryAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "bulk" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "sendingAt" DATETIME,
    "sentAt" DATETIME,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" DATETIME,
    "channelRef" TEXT,
    "messageRef" TEXT,
    "reason" TEXT,
    "ownerId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Delivery_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Allowance" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "nextAt" DATETIME NOT NULL,
    "pausedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "Answered" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("platform", "id")
);

-- CreateTable
CREATE TABLE "SandboxMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "author" TEXT,
    "key" TEXT,
    "text" TEXT,
    "view" TEXT,
    "sentAt" DATETIME NOT NULL,
    "editedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SandboxFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "SandboxState" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "clockOffset" BIGINT NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_platform_externalId_key" ON "Workspace"("platform", "externalId");

-- CreateIndex
CREATE INDEX "Person_workspaceId_champion_idx" ON "Person"("workspaceId", "champion");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_externalId_key" ON "Person"("workspaceId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_workspaceId_externalId_key" ON "Place"("workspaceId", "externalId");

-- CreateIndex
CREATE INDEX "MeetingSeries_workspaceId_placeId_idx" ON "MeetingSeries"("workspaceId", "placeId");

-- CreateIndex
CREATE INDEX "Meeting_startsAt_idx" ON "Meeting"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_seriesId_date_key" ON "Meeting"("seriesId", "date");

-- CreateIndex
CREATE INDEX "Topic_seriesId_position_idx" ON "Topic"("seriesId", "position");

-- CreateIndex
CREATE INDEX "Story_meetingId_idx" ON "Story"("meetingId");

-- CreateIndex
CREATE INDEX "Statement_workspaceId_locale_idx" ON "Statement"("workspaceId", "locale");

-- CreateIndex
CREATE INDEX "Poll_workspaceId_idx" ON "Poll"("workspaceId");

-- CreateIndex
CREATE INDEX "Round_state_closesAt_idx" ON "Round"("state", "closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "Round_pollId_number_key" ON "Round"("pollId", "number");

-- CreateIndex
CREATE INDEX "Answer_roundId_id_idx" ON "Answer"("roundId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_roundId_key_key" ON "Answer"("roundId", "key");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_state_createdAt_idx" ON "Idea"("workspaceId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Idea_workspaceId_authorId_idx" ON "Idea"("workspaceId", "authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_workspaceId_number_key" ON "Idea"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "IdeaEvent_ideaId_at_idx" ON "IdeaEvent"("ideaId", "at");

-- CreateIndex
CREATE INDEX "Schedule_nextRunAt_idx" ON "Schedule"("nextRunAt");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_name_subject_key" ON "Schedule"("name", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_bulk_tryAt_id_idx" ON "Delivery"("state", "bulk", "tryAt", "id");

-- CreateIndex
CREATE INDEX "Delivery_state_leaseUntil_idx" ON "Delivery"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Delivery_workspaceId_job_idx" ON "Delivery"("workspaceId", "job");

-- CreateIndex
CREATE INDEX "Allowance_pausedUntil_idx" ON "Allowance"("pausedUntil");

-- CreateIndex
CREATE INDEX "Answered_at_idx" ON "Answered"("at");

-- CreateIndex
CREATE UNIQUE INDEX "SandboxMessage_key_key" ON "SandboxMessage"("key");

-- CreateIndex
CREATE INDEX "SandboxMessage_channel_sentAt_idx" ON "SandboxMessage"("channel", "sentAt");
