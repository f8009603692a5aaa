import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { putAnswer } from '../../src/rituals/mission/records/answers.ts';
import { putAnswered } from '../../src/rituals/mission/records/participation.ts';
import { shuffle } from '../../src/rituals/mission/rules.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { company, onlyRound, openMission } from '../rituals/mission/support.ts';
import { server, temporaryDatabase } from '../support/database.ts';
import type { Staff } from '../support/driver.ts';
import { print } from '../support/print.ts';
import { backup, type Copy, copyOf, ofFile, ofKeys } from './copies.ts';

/**
 * One backup, made at any moment while a round is open, must not tie answers to authors. Pairing n answers with n people
 * by chance finds one on average, whatever n is: so that, over all copies, is what every way of pairing may find.
 */

const settings = [12, 40].flatMap((people) =>
  [true, false].flatMap((listed) => [true, false].map((long) => ({ people, listed, long }))),
);
type Setting = (typeof settings)[number];

const mark = (n: number) => `m${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}x`;
const markIn = (words: string) => /m[a-j][k-t]x/.exec(words)?.[0] ?? words;

function wordsOf(n: number, long: boolean): string {
  // 600 characters in Bengali take three bytes each: more than SQLite keeps beside the other columns of a row
  return long ? `${'আমরা ঘরে আলো জ্বালিয়ে রাখি '.repeat(21).slice(0, 590)} ${mark(n)}` : `We keep the lights on ${mark(n)}`;
}

/** Who wrote what, which only this test knows: our id of the person, to the mark in their answer; in the order of answering. */
type Truth = ReadonlyMap<string, string>;
interface Seen extends Setting {
  copy: Copy;
  truth: Truth;
  /** Of its round. */
  isLast: boolean;
}

/** Each answer in another order than people are listed; some change theirs. A copy is made after each, from the sixth on. */
async function copiesOf(setting: Setting): Promise<{ seen: Seen[]; file: string | null; roundId: string }> {
  const { people, listed, long } = setting;
  const url = await temporaryDatabase();
  const store = await openStore(url, { synchronous: 'OFF' });
  const pad = await openMission({ store, can: { members: listed, unnamed: true } });
  const { mina, staff } = await company(pad, people);
  await mina.run('/mission ask channel', 'general');
  const { id: roundId } = await onlyRound(store);
  const seen: Seen[] = [];
  const truth = new Map<string, string>();
  for (const n of shuffle([...staff.keys()], randomInt)) {
    await answers(staff[n] ?? mina, wordsOf(n, long));
    truth.set(await idOf(store, staff[n] ?? mina), mark(n));
    if (n % 5 === 0) await answers(staff[n] ?? mina, wordsOf(n, long));
    if (truth.size < 6) continue;
    const copy = await copyOf(url, roundId, markIn);
    seen.push({ ...setting, copy, truth: new Map(truth), isLast: truth.size === people });
  }
  const file = server ? null : await backup(url);
  await store.close();
  return { seen, file, roundId };
}

async function answers(one: Staff, words: string): Promise<void> {
  await one.clickIn('general', 'Answer');
  await one.fill({ own: words, shared: words, rating1: '4' });
}

async function idOf({ db }: Store, { profile }: Staff): Promise<string> {
  return (await db.person.findFirstOrThrow({ where: { externalId: profile.id } })).id;
}

/** How many pairs are right, by each way of laying the answers beside the people. */
function found({ copy, truth }: Pick<Seen, 'copy' | 'truth'>): Map<string, number> {
  const right = new Map<string, number>();
  const people = { ...copy.people, 'who watched': [...truth.keys()] };
  for (const [byAnswer, words] of Object.entries(copy.answers)) {
    expect(words).toHaveLength(truth.size);
    for (const [byPerson, ids] of Object.entries(people)) {
      expect(ids.toSorted()).toEqual([...truth.keys()].toSorted());
      for (const [turned, order] of [
        ['', ids],
        [', turned round', ids.toReversed()],
      ] as const) {
        const pairs = words.filter((text, at) => markIn(text) === truth.get(order[at] ?? ''));
        right.set(`${byAnswer} with ${byPerson}${turned}`, pairs.length);
      }
    }
  }
  return right;
}

