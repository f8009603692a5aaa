-- CreateTable
CREATE TABLE "DeliveryAbout" (
    "deliveryKey" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    PRIMARY KEY ("deliveryKey", "about"),
    CONSTRAINT "DeliveryAbout_deliveryKey_fkey" FOREIGN KEY ("deliveryKey") REFERENCES "Delivery" ("key") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DeliveryAbout_about_idx" ON "DeliveryAbout"("about");

-- What is promised or posted already: its arguments, an array as JSON, hold the ids of the ideas it shows.
INSERT INTO "DeliveryAbout" ("deliveryKey", "about")
SELECT DISTINCT "Delivery"."key", "Idea"."id"
FROM "Delivery", json_each("Delivery"."args") AS arg
JOIN "Idea" ON "Idea"."id" = arg."value" AND "Idea"."workspaceId" = "Delivery"."workspaceId"
WHERE "Delivery"."verb" = 'post' AND "Delivery"."job" IN ('ideas.share', 'ideas.weekly', 'ideas.digest');
