// npm run faults [-- --kills 200] [--minutes 10] [--platform scripted|slack|discord] [--database sqlite|postgresql]
// Kills (SIGKILL) a sending process at random moments, and pauses it (SIGSTOP, SIGCONT) as often; counts what arrived.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../scripts/postgres.mjs';
import { openStore, type Store } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { type FaultyChat, scriptedChat } from './chat.ts';
import { discordChat } from './discord.ts';
import { disturb } from './disturb.ts';
import { type Instances, instances } from './instances.ts';
import { count, type Debts, debts } from './owed.ts';
import { slackChat } from './slack.ts';
import { typing } from './typing.ts';

const chats: Record<string, () => Promise<FaultyChat>> = {
  scripted: scriptedChat,
  slack: slackChat,
  discord: discordChat,
};

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: 'Infinity' },
    platform: { type: 'string', default: 'scripted' },
    database: { type: 'string' },
  },
});
const kills = Number(values.kills);
const makeChat = chats[values.platform];
if (!Number.isInteger(kills) || kills < 1 || !makeChat) {
  console.error(`npm run faults [-- --kills N] [--platform ${Object.keys(chats).join('|')}]`);
  process.exit(1);
}

/** What was begun comes to its end within this, faults and all: longer than the longest back-off. */
const patienceMs = 900_000;

/** Resolves to whether everything owed was seen exactly once, or given up. */
async function run(database: 'sqlite' | 'postgresql', databaseUrl: string, size: number): Promise<boolean> {
  await migrate(databaseUrl);
  const store = await openStore(databaseUrl);
  const chat = await (makeChat as () => Promise<FaultyChat>)();
  const other = disturb(databaseUrl);
  const herd = await instances(values.platform, { databaseUrl, chatUrl: chat.url }, size);
  const people = chat.type && typing(chat.type, herd.stoodStill);
  try {
    const owed = await debts(store, chat.names);
    await owed.more();
    await herd.start();
    const killed = await torment(herd, owed, chat.type ? 2_000 : 700);
    await people?.stop();
    const disturbed = await other.stop();
    await rest(store);
    const { line, clean } = await count(database, store, chat.seen);
    const wrongs = Object.entries(chat.wrongs).map(([kind, times]) => `${kind} ${times}`);
    console.log(
      `${database}: ${size} at once, ${killed} killed; faults: ${wrongs.join(', ')}, another program ${disturbed}; too fast ${chat.refused()}`,
    );
    console.log(`${line} fallen ${herd.fallen()}`);
    const told = await people?.sum(store);
    if (told) console.log(told.line);
    return clean && !told?.wrong && herd.fallen() === 0;
  } finally {
    await people?.stop();
    await other.stop();
    await herd.stop();
    await chat.stop();
    await store.close();
  }
}

/** Resolves to how many were killed. @param longestMs between two stops: people who type need somebody who has started */
async function torment(herd: Instances, owed: Debts, longestMs: number): Promise<number> {
  const pauses: Promise<void>[] = [];
  const end = Date.now() + Number(values.minutes) * 60_000;
  let killed = 0;
  while (killed < kills && Date.now() < end) {
    // now and then one that only starts
    if (Math.random() < 0.8) await herd.atWork();
    await sleep(Math.random() * longestMs);
    await owed.more();
    if (Math.random() < 0.5) {
      // longer than a time-out, and sometimes longer than a lease
      pauses.push(herd.pause(200 + Math.random() * 9_000));
      continue;
    }
    await herd.kill();
    if (++killed % 20 === 0) console.log(`  ${killed} of ${kills}`);
  }
  await Promise.all(pauses);
  return killed;
}

async function rest({ db }: Store): Promise<void> {
  const latest = Date.now() + patienceMs;
  const where = { state: { in: ['due' as const, 'sending' as const] } };
  while ((await db.delivery.count({ where })) > 0) {
    if (Date.now() > latest) {
      const select = { state: true, verb: true, attempts: true, tryAt: true, leaseUntil: true, reason: true };
      console.table(await db.delivery.findMany({ where, select, take: 20 }));
      throw new Error('sending did not come to its end');
    }
    await sleep(500);
  }
}

const clean: boolean[] = [];
if (values.database !== 'postgresql') {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-faults-'));
  clean.push(await run('sqlite', `file:${path.join(folder, 'faults.db')}`, 1));
  rmSync(folder, { recursive: true });
}
if (values.database !== 'sqlite') {
  const server = await startPostgres();
  clean.push(await run('postgresql', server.url('postgres'), 3).finally(server.stop));
}
process.exit(clean.every(Boolean) ? 0 : 1);
