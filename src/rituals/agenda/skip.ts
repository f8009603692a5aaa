import { z } from 'zod';
import type { Action, Ctx, Word } from '../../chat/asks.ts';
import { action, UserError, word } from '../../chat/asks.ts';
import { note, type View } from '../../chat/view.ts';
import { meetingsHere } from './find.ts';
import { callOff, planningOf, refreshMeeting, settleNow, skipMeeting } from './plan.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { named, when } from './views.ts';

export const skip: Word = word({
  summary: 'agenda.word.skip',
  options: [],
  answers: 'message',
  values: z.object({}),
  run: async (ctx) => ({ show: await skipNext(ctx) }),
});

export const skipActions: Record<string, Action> = {
  skipToo: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => ({ replace: await skipMeetingOf(ctx, meetingId) }),
  }),
  unskip: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => ({ replace: await unskip(ctx, meetingId) }),
  }),
};

/** No meeting on the next date that has not begun: of several series in the channel, the soonest one. */
async function skipNext(ctx: Ctx): Promise<View> {
  const here = await meetingsHere(ctx);
  const coming = await Promise.all(here.map(({ seriesId }) => store.comingMeeting(ctx.db, seriesId, ctx.now)));
  const [soonest] = coming
    .filter((one) => one !== null)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (!soonest) throw new UserError('agenda.noneToCome');
  const [before] = await store.skippedAhead(ctx.db, soonest.seriesId, ctx.now);
  if (!before || before.startsAt > soonest.startsAt) return skipMeetingOf(ctx, soonest.id);
  // somebody was quicker, or means the one after: either way they say so
  const { t, now } = ctx;
  const label = t('agenda.skipToo');
  const values = { skipped: when(t, before, now), next: when(t, soonest, now) };
  return note(t('agenda.skipAsk', values), [
    { kind: 'button', label, go: { to: 'agenda.skipToo', args: [soonest.id] } },
  ]);
}

async function skipMeetingOf(ctx: Ctx, meetingId: string): Promise<View> {
  const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
  if (meeting?.series.state !== 'active') throw new UserError('agenda.noSuchMeeting');
  if (meeting.startsAt <= ctx.now) throw new UserError('agenda.meetingOver');
  const members = await ctx.people(meeting.series.place);
  const { isDone, next } = await ctx.store.transaction(async (tx) => {
    const present = await store.findMeeting(tx, ctx.workspace.id, meeting.id);
    if (present?.skipped !== false) return { isDone: false, next: null };
    await skipMeeting(tx, ctx.now, present);
    return { isDone: true, next: await settleNow(tx, planningOf(ctx, meeting.series, members)) };
  });
  const { t } = ctx;
  const skipped = named(t, meeting.series, meeting, ctx.now);
  if (!isDone) return note(t('agenda.alreadySkipped', { meeting: skipped }));
  const said = next
    ? t('agenda.skipped', { meeting: skipped, next: when(t, next, ctx.now) })
    : t('agenda.skippedLast', { meeting: skipped });
  return note(said, [{ kind: 'button', label: t('agenda.undo'), go: { to: 'agenda.unskip', args: [meeting.id] } }]);
}

/** The date takes place after all; what was planned in its stead makes room, and its stories come back. */
async function unskip(ctx: Ctx, meetingId: string): Promise<View> {
  const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
  if (meeting?.series.state !== 'active') throw new UserError('agenda.noSuchMeeting');
  if (meeting.startsAt <= ctx.now) throw new UserError('agenda.meetingOver');
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await store.findMeeting(tx, ctx.workspace.id, meetingId);
    if (!present?.skipped) return false;
    const instead = (await store.meetingsAfter(tx, meeting.seriesId, meeting.startsAt)).filter((one) => !one.skipped);
    await items.moveStories(
      tx,
      instead.map(({ id }) => id),
      meetingId,
    );
    for (const one of instead) await callOff(tx, ctx.now, one);
    await store.deleteMeetings(
      tx,
      instead.map(({ id }) => id),
    );
    await store.updateMeeting(tx, meetingId, { skipped: false });
    await settleNow(tx, planningOf(ctx, meeting.series, null));
    await refreshMeeting(tx, present, ctx.now);
    return true;
  });
  const key = (['agenda.wasNotSkipped', 'agenda.unskipped'] as const)[isDone ? 1 : 0];
  return note(ctx.t(key, { meeting: named(ctx.t, meeting.series, meeting, ctx.now) }));
}
