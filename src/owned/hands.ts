/** In whose hands something is, and who may do what with it. */

import { type Ctx, UserError } from '../chat/asks.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Tx } from '../store/client.ts';
import type { OwnedWork } from '../store/rows.ts';
import { sayDate } from '../time/say.ts';
import { localDate } from '../time/zone.ts';
import { inStead } from '../who/away.ts';
import { peopleByIds, personById } from '../who/people.ts';
import { mayUse } from '../who/roles.ts';
import type { About, OwnedKind } from './kind.ts';
import { lastMove, workById } from './store.ts';

/** A kind by its name. */
export type Kinds = (name: string) => OwnedKind | undefined;

export interface Work {
  work: OwnedWork;
  kind: OwnedKind;
  about: About;
}

/** null where the thing itself is gone. */
export async function wholeWork(db: Db | Tx, kinds: Kinds, work: OwnedWork | null): Promise<Work | null> {
  const kind = kinds(work?.kind ?? '');
  const about = work && kind && (await kind.about(db, work.workspaceId, work.aboutId));
  return work && kind && about ? { work, kind, about } : null;
}

type Asker = Pick<Ctx, 'workspace' | 'person' | 'now'>;

/** Whether it is somebody's: its owner's, whoever asked for it, and who stands in meanwhile. Others may not read all words. */
export async function isTheirs(db: Db | Tx, { workspace, person, now }: Asker, work: OwnedWork): Promise<boolean> {
  if ([work.ownerId, work.askedById].includes(person.id)) return true;
  const owner = await personById(db, workspace.id, work.ownerId);
  return owner !== null && (await inStead(db, workspace, owner, now)).some(({ id }) => id === person.id);
}

/** How it is called for those whose it is, and for others. */
export function titleFor(t: Translator, { about }: Pick<Work, 'about'>, theirs: boolean): string {
  return theirs ? about.title(t) : (about.others ?? about.title)(t);
}

/** A piece of work as one person sees it. `may`: it is theirs, or they can free somebody. */
export type Seen = Work & { title: string; may: boolean };

/** @throws UserError where it is gone */
export async function seenWork(db: Db | Tx, ctx: Ctx, kinds: Kinds, id: string): Promise<Seen> {
  const whole = await wholeWork(db, kinds, await workById(db, ctx.workspace.id, id));
  if (!whole) throw new UserError('owned.gone');
  const theirs = await isTheirs(db, ctx, whole.work);
  const may = theirs || mayUse(ctx.person, ['champion', 'admin']);
  return { ...whole, title: titleFor(ctx.t, whole, theirs), may };
}

/** Work that somebody may do something with, while it is open. @throws UserError with what has become of it */
export async function openWork(db: Db | Tx, ctx: Ctx, kinds: Kinds, id: string): Promise<Seen> {
  const { workspace, t, now } = ctx;
  const seen = await seenWork(db, ctx, kinds, id);
  const { work } = seen;
  const move = await lastMove(db, id);
  const people = await peopleByIds(db, workspace.id, [work.ownerId, move?.personId ?? null]);
  const named = (who: string | null | undefined) => people.get(who ?? '')?.name ?? t('owned.somebody');
  if (work.state !== 'open') {
    const day = sayDate(localDate(move?.at ?? now, t.zone), t.locale, localDate(now, t.zone));
    throw new UserError(`owned.now.${work.state}`, { name: named(move?.personId), day });
  }
  if (!seen.may) throw new UserError('owned.notYours', { name: named(work.ownerId) });
  return seen;
}
