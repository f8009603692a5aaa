import { randomUUID } from 'node:crypto';
import { type ChatPlatform, type MessageRef, PlatformError, type Target } from '../chat/platform.ts';
import { speakTo } from '../chat/reader.ts';
import type { View } from '../chat/view.ts';
import { failure, failureId, type Logger } from '../log.ts';
import type { JobCtx, Ritual } from '../rituals/ritual.ts';
import type { Store } from '../store/client.ts';
import type { Delivery, Person, Place, Workspace } from '../store/rows.ts';
import type { Clock } from '../time/clock.ts';
import { editKey } from './outbox.ts';

export interface WorkerOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  rituals: readonly Ritual[];
  platforms: readonly ChatPlatform[];
}

export interface Worker {
  /** Sends everything that is due, in order of its time, until nothing is; says how many were taken. */
  drain(): Promise<number>;
}

const leaseMs = 60_000;
const mostAttempts = 8;
const batch = 50;

type Claimed = Delivery & { workspace: Workspace };

/** Sends what is owed. Deliveries are claimed under a lease, so that one which stops midway is taken up again. */
export function worker({ store, clock, log, rituals, platforms }: WorkerOptions): Worker {
  const { db } = store;
  const jobs = new Map(
    rituals.flatMap((ritual) => Object.entries(ritual.jobs).map(([name, job]) => [`${ritual.name}.${name}`, job])),
  );

  async function claim(): Promise<{ token: string; rows: Claimed[] }> {
    const now = clock.now();
    const token = randomUUID();
    const due = {
      workspace: { removedAt: null },
      OR: [
        { state: 'due' as const, tryAt: { lte: now } },
        { state: 'sending' as const, leaseUntil: { lt: now } },
      ],
    };
    const found = await db.delivery.findMany({
      where: due,
      orderBy: [{ tryAt: 'asc' }, { id: 'asc' }],
      take: batch,
      select: { id: true },
    });
    if (found.length === 0) return { token, rows: [] };
    await db.delivery.updateMany({
      where: { ...due, id: { in: found.map(({ id }) => id) } },
      data: {
        state: 'sending',
        leaseToken: token,
        leaseUntil: new Date(now.getTime() + leaseMs),
        attempts: { increment: 1 },
      },
    });
    const rows = await db.delivery.findMany({
      where: { leaseToken: token },
      orderBy: [{ tryAt: 'asc' }, { id: 'asc' }],
      include: { workspace: true },
    });
    return { token, rows };
  }

  async function settle(row: Delivery, token: string, data: Partial<Delivery>): Promise<void> {
    await db.delivery.updateMany({
      // an edit asked for while this one was sent stays due
      where: { id: row.id, leaseToken: token, state: 'sending', version: row.version },
      data: { ...data, leaseToken: null, leaseUntil: null },
    });
    await db.delivery.updateMany({
      where: { id: row.id, leaseToken: token },
      data: { leaseToken: null, leaseUntil: null },
    });
  }

  async function send(row: Claimed, token: string): Promise<void> {
    const now = clock.now();
    if (row.expiresAt && row.expiresAt <= now) return settle(row, token, { state: 'missed', reason: 'late' });
    const platform = platforms.find(({ name }) => name === row.workspace.platform);
    const job = jobs.get(row.job);
    if (!platform || !job) return settle(row, token, { state: 'gave_up', reason: 'nothing sends this' });
    const { person, place } = await recipient(row);
    const t = speakTo(row.workspace, person);
    const ctx: JobCtx = { db, now, platform, workspace: row.workspace, person, place, t };
    const view = await job(ctx, JSON.parse(row.args) as string[]);
    if (!view) return settle(row, token, { state: 'dropped', reason: 'no longer wanted' });
    const ref = await deliver(platform, row, view, person, place, t);
    await settle(row, token, { state: 'sent', sentAt: clock.now(), channelRef: ref.channel, messageRef: ref.message });
  }

  async function deliver(
    platform: ChatPlatform,
    row: Claimed,
    view: View,
    person: Person | null,
    place: Place | null,
    t: JobCtx['t'],
  ): Promise<MessageRef> {
    const reader = { locale: t.locale, timeZone: t.zone };
    const workspace = row.workspace.externalId;
    if (row.verb === 'edit') {
      const posted = await db.delivery.findUnique({ where: { key: row.key.slice(editKey('').length) } });
      if (!posted?.channelRef || !posted.messageRef) throw new PlatformError('later', 'not posted yet');
      const ref = { workspace, channel: posted.channelRef, message: posted.messageRef };
      await platform.edit(ref, view, reader);
      return ref;
    }
    const to = targetOf(workspace, person, place);
    await db.delivery.updateMany({ where: { id: row.id }, data: { sendingAt: clock.now() } });
    const landed = row.sendingAt ? await platform.find(to, row.key, row.sendingAt) : null;
    return landed ?? platform.post(to, view, row.key, reader);
  }

  async function recipient(row: Delivery): Promise<{ person: Person | null; place: Place | null }> {
    const person = row.personId ? await db.person.findUnique({ where: { id: row.personId } }) : null;
    const place = row.placeId ? await db.place.findUnique({ where: { id: row.placeId } }) : null;
    return { person, place };
  }

  async function fail(row: Claimed, token: string, error: unknown): Promise<void> {
    const id = failureId();
    const trouble = error instanceof PlatformError ? error.trouble : 'later';
    const reason = error instanceof PlatformError ? error.message : `failed, see the log for ${id}`;
    log.warn(
      { id, delivery: row.id, job: row.job, attempt: row.attempts, trouble, failure: failure(error) },
      'a delivery failed',
    );
    if (trouble === 'gone' || row.attempts >= mostAttempts) return settle(row, token, { state: 'gave_up', reason });
    const wait = error instanceof PlatformError ? error.retryAfterMs : undefined;
    const backOff = wait ?? Math.min(2 ** row.attempts * 1000, 600_000) * (0.5 + Math.random());
    return settle(row, token, { state: 'due', tryAt: new Date(clock.now().getTime() + backOff), reason });
  }

  async function drain(): Promise<number> {
    let taken = 0;
    for (;;) {
      const { token, rows } = await claim();
      if (rows.length === 0) return taken;
      for (const row of rows) {
        taken++;
        await send(row, token).catch((error: unknown) => fail(row, token, error));
      }
    }
  }

  return { drain };
}

function targetOf(workspace: string, person: Person | null, place: Place | null): Target {
  if (person) return { workspace, person: person.externalId };
  if (place) return { workspace, channel: place.externalId };
  throw new PlatformError('gone', 'whom it was for is not known any more');
}
