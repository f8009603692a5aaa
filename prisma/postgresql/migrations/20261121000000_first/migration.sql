-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "PlatformName" AS ENUM ('slack', 'discord', 'sandbox');

-- CreateEnum
CREATE TYPE "PersonKind" AS ENUM ('member', 'guest', 'bot', 'gone');

-- CreateEnum
CREATE TYPE "ChampionState" AS ENUM ('no', 'asked', 'yes');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('channel', 'direct');

-- CreateEnum
CREATE TYPE "Rhythm" AS ENUM ('weekly', 'fortnightly', 'monthly', 'quarterly', 'once');

-- CreateEnum
CREATE TYPE "SeriesState" AS ENUM ('active', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "Opened" AS ENUM ('brought', 'heard', 'not_this_time');

-- CreateEnum
CREATE TYPE "PromptKind" AS ENUM ('conversation', 'sales_support', 'new_idea', 'metric');

-- CreateEnum
CREATE TYPE "News" AS ENUM ('good', 'bad');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('channel', 'everyone', 'ten');

-- CreateEnum
CREATE TYPE "PollState" AS ENUM ('active', 'ended');

-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('open', 'closing', 'rewritten', 'shredded', 'closed');

-- CreateEnum
CREATE TYPE "IdeaState" AS ENUM ('new', 'in_review', 'accepted', 'declined', 'done', 'merged', 'withdrawn');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('due', 'sending', 'sent', 'dropped', 'missed', 'gave_up');

-- CreateEnum
CREATE TYPE "DeliveryVerb" AS ENUM ('post', 'edit');

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "platform" "PlatformName" NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "workingDays" TEXT NOT NULL DEFAULT '1,2,3,4,5',
    "smallestGroup" INTEGER NOT NULL DEFAULT 5,
    "pollDays" INTEGER NOT NULL DEFAULT 5,
    "ideasPlaceId" TEXT,
    "removedAt" TIMESTAMP(3),
    "setupStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PersonKind" NOT NULL DEFAULT 'member',
    "locale" TEXT,
    "platformLocale" TEXT,
    "timeZone" TEXT,
    "platformTimeZone" TEXT,
    "platformAdmin" BOOLEAN NOT NULL DEFAULT false,
    "namedAdmin" BOOLEAN NOT NULL DEFAULT false,
    "directMessages" BOOLEAN,
    "languageOffered" BOOLEAN NOT NULL DEFAULT false,
    "champion" "ChampionState" NOT NULL DEFAULT 'no',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PlaceKind" NOT NULL DEFAULT 'channel',
    "goneAt" TIMESTAMP(3),

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shown" (
    "list" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "ids" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Shown_pkey" PRIMARY KEY ("list","placeId","personId")
);

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "weekdays" TEXT NOT NULL DEFAULT '',
    "monthDay" INTEGER,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "postBefore" INTEGER NOT NULL DEFAULT 30,
    "makerId" TEXT NOT NULL,
    "state" "SeriesState" NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeetingSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    "turnPersonId" TEXT,
    "passedBy" TEXT NOT NULL DEFAULT '',
    "promptKind" "PromptKind",
    "promptIdeaId" TEXT,
    "opened" "Opened",
    "openedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "meetingId" TEXT NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneMeetingId" TEXT,
    "removedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "news" "News",
    "answered" BOOLEAN,
    "answerBy" TEXT,
    "answerDate" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "statedById" TEXT NOT NULL,
    "statedAt" TIMESTAMP(3) NOT NULL,
    "replacedAt" TIMESTAMP(3),

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "rhythm" "Rhythm" NOT NULL,
    "firstDate" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "audience" "Audience" NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "kWords" INTEGER NOT NULL DEFAULT 10,
    "makerId" TEXT NOT NULL,
    "state" "PollState" NOT NULL DEFAULT 'active',
    "nextOn" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RoundState" NOT NULL DEFAULT 'open',
    "anonymous" BOOLEAN NOT NULL,
    "audience" "Audience" NOT NULL,
    "kFigures" INTEGER NOT NULL,
    "kWords" INTEGER NOT NULL,
    "thirdRating" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "asked" INTEGER,
    "report" TEXT,
    "themes" TEXT,
    "action" TEXT,
    "actionById" TEXT,
    "actionAt" TIMESTAMP(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "replaced" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("roundId","personId")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "key" TEXT,
    "personId" TEXT,
    "ownJob" TEXT NOT NULL,
    "sharedJob" TEXT NOT NULL,
    "rating1" INTEGER,
    "rating2" INTEGER,
    "rating3" INTEGER,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeaderAnswer" (
    "roundId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "ownJob" TEXT NOT NULL,
    "sharedJob" TEXT NOT NULL,

    CONSTRAINT "LeaderAnswer_pkey" PRIMARY KEY ("roundId","personId")
);

-- CreateTable
CREATE TABLE "Idea" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "change" TEXT,
    "customers" TEXT,
    "delight" TEXT,
    "authorId" TEXT NOT NULL,
    "unnamed" BOOLEAN NOT NULL DEFAULT false,
    "state" "IdeaState" NOT NULL DEFAULT 'new',
    "reviewerId" TEXT,
    "ownerId" TEXT,
    "dueDate" TEXT,
    "reason" TEXT,
    "reconsider" TEXT,
    "mergedIntoId" TEXT,
    "folded" TEXT NOT NULL,
    "voteCount" INTEGER NOT NULL DEFAULT 0,
    "placeId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Idea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "ideaId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("ideaId","personId")
);

-- CreateTable
CREATE TABLE "IdeaEvent" (
    "id" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "text" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdeaEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdeaNumber" (
    "workspaceId" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "IdeaNumber_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "nextRunAt" TIMESTAMP(3) NOT NULL,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "verb" "DeliveryVerb" NOT NULL DEFAULT 'post',
    "job" TEXT NOT NULL,
    "args" TEXT NOT NULL,
    "placeId" TEXT,
    "personId" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "tryAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "bulk" BOOLEAN NOT NULL DEFAULT false,
    "state" "DeliveryState" NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "sendingAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" TIMESTAMP(3),
    "channelRef" TEXT,
    "messageRef" TEXT,
    "reason" TEXT,
    "ownerId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Allowance" (
    "key" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "pausedUntil" TIMESTAMP(3),

    CONSTRAINT "Allowance_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Answered" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Answered_pkey" PRIMARY KEY ("platform","id")
);

-- CreateTable
CREATE TABLE "SandboxMessage" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "author" TEXT,
    "key" TEXT,
    "text" TEXT,
    "view" TEXT,
    "sentAt" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),

    CONSTRAINT "SandboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxFile" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "SandboxFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxState" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "clockOffset" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "SandboxState_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingSeries" ADD CONSTRAINT "MeetingSeries_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeaderAnswer" ADD CONSTRAINT "LeaderAnswer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaEvent" ADD CONSTRAINT "IdeaEvent_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
