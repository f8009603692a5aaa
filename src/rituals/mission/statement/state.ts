import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button, controls, quote, text as said, small, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { localeOf, locales, ownNames } from '../../../i18n/locales.ts';
import { personSpan, placeSpan } from '../../../i18n/text.ts';
import type { Tx } from '../../../store/client.ts';
import type { Place } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import { lastAskedIn, openRounds } from '../records/rounds.ts';
import { outdated, writtenIn } from './rules.ts';
import { everyStatement, replaceStatement, statementsOf, takeBack } from './store.ts';
import { languageName } from './views.ts';

/** Characters of the statement that is replaced. */
const beforeLength = 250;

/** What was stated on a local date, in one message for its day. Arguments: the place, the date. */
export const stated = notice('mission.stated', async ({ db, t, workspace, isPosted }, [, date]) => {
  const { zone } = workClock(workspace);
  const all = await statementsOf(db, workspace.id);
  const ofDay = all.filter(({ statedAt }) => localDate(statedAt, zone) === date);
  const by = await personById(db, workspace.id, ofDay.at(-1)?.statedById ?? null);
  if (!by) return isPosted ? view(t('mission.statedBack'), said(t('mission.statedBack'))) : null;
  // whoever is still to answer is not to read it before
  const isAsked = (await openRounds(db, workspace.id)).length > 0;
  const who = { person: personSpan(by) };
  return view(
    t('mission.stated'),
    said(t.rich(isAsked ? 'mission.statedUnread' : 'mission.statedBy', who)),
    isAsked
      ? null
      : locales.flatMap((one) => ofDay.filter(({ locale }) => locale === one).map(({ text }) => quote(text))),
  );
});

/** Told where it was stated; stated to the bot directly, where was asked about it last. Null where that is nowhere. */
async function tell(tx: Tx, { workspace, place, person, now }: Ctx): Promise<Place | null> {
  const where = place.kind === 'channel' ? place : await lastAskedIn(tx, workspace.id);
  if (!where) return null;
  const args = [where.id, localDate(now, workClock(workspace).zone)];
  const to = { placeId: where.id };
  await stated.owe(tx, args, { workspaceId: workspace.id, to, dueAt: now, owner: person.id });
  await stated.refresh(tx, args, now);
  return where;
}

/** States the mission in the language it is written in, shows what that replaces, and tells a channel. */
export async function state(ctx: Ctx, text: string): Promise<View> {
  const { store, t, workspace, person, now } = ctx;
  const locale = writtenIn(text, t.locale);
  const language = ownNames[locale];
  const done = await store.transaction(async (tx) => {
    const replaced = await replaceStatement(
      tx,
      { workspaceId: workspace.id, locale, text, statedById: person.id },
      now,
    );
    return replaced && { ...replaced, told: await tell(tx, ctx) };
  });
  if (!done) return view(t('mission.setSame', { language }), said(t('mission.setSame', { language })), quote(text));
  const { made, before, told } = done;
  return view(
    t('mission.set', { language }),
    said(t('mission.set', { language })),
    quote(text),
    before && [said(t('mission.setInstead')), quote(shorten(before.text, beforeLength))],
    await languageNotes(ctx),
    small(told ? t.rich('mission.setTold', { place: placeSpan(told) }) : t('mission.setUntold')),
    controls(button(t('mission.undo'), 'mission.unset', [made.id, ...(told ? [told.id] : [])])),
  );
}

/** Which languages may no longer match, in which it is still to be stated, and who reads it later. */
async function languageNotes({ db, t, workspace }: Ctx) {
  const all = await everyStatement(db, workspace.id);
  const list = (some: readonly string[]) => some.map(languageName).join(', ');
  const old = outdated(all);
  const missing = locales.filter((one) => !all.some(({ locale, replacedAt }) => locale === one && !replacedAt));
  const isAsked = (await openRounds(db, workspace.id)).length > 0;
  return [
    ...(old.length > 0 ? [said(t('mission.setOutdated', { languages: list(old) }))] : []),
    ...(missing.length > 0 ? [small(t('mission.setMissing', { languages: list(missing) }))] : []),
    ...(isAsked ? [small(t('mission.setUnread'))] : []),
  ];
}

/** Takes a statement back, within five minutes; what was told of it says so. @param placeId where that was */
export async function unset(ctx: Ctx, id: string, placeId = ''): Promise<View> {
  const { store, t, workspace, now } = ctx;
  const { taken, before } = await store.transaction(async (tx) => {
    const back = await takeBack(tx, workspace.id, id);
    if (!back) throw new UserError('mission.setMoved');
    const { statedAt } = back.taken;
    if (now >= heldUntil(statedAt)) throw new UserError('mission.setLate');
    await stated.refresh(tx, [placeId, localDate(statedAt, workClock(workspace).zone)], now);
    return back;
  });
  const language = ownNames[localeOf(taken.locale) ?? 'en'];
  const again = t(before ? 'mission.setBack' : 'mission.setBackNone', { language });
  return view(again, said(again), before && quote(before.text));
}
