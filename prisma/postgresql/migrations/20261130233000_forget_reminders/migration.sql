-- Rows of questions and reminders that were sent, or no longer wanted, tell who had answered when they came: none is kept.
DELETE FROM "Delivery" WHERE "job" IN ('mission.asked', 'mission.remind') AND "state" NOT IN ('due', 'sending');

-- Who was replaced and answered all the same looks like everybody who answered.
UPDATE "Participation" SET "replaced" = false WHERE "answered";
