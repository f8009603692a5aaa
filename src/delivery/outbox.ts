import { randomBytes } from 'node:crypto';
import { type Db, Prisma, type Tx } from '../store/client.ts';
import { chunks, insertAll } from '../store/many.ts';
import type { Delivery, DeliveryVerb } from '../store/rows.ts';

/** One of the two: a channel, or a person's direct messages. Ids are our rows'. */
export type To = { placeId: string } | { personId: string };

export interface Owed {
  /** Under this key it exists once, e.g. `agenda.post:<meeting>`. */
  key: string;
  workspaceId: string;
  /** The job that makes the view at the moment of sending, e.g. "agenda.post", and its arguments. */
  job: string;
  args: readonly string[];
  to: To;
  /** Where a person is called instead, on platforms where they are written to only if they ask for it. */
  callIn?: string | null;
  /** Key of a promise: where its message stands in the same channel, this one is posted as a reply to it. */
  under?: string;
  dueAt: Date;
  /** Not worth sending after this. */
  expiresAt?: Date | null;
  /** Who is told when it is missed or given up. */
  ownerId?: string;
  /** Ids of what it shows, to be found by refreshAbout. */
  about?: readonly string[];
}

/** From so many on, each steps back behind what is sent alone. */
const manyAtOnce = 20;

/** Writes a promise in the transaction of its cause. One that was not sent yet moves to the new time; a sent one stays. */
export async function owe(tx: Tx, owed: Owed): Promise<void> {
  await insertAll(tx, 'Delivery', columns, rowsOf([owed]), { orElse: orMove });
  await noteAbout(tx, [owed]);
}

/** Many new promises at once; those whose key exists are left alone. They are sent in the order given. */
export async function oweAll(tx: Tx, all: readonly Owed[]): Promise<void> {
  await insertAll(tx, 'Delivery', columns, rowsOf(all), { skipDuplicates: true });
  await noteAbout(tx, all);
}

/** Edits of messages of which no row is left. What is still to be sent is made then, and needs none. */
export async function oweEdits(tx: Tx, all: readonly Owed[]): Promise<void> {
  const due = new Set<string>();
  for (const keys of chunks(all.map(({ key }) => key))) {
    const rows = await tx.delivery.findMany({ where: { key: { in: keys }, state: 'due' }, select: { key: true } });
    for (const { key } of rows) due.add(key);
  }
  const gone = all.filter(({ key }) => !due.has(key)).map((owed) => ({ ...owed, key: editKey(owed.key) }));
  await insertAll(tx, 'Delivery', columns, rowsOf(gone, 'edit'), { skipDuplicates: true });
}

/** What was promised under a key shows this, too. */
export function showsToo(tx: Tx, key: string, about: string): Promise<void> {
  return noteAbout(tx, [{ key, about: [about] }]);
}

/** The ids of what is shown under a key. */
export async function shownUnder(db: Db | Tx, key: string): Promise<string[]> {
  return (await db.deliveryAbout.findMany({ where: { deliveryKey: key } })).map(({ about }) => about);
}

async function noteAbout(tx: Tx, all: readonly Pick<Owed, 'key' | 'about'>[]): Promise<void> {
  const rows = all.flatMap(({ key, about = [] }) => about.map((id) => ({ deliveryKey: key, about: id })));
  await insertAll(tx, 'DeliveryAbout', ['deliveryKey', 'about'], rows, { skipDuplicates: true });
}

/** The message posted under `key` is no longer true: it is made anew by its job and edited. Not posted: nothing to do. */
export function refresh(tx: Tx, key: string, now: Date): Promise<void> {
  return refreshAll(tx, [key], now);
}

export async function refreshAll(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  await makeAgain(tx, await tx.delivery.findMany({ where: { key: { in: [...keys] } } }), now);
}

/**
 * All that was posted about any of these is made anew and edited, each once.
 * @param since by job: posts that were promised earlier stay as they are; null: whatever shows them
 */
export async function refreshAbout(
  tx: Tx,
  workspaceId: string,
  about: readonly string[],
  since: Readonly<Record<string, Date>> | null,
  now: Date,
): Promise<void> {
  const jobs = since && Object.entries(since).map(([job, at]) => ({ job, dueAt: { gte: at } }));
  const shows = { some: { about: { in: [...about] } } };
  const posted = await tx.delivery.findMany({
    where: { workspaceId, verb: 'post', about: shows, ...(jobs && { OR: jobs }) },
  });
  await makeAgain(tx, posted, now);
}

/** Whether something that was posted about any of these is still to be made anew. */
export async function isMakingAnew(db: Db | Tx, about: readonly string[]): Promise<boolean> {
  for (const some of chunks(about)) {
    const shown = await db.deliveryAbout.findMany({ where: { about: { in: some } }, select: { deliveryKey: true } });
    for (const keys of chunks(shown.map(({ deliveryKey }) => editKey(deliveryKey)))) {
      const state = { in: ['due' as const, 'sending' as const] };
      if ((await db.delivery.count({ where: { key: { in: keys }, state } })) > 0) return true;
    }
  }
  return false;
}

