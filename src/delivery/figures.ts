import type { Db } from '../store/client.ts';
import type { DeliveryState, PlatformName } from '../store/rows.ts';
import { allWorkspaces } from '../who/workspaces.ts';
import { lateMs } from './sending/outcomes.ts';

/** Of one workspace: how many deliveries stand where. */
export interface Figures {
  platform: PlatformName;
  workspace: string;
  /** Not yet due. */
  planned: number;
  due: number;
  /** Of those due: since five minutes or more. */
  overdue: number;
  sending: number;
  sent: number;
  /** Of those sent: five minutes after their time or more. */
  late: number;
  missed: number;
  gaveUp: number;
  dropped: number;
}

/** Why something was missed or given up, and how often. */
export interface Reason {
  platform: PlatformName;
  workspace: string;
  state: DeliveryState;
  job: string;
  reason: string;
  count: number;
  last: Date | null;
}

export async function figures(db: Db, now: Date): Promise<Figures[]> {
  const workspaces = await allWorkspaces(db);
  const states = await db.delivery.groupBy({ by: ['workspaceId', 'state', 'late'], _count: true });
  const due = await dueSince(db, now);
  const overdue = await dueSince(db, new Date(now.getTime() - lateMs));
  return workspaces.map(({ id, platform, name }) => {
    const own = states.filter((row) => row.workspaceId === id);
    const count = (state: DeliveryState, late?: boolean) =>
      own.reduce((sum, row) => (row.state === state && (late ?? row.late) === row.late ? sum + row._count : sum), 0);
    const dueNow = due.get(id) ?? 0;
    return {
      platform,
      workspace: name,
      planned: count('due') - dueNow,
      due: dueNow,
      overdue: overdue.get(id) ?? 0,
      sending: count('sending'),
      sent: count('sent'),
      late: count('sent', true),
      missed: count('missed'),
      gaveUp: count('gave_up'),
      dropped: count('dropped'),
    };
  });
}

/** How many of each workspace were promised for `now` or earlier and are not sent. */
async function dueSince(db: Db, now: Date): Promise<ReadonlyMap<string, number>> {
  const found = await db.delivery.groupBy({
    by: ['workspaceId'],
    where: { state: 'due', dueAt: { lte: now } },
    _count: true,
  });
  return new Map(found.map((row) => [row.workspaceId, row._count]));
}

/** The latest first. */
export async function reasons(db: Db, most: number): Promise<Reason[]> {
  const workspaces = new Map((await allWorkspaces(db)).map((row) => [row.id, row]));
  const found = await db.delivery.groupBy({
    by: ['workspaceId', 'state', 'job', 'reason'],
    where: { state: { in: ['missed', 'gave_up'] } },
    _count: true,
    _max: { endedAt: true },
    orderBy: { _max: { endedAt: 'desc' } },
    take: most,
  });
  return found.flatMap(({ workspaceId, state, job, reason, _count, _max }) => {
    const workspace = workspaces.get(workspaceId);
    if (!workspace) return [];
    const { platform, name } = workspace;
    return [{ platform, workspace: name, state, job, reason: reason ?? '', count: _count, last: _max.endedAt }];
  });
}

/** What waits right now, by platform: for a scrape every few seconds, so only what is not finished is looked at. */
export interface Waiting {
  platform: PlatformName;
  due: number;
  inDoubt: number;
  oldestDueAt: Date | null;
}

export async function waiting(db: Db, now: Date, machineNow: Date): Promise<Waiting[]> {
  const workspaces = (await allWorkspaces(db)).filter(({ removedAt }) => removedAt === null);
  const due = await db.delivery.groupBy({
    by: ['workspaceId'],
    where: { state: 'due', dueAt: { lte: now } },
    _count: true,
    _min: { dueAt: true },
  });
  const inDoubt = await db.delivery.groupBy({
    by: ['workspaceId'],
    // nobody is sending it any more, or whoever was did not come back
    where: { state: 'sending', OR: [{ leaseToken: null }, { leaseUntil: { lte: machineNow } }] },
    _count: true,
  });
  return [...new Set(workspaces.map(({ platform }) => platform))].map((platform) => {
    const ids = new Set(workspaces.filter((row) => row.platform === platform).map(({ id }) => id));
    const own = due.filter((row) => ids.has(row.workspaceId));
    const oldest = own.flatMap((row) => (row._min.dueAt ? [row._min.dueAt.getTime()] : []));
    return {
      platform,
      due: own.reduce((sum, row) => sum + row._count, 0),
      inDoubt: inDoubt.reduce((sum, row) => (ids.has(row.workspaceId) ? sum + row._count : sum), 0),
      oldestDueAt: oldest.length > 0 ? new Date(Math.min(...oldest)) : null,
    };
  });
}

/** What was due minutes ago and is not sent, as a sentence for whoever runs the bot; null where nothing is. */
export async function overdue(db: Db, now: Date): Promise<string | null> {
  const since = new Date(now.getTime() - lateMs);
  const here = { workspace: { removedAt: null } };
  const waits = { state: { in: ['due' as const, 'sending' as const] }, dueAt: { lt: since } };
  // of a message to thousands the last ones wait for the platform's pace, while others of it arrive
  const moving = await db.delivery.groupBy({ by: ['workspaceId'], where: { ...here, sentAt: { gte: since } } });
  const still = { NOT: { workspaceId: { in: moving.map(({ workspaceId }) => workspaceId) } } };
  const messages = await db.delivery.count({ where: { ...here, ...waits, OR: [{ bulk: false }, still] } });
  const timers = await db.schedule.count({ where: { ...here, nextRunAt: { lt: since } } });
  return messages + timers === 0 ? null : `overdue for five minutes: messages ${messages}, timers ${timers}`;
}
