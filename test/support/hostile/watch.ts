import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { UserError } from '../../../src/chat/asks.ts';
import type { Reply } from '../../../src/chat/platform.ts';
import type { Logger } from '../../../src/log.ts';
import type { Ritual } from '../../../src/rituals/ritual.ts';
import type { Db } from '../../../src/store/client.ts';

/** No more processor time than this for one thing that somebody does, on the thread of the event loop. */
export const mostMs = 50;

/** What is kept of whoever asks, wherever it leads; and what people say to each other in the sandbox. */
const ofAsking = /^(Answered|Person|Place|Workspace|Sandbox\w*|_\w*|sqlite_\w*|Probe)$/;

/** Watches what a bot does with what it is sent: errors, refusals, and rows that change. SQLite only. */
export function watch(all: readonly Ritual[]) {
  const errors: string[] = [];
  let outcome = { ran: false, refused: false };
  const counts = { done: 0, refused: 0, unread: 0 };
  const replies: Reply[] = [];

  function spied<A extends unknown[]>(run: (...given: A) => Promise<Reply>): (...given: A) => Promise<Reply> {
    return async (...given) => {
      outcome.ran = true;
      try {
        const reply = await run(...given);
        if ('reject' in reply) outcome.refused = true;
        replies.push(reply);
        return reply;
      } catch (error) {
        if (error instanceof UserError) outcome.refused = true;
        throw error;
      }
    };
  }

  function mapped<T extends { run: (...given: never[]) => Promise<Reply> }>(some: Readonly<Record<string, T>>) {
    return Object.fromEntries(
      Object.entries(some).map(([name, one]) => [name, { ...one, run: spied(one.run as never) }]),
    ) as Record<string, T>;
  }

  const log: Logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  return {
    log,
    counts,
    /** What rituals answered since it was last asked. */
    replied: () => replies.splice(0),
    rituals: all.map((one) => ({ ...one, words: mapped(one.words), actions: mapped(one.actions) })),
    /** Row changes that no answer told of are found by triggers. */
    async setTraps(db: Db): Promise<void> {
      await db.$executeRawUnsafe('CREATE TABLE IF NOT EXISTS "Probe" ("changed" TEXT)');
      const tables = await db.$queryRawUnsafe<{ name: string }[]>(
        `SELECT name FROM sqlite_schema WHERE type = 'table'`,
      );
      for (const { name } of tables.filter((table) => !ofAsking.test(table.name))) {
        for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
          await db.$executeRawUnsafe(
            `CREATE TRIGGER "probe ${name} ${event}" AFTER ${event} ON "${name}" BEGIN INSERT INTO "Probe" VALUES ('${event} ${name}'); END`,
          );
        }
      }
    },
    /** What went wrong with one thing that somebody did; empty where nothing did. */
    async problems(db: Db, doing: () => Promise<unknown>): Promise<{ problems: string[]; ms: number }> {
      outcome = { ran: false, refused: false };
      await db.$executeRawUnsafe('DELETE FROM "Probe"');
      const from = threadMs();
      await doing();
      const ms = threadMs() - from;
      const { ran, refused } = outcome;
      counts[ran ? (refused ? 'refused' : 'done') : 'unread']++;
      const changed = ran && !refused ? [] : await db.$queryRawUnsafe<{ changed: string }[]>('SELECT * FROM "Probe"');
      const problems = [
        ...errors.splice(0).map((line) => `failed: ${line.slice(0, 500)}`),
        ...changed.map((one) => `refused, yet: ${one.changed}`),
      ];
      return { problems, ms };
    },
  };
}

export type Watch = ReturnType<typeof watch>;

/** Processor time of this thread alone where the system tells it, else of the process, in milliseconds. */
export function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}