async function makeAgain(tx: Tx, rows: readonly Delivery[], now: Date): Promise<void> {
  // one that is just being made is made again
  const due = rows.filter(({ state }) => state === 'due').map(({ key }) => key);
  if (due.length > 0) {
    await tx.delivery.updateMany({ where: { key: { in: due }, state: 'due' }, data: { version: { increment: 1 } } });
  }
  for (const { key: posted, workspaceId, job, args, placeId, personId, callPlaceId, channelRef, state } of rows) {
    if (state !== 'sent' && state !== 'sending') continue;
    const key = editKey(posted);
    const again = { dueAt: now, tryAt: now };
    await tx.delivery.upsert({
      where: { key },
      create: { key, verb: 'edit', workspaceId, job, args, placeId, personId, callPlaceId, channelRef, ...again },
      update: { ...again, state: 'due', version: { increment: 1 }, attempts: 0, reason: null, endedAt: null },
    });
  }
}

/** Promises that are no longer wanted. Those already being sent or sent stay. */
export async function withdraw(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.delivery.updateMany({
    where: { key: { in: [...keys] }, state: 'due' },
    data: { state: 'dropped', reason: 'withdrawn' },
  });
}

export async function wasSent(db: Db | Tx, key: string): Promise<boolean> {
  return (await db.delivery.count({ where: { key, state: 'sent' } })) > 0;
}

/** What was said, or is about to be. */
const stands = ['due', 'sending', 'sent'] as const;

/** Whether one of these jobs has written to somebody between two moments, or is about to. */
export async function comesTo(
  db: Db | Tx,
  personId: string,
  jobs: readonly string[],
  since: Date,
  until: Date,
): Promise<boolean> {
  const where: Prisma.DeliveryWhereInput = {
    personId,
    verb: 'post',
    job: { in: [...jobs] },
    state: { in: [...stands] },
    dueAt: { gte: since, lte: until },
  };
  return (await db.delivery.count({ where })) > 0;
}

/** The place, or the person, to whom something stands promised under a key, or was said; null where it does not. */
export async function isPromised(db: Db | Tx, key: string): Promise<string | null> {
  const found = await db.delivery.findFirst({ where: { key, state: { in: [...stands] } } });
  return found && (found.placeId ?? found.personId);
}

/** How often somebody was told, or is about to be, of what an id stands for. @param besides a key that does not count */
export function promisedTo(db: Db | Tx, personId: string, about: string, besides?: string): Promise<number> {
  return db.delivery.count({
    where: {
      personId,
      verb: 'post',
      state: { in: [...stands] },
      about: { some: { about } },
      ...(besides !== undefined && { key: { not: besides } }),
    },
  });
}

/** Whether what stands under `key` was made at an instant or later, or is about to be made anew. */
export async function wasMadeSince(db: Db | Tx, key: string, since: Date): Promise<boolean> {
  const where = {
    OR: [
      { key, sentAt: { gte: since } },
      { key: editKey(key), dueAt: { gte: since } },
    ],
  };
  return (await db.delivery.count({ where })) > 0;
}

export function editKey(key: string): string {
  return `edit:${key}`;
}

const columns = [
  'id',
  'key',
  'verb',
  'workspaceId',
  'job',
  'args',
  'placeId',
  'personId',
  'callPlaceId',
  'underKey',
  'dueAt',
  'tryAt',
  'expiresAt',
  'ownerId',
  'bulk',
  'createdAt',
] as const;

const moved = columns.filter((name) => !['id', 'key', 'verb', 'bulk', 'createdAt'].includes(name));
/** The new version tells whoever is just about to send it that it has changed. */
const orMove =
  Prisma.raw(`ON CONFLICT ("key") DO UPDATE SET ${moved.map((name) => `"${name}" = excluded."${name}"`).join(', ')},
  "state" = 'due', "version" = "Delivery"."version" + 1, "attempts" = 0, "reason" = NULL, "endedAt" = NULL
  WHERE "Delivery"."state" IN ('due', 'dropped', 'missed')`);

/** UUIDs of version 7 that count on: they sort in the order given, also within a millisecond. */
function orderedIds(count: number): string[] {
  const time = Date.now().toString(16).padStart(12, '0');
  const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
  return Array.from({ length: count }, (_, n) => {
    const random = randomBytes(7).toString('hex');
    const counted = `7${hex(n >> 8, 3)}-8${hex(n & 0xff, 2)}${random[0]}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-${counted}-${random.slice(2)}`;
  });
}

function rowsOf(all: readonly Owed[], verb: DeliveryVerb = 'post') {
  const bulk = all.length > manyAtOnce;
  const ids = orderedIds(all.length);
  return all.map((owed, n) => ({
    id: ids[n] ?? '',
    key: owed.key,
    verb,
    workspaceId: owed.workspaceId,
    job: owed.job,
    args: JSON.stringify(owed.args),
    placeId: 'placeId' in owed.to ? owed.to.placeId : null,
    personId: 'personId' in owed.to ? owed.to.personId : null,
    callPlaceId: owed.callIn ?? null,
    underKey: owed.under ?? null,
    dueAt: owed.dueAt,
    tryAt: owed.dueAt,
    expiresAt: owed.expiresAt ?? null,
    ownerId: owed.ownerId ?? null,
    bulk,
    createdAt: new Date(),
  }));
}
