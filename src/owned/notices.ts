import type { HomeLine } from '../chat/asks.ts';
import { entry, heading, small, text, view } from '../chat/blocks.ts';
import { note, type View } from '../chat/view.ts';
import { notice } from '../delivery/notice.ts';
import { comesTo } from '../delivery/outbox.ts';
import type { MakeView, Notice, NoticeCtx } from '../delivery/owes.ts';
import type { Db } from '../store/client.ts';
import type { OwnedWork } from '../store/rows.ts';
import { instantAt, localDate } from '../time/zone.ts';
import { inStead } from '../who/away.ts';
import { welcomeFor } from '../who/clock.ts';
import { peopleByIds, personById } from '../who/people.ts';
import { isTheirs, type Kinds, titleFor, wholeWork } from './hands.ts';
import { news, reminder } from './promises.ts';
import type { Stage } from './rules.ts';
import { lastMove, moveById, overdueIn, workById } from './store.ts';
import { dayOf, newsView, openButton, reminderView, type Said, spanOf } from './views.ts';

/** So many lines of what is past its day; the rest is counted. */
const mostLines = 8;

/** Lines that rituals add for the champions, once a week. */
export type Stands = (ctx: NoticeCtx) => Promise<readonly HomeLine[]>;

type Naming = Pick<NoticeCtx, 't' | 'now' | 'workspace'> & { db: Db };

async function saidOf({ db, t, now, workspace }: Naming, ...ids: (string | null)[]): Promise<Said> {
  return { t, now, people: await peopleByIds(db, workspace.id, ids) };
}

/** What somebody did, as long as nothing has happened since; what was undone is no news. */
function newsOf(kinds: Kinds): MakeView {
  return async (ctx, [moveId = '']) => {
    const { db, workspace, person, t, now } = ctx;
    const move = await moveById(db, workspace.id, moveId);
    if (!move || !person || person.kind === 'gone' || (await lastMove(db, move.workId))?.id !== moveId) return null;
    const { work } = move;
    const said = await saidOf(ctx, move.personId, move.ownerId, work.ownerId, work.askedById);
    const whole = await wholeWork(db, kinds, work);
    if (whole) {
      const theirs = person.id === move.ownerId || (await isTheirs(db, { workspace, person, now }, work));
      return newsView(said, whole, move, person, titleFor(t, whole, theirs));
    }
    return move.kind === 'dropped' ? note(t.rich('owned.news.gone', { name: spanOf(said, move.personId) })) : null;
  };
}

function remindedOf(kinds: Kinds): MakeView {
  return async (ctx, [workId = '', stage = 'on', date]) => {
    const { db, workspace, person, now } = ctx;
    const whole = await wholeWork(db, kinds, await workById(db, workspace.id, workId));
    if (!person || whole?.work.state !== 'open' || whole.work.dueDate !== date) return null;
    const owner = await personById(db, workspace.id, whole.work.ownerId);
    const there = owner ? await inStead(db, workspace, owner, now) : [];
    if (welcomeFor(workspace, person, now) > now || !there.some(({ id }) => id === person.id)) return null;
    const said = await saidOf(ctx, whole.work.ownerId, whole.work.askedById);
    return reminderView(said, whole, stage as Stage, owner?.id === person.id ? null : owner);
  };
}

/**
 * Champions, once a week: what is past its day, and what else waits; not on a morning that brings them another digest,
 * unless it is the last one. Arguments: the person, the date, "last".
 * @param digests the names of those others
 */
export function weekWith(kinds: Kinds, stands: Stands, digests: readonly string[]): Notice {
  return notice(
    'pad.workWeek',
    async (ctx, [personId = '', , last]) => {
      const { db, t, workspace, now } = ctx;
      const since = instantAt(localDate(now, t.zone), 0, t.zone);
      if (last === undefined && (await comesTo(db, personId, digests, since, now))) return null;
      const overdue = await overdueIn(db, workspace.id, localDate(now, t.zone));
      const others = await stands(ctx);
      return overdue.length + others.length === 0 ? null : weekView(ctx, kinds, overdue, others);
    },
    { kind: 'digests', key: ([personId, date]) => `pad.workWeek:${personId}:${date}` },
  );
}

async function weekView(
  ctx: NoticeCtx,
  kinds: Kinds,
  overdue: readonly OwnedWork[],
  others: readonly HomeLine[],
): Promise<View> {
  const { db, t, person } = ctx;
  const said = await saidOf(ctx, ...overdue.slice(0, mostLines).map(({ ownerId }) => ownerId));
  const lines = [];
  for (const work of overdue.slice(0, mostLines)) {
    const whole = await wholeWork(db, kinds, work);
    if (!whole) continue;
    const stuck = await lastMove(db, work.id, ['free', 'change']);
    const detail = t.rich('owned.week.line', {
      name: spanOf(said, work.ownerId),
      day: dayOf(said, work.dueDate ?? ''),
      stuck: stuck?.kind ?? 'none',
    });
    const theirs = person !== null && (await isTheirs(db, { ...ctx, person }, work));
    lines.push(entry(titleFor(t, whole, theirs), { detail, button: openButton(t, work) }));
  }
  const left = overdue.length - lines.length;
  return view(
    t('owned.week'),
    heading(t('owned.week')),
    overdue.length > 0 ? text(t('owned.week.overdue', { count: overdue.length })) : null,
    lines,
    left > 0 ? small(t('owned.week.more', { count: left })) : null,
    others.map(({ text: line, detail, button: pressed }) => entry(line, { detail, button: pressed })),
  );
}

export function noticesWith(kinds: Kinds): readonly Notice[] {
  return [
    { ...news, view: newsOf(kinds) },
    { ...reminder, view: remindedOf(kinds) },
  ];
}