/** How far the order of the answers follows that in which they came: Spearman's rank correlation, of a mean of 0 and a variance of 1. */
function follows(words: readonly string[], truth: Truth): number {
  const came = [...truth.values()];
  const n = came.length;
  const far = words.reduce((sum, text, at) => sum + (at - came.indexOf(markIn(text))) ** 2, 0);
  return (1 - (6 * far) / (n * (n * n - 1))) * Math.sqrt(n - 1);
}

/** The most right pairs that chance finds in as many copies of the same sizes, in so many tries. */
function mostByChance(sizes: readonly number[], tries: number): number {
  let most = 0;
  for (let one = 0; one < tries; one++) {
    let right = 0;
    for (const n of sizes) {
      const order = shuffle([...Array(n).keys()], (below) => Math.floor(Math.random() * below));
      right += order.filter((other, at) => other === at).length;
    }
    most = Math.max(most, right);
  }
  return most;
}

describe('one backup of an open round', () => {
  test('ties no more answers to people than chance does, whenever it was made', async () => {
    const all: Seen[] = [];
    for (const setting of settings) all.push(...(await copiesOf(setting)).seen);
    const total = new Map<string, number>();
    const drift = new Map<string, number>();
    const last = all.filter(({ isLast }) => isLast);
    // what hardly changes is looked at once a round: else one coincidence would count 35 times
    const among = (order: string) => (order.startsWith(ofKeys) ? last : all);
    for (const one of all) {
      for (const [way, right] of found(one)) {
        if (among(way).includes(one)) total.set(way, (total.get(way) ?? 0) + right);
      }
      for (const [order, words] of Object.entries(one.copy.answers)) {
        if (!among(order).includes(one)) continue;
        const z = follows(words, one.truth) / Math.sqrt(among(order).length);
        drift.set(order, (drift.get(order) ?? 0) + z);
      }
    }
    const sizes = (some: readonly Seen[]) => some.map(({ truth }) => truth.size);
    const bound = mostByChance(sizes(all), 20_000);
    const boundOnce = mostByChance(sizes(last), 20_000);
    const [way, most] = [...total].reduce((a, b) => (b[1] > a[1] ? b : a));
    const answered = all.reduce((sum, { truth }) => sum + truth.size, 0);
    print(
      `open rounds, ${server ? 'PostgreSQL' : 'SQLite'}: ${all.length} copies with ${answered} answers, ${total.size} ways of pairing; by chance ${all.length} pairs are right, at most ${bound} in 20,000 tries`,
    );
    print(`  most right pairs: ${most}, by ${way}`);
    print(
      `  orders that follow the order of answering: ${[...drift].map(([order, z]) => `${order} ${z.toFixed(1)}`).join(', ')} (standard deviations)`,
    );
    for (const [pairing, right] of total) {
      // a standard deviation more than in any try: with so many ways, once in tens of thousands of runs
      const copies = among(pairing);
      const most = (copies === all ? bound : boundOnce) + Math.sqrt(copies.length);
      expect(right, pairing).toBeLessThanOrEqual(most);
    }
    // beyond 4.5 standard deviations once in 150,000
    for (const [order, z] of drift) expect(Math.abs(z), order).toBeLessThan(4.5);
  }, 600_000);

  test.skipIf(server).each([
    { people: 40, long: true },
    { people: 12, long: false },
  ])(
    'the same tries find nearly everybody where rows lie as they came ($people answers, long: $long)',
    async ({ people, long }) => {
      const { seen, file, roundId } = await copiesOf({ people, listed: false, long });
      const last = seen.at(-1);
      if (!last || !file) throw new Error('no copy');
      const db = new Database(file);
      db.pragma('secure_delete = ON');
      const rows = db.prepare('SELECT * FROM "Answer" WHERE "roundId" = ?').all(roundId) as { sharedJob: string }[];
      db.exec('DELETE FROM "Answer"; DELETE FROM "Participation"; VACUUM');
      const columns = ['id', 'roundId', 'key', 'personId', 'ownJob', 'sharedJob', 'rating1', 'rating2', 'rating3'];
      const put = db.prepare(`INSERT INTO "Answer" VALUES (${columns.map((name) => `@${name}`).join(', ')})`);
      const flag = db.prepare('INSERT INTO "Participation" VALUES (?, ?, 1, 0)');
      for (const [id, words] of last.truth) {
        put.run(rows.find(({ sharedJob }) => markIn(sharedJob) === words) ?? {});
        flag.run(roundId, id);
      }
      db.close();
      const right = Math.max(...found({ copy: ofFile(file, roundId, markIn), truth: last.truth }).values());
      print(`  rows as they came, ${long ? 'long' : 'short'}: ${right} of ${people}`);
      expect(right).toBeGreaterThan(people * 0.75);
    },
    120_000,
  );
});

