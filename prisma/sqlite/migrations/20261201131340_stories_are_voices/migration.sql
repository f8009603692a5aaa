-- Every story becomes a voice under its own id, numbered by when it was brought. What nobody said an answer was missing
-- of counts as answered, and all of it as shared, so that nothing old is asked about or told again. An answer that was
-- promised for a day to come keeps its day: until its evening, 20:00 UTC, for SQL knows no zones here. One without, or
-- with one that has passed, waits without a clock. The day it was said on is that of UTC. Searched as the bot folds it,
-- but for what SQL cannot: letters of other than ASCII in upper case (SQLite), and letters written in parts.
INSERT INTO "Voice" ("id", "workspaceId", "number", "text", "news", "byId", "saidOn", "meetingId", "holderId", "dueAt",
  "takenAt", "answeredAt", "answeredById", "sharedAt", "hiddenAt", "hiddenById", "hiddenReason", "folded", "createdAt")
SELECT "id", "workspaceId",
  COALESCE((SELECT given."last" FROM "VoiceNumber" given WHERE given."workspaceId" = told."workspaceId"), 0)
    + ROW_NUMBER() OVER (PARTITION BY "workspaceId" ORDER BY "createdAt", "id"),
  "text", "news", "personId", SUBSTR("createdAt", 1, 10), "meetingId",
  CASE WHEN "isPromised" THEN "answerBy" END,
  CASE WHEN "isPromised" THEN "answerDate" || 'T20:00:00.000+00:00' END,
  CASE WHEN "isPromised" OR NOT "waits" THEN "createdAt" END,
  CASE WHEN NOT "waits" THEN "createdAt" END,
  CASE WHEN "answered" THEN "personId" END,
  "createdAt", "hiddenAt", "hiddenById", "hiddenReason",
  TRIM(LOWER(REPLACE(REPLACE(REPLACE(REPLACE("text", CHAR(8204), ''), CHAR(8205), ''), CHAR(13), ' '), CHAR(10), ' '))),
  "createdAt"
FROM (
  SELECT story.*, series."workspaceId",
    COALESCE(NOT story."answered", FALSE) AND COALESCE(CAST(story."news" AS TEXT), 'bad') <> 'good' AS "waits",
    COALESCE(NOT story."answered", FALSE) AND COALESCE(CAST(story."news" AS TEXT), 'bad') <> 'good'
      AND story."answerBy" IS NOT NULL AND COALESCE(story."answerDate", '') >= CAST(CURRENT_DATE AS TEXT) AS "isPromised"
  FROM "Story" story JOIN "Meeting" meeting ON meeting."id" = story."meetingId"
    JOIN "MeetingSeries" series ON series."id" = meeting."seriesId"
) told;

INSERT INTO "VoiceNumber" ("workspaceId", "last")
SELECT "workspaceId", MAX("number") FROM "Voice" WHERE TRUE GROUP BY "workspaceId"
ON CONFLICT ("workspaceId") DO UPDATE SET "last" = excluded."last";

-- The voice's clock sees to the answer by now: it is no longer owned work, whose reminders and news end.
DELETE FROM "Schedule" WHERE "name" = 'pad.work'
  AND "subject" IN (SELECT "id" FROM "OwnedWork" WHERE "kind" = 'answer');
UPDATE "Delivery" SET "state" = 'dropped', "reason" = 'withdrawn' WHERE "state" = 'due' AND "job" = 'pad.workNews'
  AND SUBSTR("args", 3, 36) IN (SELECT move."id" FROM "OwnedMove" move JOIN "OwnedWork" work ON work."id" = move."workId"
    WHERE work."kind" = 'answer');
UPDATE "OwnedWork" SET "state" = 'dropped' WHERE "kind" = 'answer' AND "state" = 'open';

INSERT INTO "Schedule" ("id", "workspaceId", "name", "subject", "nextRunAt")
SELECT 'customers.clock:' || "id", "workspaceId", 'customers.clock', "id", "createdAt" FROM "Voice"
WHERE "dueAt" IS NOT NULL AND "answeredAt" IS NULL AND "meetingId" IS NOT NULL
ON CONFLICT DO NOTHING;
INSERT INTO "Schedule" ("id", "workspaceId", "name", "subject", "nextRunAt")
SELECT 'customers.rounds:' || "workspaceId", "workspaceId", 'customers.rounds', "workspaceId", MIN("createdAt") FROM "Voice"
WHERE "dueAt" IS NOT NULL GROUP BY "workspaceId"
ON CONFLICT DO NOTHING;

-- What was posted about a meeting is made anew with what was brought to it.
INSERT INTO "DeliveryAbout" ("deliveryKey", "about")
SELECT "key", SUBSTR("key", 13, 36) FROM "Delivery" WHERE "verb" = 'post' AND "job" IN ('agenda.post', 'agenda.turn')
ON CONFLICT DO NOTHING;

-- DropTable
DROP TABLE "Story";
