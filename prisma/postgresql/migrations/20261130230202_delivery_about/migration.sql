-- CreateTable
CREATE TABLE "DeliveryAbout" (
    "deliveryKey" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    CONSTRAINT "DeliveryAbout_pkey" PRIMARY KEY ("deliveryKey","about")
);

-- CreateIndex
CREATE INDEX "DeliveryAbout_about_idx" ON "DeliveryAbout"("about");

-- AddForeignKey
ALTER TABLE "DeliveryAbout" ADD CONSTRAINT "DeliveryAbout_deliveryKey_fkey" FOREIGN KEY ("deliveryKey") REFERENCES "Delivery"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is promised or posted already: its arguments, an array as JSON, hold the ids of the ideas it shows.
INSERT INTO "DeliveryAbout" ("deliveryKey", "about")
SELECT DISTINCT "Delivery"."key", "Idea"."id"
FROM "Delivery"
CROSS JOIN LATERAL jsonb_array_elements_text("Delivery"."args"::jsonb) AS arg("value")
JOIN "Idea" ON "Idea"."id" = arg."value" AND "Idea"."workspaceId" = "Delivery"."workspaceId"
WHERE "Delivery"."verb" = 'post' AND "Delivery"."job" IN ('ideas.share', 'ideas.weekly', 'ideas.digest');