type Row = Record<string, unknown>;

/** Every row of the database that names somebody, with them as X; what says no more than in which order people are listed is left out. */
async function rowsAbout({ db }: Store, personId: string): Promise<string[]> {
  const tables: Record<string, Row[]> = {
    delivery: await db.delivery.findMany(),
    schedule: await db.schedule.findMany(),
    participation: await db.participation.findMany(),
    shown: await db.shown.findMany(),
    leader: await db.leaderAnswer.findMany(),
  };
  const said = Object.entries(tables).flatMap(([table, rows]) =>
    rows.map(({ id: _, createdAt: __, ...row }) => `${table} ${JSON.stringify(row)}`),
  );
  return said
    .filter((row) => row.includes(personId))
    .map((row) => row.replaceAll(personId, 'X'))
    .toSorted();
}

describe('who had answered when a reminder came', () => {
  test('stands nowhere: those who answered before, between and after look alike, during the round and after it', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 9);
    await mina.run('/mission ask channel', 'general');
    const turns = [staff.slice(0, 3), staff.slice(3, 6), staff.slice(6, 8)];
    const moments = ['2026-12-02T05:00:00Z', '2026-12-04T05:00:00Z', '2026-12-07T05:00:00Z'];
    const [silent] = staff.slice(8);
    if (!silent) throw new Error('nobody');
    for (const [n, turn] of turns.entries()) {
      for (const one of turn) await answers(one, 'We keep the lights on');
      const answered = turns.slice(0, n + 1).flat();
      const rows = await Promise.all(answered.map(async (one) => rowsAbout(pad.store, await idOf(pad.store, one))));
      expect(new Set(rows.map(String)).size, 'before the reminder').toBe(1);
      await pad.passTo(moments[n] ?? '');
      const after = await Promise.all(answered.map(async (one) => rowsAbout(pad.store, await idOf(pad.store, one))));
      expect(new Set(after.map(String)).size, 'after it').toBe(1);
      const other = await rowsAbout(pad.store, await idOf(pad.store, silent));
      expect(other.map((row) => row.replace('"answered":false', '"answered":true'))).toEqual(after[0]);
    }
    expect(silent.inbox, 'the question and two reminders').toHaveLength(3);
    expect(staff[0]?.inbox).toHaveLength(1);
    expect(await pad.store.db.delivery.count({ where: { personId: { not: null } } })).toBe(0);
    await pad.passTo('2026-12-09T05:00:00Z');
    expect((await onlyRound(pad.store)).state).toBe('closed');
    for (const one of staff.slice(0, 8)) {
      expect(await rowsAbout(pad.store, await idOf(pad.store, one))).toHaveLength(1);
    }
  });

  test('nor who of ten answered only after they had been replaced', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 25);
    await mina.run('/mission ask ten', 'general');
    const asked = [mina, ...staff].filter(({ inbox }) => inbox.length > 0);
    for (const one of asked.slice(0, 4)) await answerDirect(one);
    await pad.passTo('2026-12-03T05:00:00Z');
    await answerDirect(asked[9] ?? mina);
    const answered = await pad.store.db.participation.findMany({ where: { answered: true } });
    expect(answered).toHaveLength(5);
    expect(answered.filter(({ replaced }) => replaced)).toEqual([]);
    expect(await pad.store.db.participation.count({ where: { replaced: true } })).toBe(5);
  });
});

