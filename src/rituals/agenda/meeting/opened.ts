import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Opened } from '../../../store/rows.ts';
import { findMeeting, meetingFor } from '../records/meetings.ts';
import { opened } from '../records/plan.ts';
import * as store from './store.ts';

/** The first answer counts; whoever comes later hears what it was. */
export async function answerOpened(ctx: Ctx, meetingId: string, answer: Opened): Promise<View> {
  const { t, person, workspace, now } = ctx;
  await meetingFor(ctx, meetingId);
  const { meeting, isFirst } = await ctx.store.transaction(async (tx) => {
    const known = await findMeeting(tx, workspace.id, meetingId);
    if (!known || known.skipped) throw new UserError('agenda.noSuchMeeting');
    const first = await store.answerOpened(tx, meetingId, answer, person.id);
    if (first) await opened.refresh(tx, [meetingId], now);
    return { meeting: known, isFirst: first };
  });
  const { name } = meeting.series;
  if (!isFirst && meeting.opened) {
    return note(t('agenda.openedAlready', { meeting: name, answer: t(`agenda.opened.${meeting.opened}`) }));
  }
  const said = t('agenda.openedNoted', { meeting: name, answer: t(`agenda.opened.${answer}`) });
  return note(said, [button(t('agenda.undo'), 'agenda.reopen', [meetingId])]);
}

/** By whoever answered: the question is open again. */
export async function reopen(ctx: Ctx, meetingId: string): Promise<View> {
  await meetingFor(ctx, meetingId);
  const isDone = await ctx.store.transaction(async (tx) => {
    const done = await store.takeBackOpened(tx, meetingId, ctx.person.id);
    if (done) await opened.refresh(tx, [meetingId], ctx.now);
    return done;
  });
  return note(ctx.t(isDone ? 'agenda.openedTakenBack' : 'agenda.openedNotYours'));
}
