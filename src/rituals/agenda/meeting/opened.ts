import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Opened } from '../../../store/rows.ts';
import { findMeeting, type MeetingOf, meetingFor } from '../records/meetings.ts';
import { post } from '../records/plan.ts';
import { settledAt } from '../rules.ts';
import { saidOf, setOpened } from './store.ts';
import { answerButtons } from './views.ts';

/**
 * Whether the customer opened it. The first answer counts, and may be corrected for a day; whoever comes in between
 * hears what was said.
 * @param was what is corrected, as it stood when it was asked; null: nobody had said anything
 */
export async function answerOpened(ctx: Ctx, meetingId: string, answer: Opened, was: Opened | null): Promise<View> {
  const { t, person, now } = ctx;
  await meetingFor(ctx, meetingId);
  return ctx.store.transaction(async (tx) => {
    const meeting = await open(tx, ctx, meetingId);
    const values = { meeting: meeting.series.name };
    const correct = button(t('agenda.correct'), 'agenda.correct', [meetingId]);
    if (!(await setOpened(tx, meetingId, was, { opened: answer, openedById: person.id }))) {
      const said = t(`agenda.opened.${meeting.opened ?? answer}`);
      return note(t('agenda.openedAlready', { ...values, answer: said }), [correct]);
    }
    await post.refresh(tx, [meetingId], now);
    return note(t('agenda.openedNoted', { ...values, answer: t(`agenda.opened.${answer}`) }), [correct]);
  });
}

/** What was said of it so far, and what else it may have been. */
export async function askAgain(ctx: Ctx, meetingId: string): Promise<View> {
  const { t, db } = ctx;
  await meetingFor(ctx, meetingId);
  const meeting = await open(db, ctx, meetingId);
  const said = await saidOf(db, meeting);
  const values = { meeting: meeting.series.name };
  const asked = said
    ? t('agenda.correctAsk', { ...values, answer: t(`agenda.opened.${said}`) })
    : t('agenda.openedSummary', values);
  return note(asked, answerButtons(t, meeting));
}

/** The meeting, while it may still be said. */
async function open(db: Ctx['db'] | Tx, { t, workspace, now }: Ctx, meetingId: string): Promise<MeetingOf> {
  const meeting = await findMeeting(db, workspace.id, meetingId);
  if (!meeting || meeting.skipped) throw new UserError('agenda.noSuchMeeting');
  if (settledAt(meeting.startsAt) > now) return meeting;
  const said = await saidOf(db, meeting);
  if (!said) throw new UserError('agenda.openedTooLate', { meeting: meeting.series.name });
  throw new UserError('agenda.openedStands', { meeting: meeting.series.name, answer: t(`agenda.opened.${said}`) });
}
