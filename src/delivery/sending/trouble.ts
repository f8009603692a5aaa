import { reasons } from '../../chat/platform.ts';
import type { Block, View } from '../../chat/view.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Tx } from '../../store/client.ts';
import type { Delivery, Place } from '../../store/rows.ts';
import { markGone, placeById } from '../../who/places.ts';
import { notice } from '../notice.ts';
import { owe } from '../outbox.ts';
import type { Notice, NoticeCtx, Owes } from '../owes.ts';

/** Failures of a fan-out are gathered this long, so that its owner gets a few notes and not hundreds. */
const gatherMs = 30 * 60_000;

/** Why a delivery was dropped or given up, where it was not the platform that refused it. */
export const appRemoved = 'the app was removed';
export const nobodyThere = 'whom it was for is not known any more';
export const ownError = 'an error of our own';
const ownReasons: Record<string, MessageKey> = {
  [nobodyThere]: 'delivery.why.nobody',
  [ownError]: 'delivery.why.mine',
  [reasons.attach]: 'delivery.why.attach',
  [reasons.history]: 'delivery.why.history',
};

/** Why a place cannot be reached, where that is known; its name stands among the note's arguments. */
const goneReasons = { locked: 'delivery.goneLocked', write: 'delivery.goneWrite', tag: 'delivery.goneTag' } as const;

/** The place is there, and takes other messages. */
export function isOfMessage(reason: string): boolean {
  return reason === reasons.attach || reason === reasons.history;
}

function nameOf(reason: string): string {
  return Object.entries(reasons).find(([, said]) => said === reason)?.[0] ?? '';
}

/** The owner is told once that a place cannot be reached any more, until something is posted in it again. */
export async function tellGone(tx: Tx, row: Delivery, placeId: string, reason: string, now: Date): Promise<void> {
  const goneAt = await markGone(tx, placeId, now);
  if (!row.ownerId || isNote(row)) return;
  await owe(tx, {
    key: `delivery.gone:${placeId}:${row.ownerId}:${goneAt.getTime()}`,
    workspaceId: row.workspaceId,
    job: 'delivery.gone',
    args: [placeId, row.job, nameOf(reason)],
    to: { personId: row.ownerId },
    dueAt: now,
  });
}

/** The owner is told what was missed or given up; what fails before that note is sent is said in the same one. */
export async function tellOwner(tx: Tx, row: Delivery, now: Date): Promise<void> {
  if (!row.ownerId || isNote(row)) return;
  const gathering = await tx.delivery.updateMany({
    where: { job: 'delivery.trouble', personId: row.ownerId, state: 'due' },
    data: { version: { increment: 1 } },
  });
  if (gathering.count > 0) return;
  await owe(tx, {
    key: `delivery.trouble:${row.id}`,
    workspaceId: row.workspaceId,
    job: 'delivery.trouble',
    args: [row.id],
    to: { personId: row.ownerId },
    callIn: row.placeId,
    dueAt: new Date(now.getTime() + (row.bulk ? gatherMs : 0)),
  });
}

function isNote({ job }: Delivery): boolean {
  return job.startsWith('delivery.');
}

/** The two notices to owners. */
export function troubleNotices(rituals: readonly Owes[]): readonly Notice[] {
  /** What people know a job's ritual by. */
  function commandOf({ prefix }: Translator, job: string): string {
    const ritual = rituals.find(({ name }) => name === job.split('.')[0]);
    return `/${prefix}${ritual?.command.name ?? 'pad'}`;
  }

  async function gone(
    { db, t, workspace }: NoticeCtx,
    [placeId = '', job = '', why = '']: readonly string[],
  ): Promise<View | null> {
    const place = await placeById(db, workspace.id, placeId);
    if (!place?.goneAt) return null;
    const key = Object.entries(goneReasons).find(([name]) => name === why)?.[1] ?? 'delivery.gone';
    const text = t.rich(key, { place: span(place), command: commandOf(t, job) });
    return { kind: 'view', summary: t('delivery.summary'), blocks: [{ kind: 'text', text }] };
  }

  async function trouble(ctx: NoticeCtx, [deliveryId = '']: readonly string[]): Promise<View | null> {
    const first = await ctx.db.delivery.findUnique({ where: { id: deliveryId } });
    if (!first?.endedAt || !first.ownerId) return null;
    const failed = await ctx.db.delivery.findMany({
      where: {
        ownerId: first.ownerId,
        state: { in: ['missed', 'gave_up'] },
        endedAt: { gte: first.endedAt },
        // in a channel only what was for it
        ...(ctx.place && { placeId: ctx.place.id }),
        NOT: { job: { startsWith: 'delivery.' } },
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    const groups = new Map<string, Delivery[]>();
    for (const row of failed) {
      const alike = [row.state, row.placeId, row.job.split('.')[0]].join(' ');
      const group = groups.get(alike);
      if (group) group.push(row);
      else groups.set(alike, [row]);
    }
    const shown = [...groups.values()].slice(0, 20);
    const blocks = await Promise.all(shown.map(async (rows) => line(ctx, rows)));
    return { kind: 'view', summary: ctx.t('delivery.summary'), blocks };
  }

  /** Never which person: that somebody is reminded may tell that they have not answered. */
  async function line({ db, t }: NoticeCtx, rows: readonly Delivery[]): Promise<Block> {
    const [first] = rows;
    if (!first) throw new Error('a group has at least one');
    const place = await placeById(db, first.workspaceId, first.placeId);
    const values = { count: rows.length, command: commandOf(t, first.job), at: { time: first.dueAt } };
    if (first.state === 'missed') {
      return said(
        place
          ? t.rich('delivery.missedPlace', { ...values, place: span(place) })
          : t.rich('delivery.missedPeople', values),
      );
    }
    const reason = t(ownReasons[first.reason ?? ''] ?? 'delivery.why.platform', { reason: first.reason ?? '' });
    return said(
      place
        ? t.rich('delivery.gaveUpPlace', { ...values, place: span(place), reason })
        : t.rich('delivery.gaveUpPeople', { ...values, reason }),
    );
  }

  return [notice('delivery.gone', gone), notice('delivery.trouble', trouble)];
}

function said(text: Text): Block {
  return { kind: 'text', text };
}

function span(place: Place) {
  return { place: place.externalId, name: place.name };
}