async function answerDirect(one: Staff): Promise<void> {
  await one.clickDirect('Answer');
  await one.fill({ own: 'I sell', shared: 'Light' });
}

test('of very many answers some are written anew with each: none is lost, and each is found again', async () => {
  const pad = await openMission();
  const { mina } = await company(pad, 3);
  await mina.run('/mission ask channel', 'general');
  const { store } = pad;
  const { id: roundId } = await onlyRound(store);
  const people = [...Array(450).keys()];
  const given = { personId: null, ownJob: 'I sell', rating1: 4, rating2: null, rating3: null };
  const put = (n: number, sharedJob: string) =>
    store.transaction(async (tx) => {
      await putAnswer(tx, { ...given, roundId, key: `k${n}`, sharedJob });
      await putAnswered(tx, roundId, `p${n}`);
    });
  for (const n of people) await put(n, `first ${n}`);
  const before = new Set((await store.db.answer.findMany()).map(({ id }) => id));
  await put(7, 'changed');
  const after = await store.db.answer.findMany();
  expect(
    after.filter(({ id }) => before.has(id)),
    'so many stay where they were',
  ).toHaveLength(450 - 1 - 200);
  const words = new Map(after.map(({ key, sharedJob }) => [key, sharedJob]));
  expect(words.size).toBe(450);
  expect(people.every((n) => words.get(`k${n}`) === (n === 7 ? 'changed' : `first ${n}`))).toBe(true);
  expect(await store.db.participation.count({ where: { roundId, answered: true } })).toBe(450);
  expect(await store.db.participation.count({ where: { roundId, answered: false } }), 'who was asked').toBe(4);
}, 120_000);

test('what an older version had kept of sent questions and reminders goes when the database is brought up to date', async () => {
  const pad = await openMission();
  const { mina } = await company(pad, 3);
  await mina.run('/mission ask channel', 'general');
  const { store } = pad;
  const { id: roundId } = await onlyRound(store);
  const due = await store.db.delivery.count({ where: { job: 'mission.remind' } });
  const [one] = await store.db.delivery.findMany({ where: { job: 'mission.remind' } });
  const old = { workspaceId: one?.workspaceId ?? '', args: '[]', dueAt: new Date(), tryAt: new Date() };
  for (const [n, state] of (['sent', 'dropped', 'missed', 'gave_up'] as const).entries()) {
    const personId = `p${n}`;
    await store.db.delivery.create({ data: { ...old, state, personId, key: `r${n}`, job: 'mission.remind' } });
    await store.db.delivery.create({ data: { ...old, state, personId, key: `a${n}`, job: 'mission.asked' } });
    await store.db.participation.create({ data: { roundId, personId, answered: n % 2 === 0, replaced: true } });
  }
  const folder = path.join('prisma', server ? 'postgresql' : 'sqlite', 'migrations');
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('_forget_reminders'));
  for (const statement of readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
    .split(';')
    .slice(0, -1)) {
    await store.db.$executeRawUnsafe(statement);
  }
  expect(await store.db.delivery.groupBy({ by: ['job'], _count: true, where: { personId: { not: null } } })).toEqual([
    { job: 'mission.remind', _count: due },
  ]);
  expect(await store.db.participation.count({ where: { answered: true, replaced: true } })).toBe(0);
  expect(await store.db.participation.count({ where: { replaced: true } })).toBe(2);
});
