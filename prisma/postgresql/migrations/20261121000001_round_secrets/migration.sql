-- The secrets of open anonymous rounds. No model knows them. UNLOGGED keeps them out of the write-ahead log, of replicas
-- and of base backups; losing them in a crash only ends the editing of answers.
CREATE UNLOGGED TABLE "RoundSecret" (
    "roundId" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "RoundSecret_pkey" PRIMARY KEY ("roundId")
);
