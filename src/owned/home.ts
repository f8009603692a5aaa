import { type Ctx, type HomeLine, UserError } from '../chat/asks.ts';
import { note, type View } from '../chat/view.ts';
import type { OwnedWork, Person } from '../store/rows.ts';
import { heldUntil } from '../time/held.ts';
import { instantAt } from '../time/zone.ts';
import { inStead, notHere } from '../who/away.ts';
import { welcome } from '../who/clock.ts';
import { peopleByIds } from '../who/people.ts';
import { type Kinds, seenWork, wholeWork } from './hands.ts';
import { lastMove, moveById, openOf, ownersIn } from './store.ts';
import { awayText, dayOf, isOverdue, openButton, type Said, spanOf, workView } from './views.ts';
import { revert } from './work.ts';

/** So many lines of one person's stand among those of all rituals. */
const most = 20;

/** What this person has in their hands, and what they see to for others, until it is done. */
export async function waitingWith(kinds: Kinds, ctx: Ctx): Promise<readonly HomeLine[]> {
  const { db, workspace, person } = ctx;
  const away = await seenToBy(ctx);
  const works = await openOf(db, workspace.id, [person.id, ...away.map(({ id }) => id)], most);
  const people = await peopleByIds(
    db,
    workspace.id,
    works.flatMap(({ ownerId, askedById }) => [ownerId, askedById]),
  );
  const lines: HomeLine[] = [];
  for (const work of works) {
    const whole = await wholeWork(db, kinds, work);
    if (whole) lines.push(lineOf(ctx, { ...ctx, people }, work, whole.about.title(ctx.t)));
  }
  return lines;
}

/** Those who are away or gone, and whose work waits with this person. */
async function seenToBy({ db, workspace, person, now }: Ctx): Promise<Person[]> {
  const found: Person[] = [];
  const owners = (await ownersIn(db, workspace.id)).filter((id) => id !== person.id);
  if (owners.length === 0) return found;
  for (const owner of await notHere(db, workspace.id, owners)) {
    const there = await inStead(db, workspace, owner, now);
    if (there.some(({ id }) => id === person.id)) found.push(owner);
  }
  return found;
}

function lineOf({ t, person }: Ctx, said: Said, work: OwnedWork, title: string): HomeLine {
  const { dueDate, ownerId, askedById } = work;
  const owner = ownerId === person.id ? null : said.people.get(ownerId);
  const sentence = dueDate === null ? 'owned.home' : isOverdue(said, work) ? 'owned.homeOverdue' : 'owned.homeBy';
  const asked =
    askedById && askedById !== person.id ? t.rich('owned.askedBy', { name: spanOf(said, askedById) }) : null;
  const detail = owner ? awayText(said, owner) : asked;
  return {
    text: t(sentence, { title, day: dueDate === null ? '' : dayOf(said, dueDate) }),
    ...(detail && { detail }),
    button: openButton(t, work),
    ...(dueDate !== null && { due: instantAt(dueDate, welcome.until, t.zone) }),
  };
}

/** One piece of work, with what may be done. */
export async function showWork(kinds: Kinds, ctx: Ctx, id: string): Promise<View> {
  const { db, t, now, workspace } = ctx;
  const seen = await seenWork(db, ctx, kinds, id);
  const stuck = await lastMove(db, id, ['free', 'change', 'moved']);
  const ids = [seen.work.ownerId, seen.work.askedById, stuck?.personId ?? null];
  return workView({ t, now, people: await peopleByIds(db, workspace.id, ids) }, seen, { ...seen, stuck });
}

/** Takes back the latest that one did oneself, while nobody was told. */
export async function undo(kinds: Kinds, ctx: Ctx, moveId: string): Promise<View> {
  const { store, t, now, person, workspace } = ctx;
  const title = await store.transaction(async (tx) => {
    const move = await moveById(tx, workspace.id, moveId);
    if (!move) throw new UserError('owned.undoneBefore');
    if ((await lastMove(tx, move.workId))?.id !== moveId) throw new UserError('owned.undoMoved');
    if (move.personId !== person.id) throw new UserError('owned.undoOthers');
    if (now >= heldUntil(move.at)) throw new UserError('owned.undoLate');
    const { title: called, kind } = await seenWork(tx, ctx, kinds, move.workId);
    const work = await revert(tx, move.work, move, now);
    if (work && move.kind === 'done') await kind.undone?.(tx, ctx, work);
    else if (work) await kind.changed?.(tx, work, now);
    return called;
  });
  return note(t('owned.undone', { title }));
}
