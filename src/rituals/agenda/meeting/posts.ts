import { keepShown } from '../../../chat/shown.ts';
import type { MakeView, Notice, NoticeCtx } from '../../../delivery/owes.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import type { Meeting } from '../../../store/rows.ts';
import { personById } from '../../../who/people.ts';
import { hears } from '../../../who/reader.ts';
import type { Prompt } from '../../prompts.ts';
import { agendaOf, promisedIn } from '../records/agenda.ts';
import { findMeeting, meetingAfter } from '../records/meetings.ts';
import { post } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { calledOffView, type NextTurn, postedView } from './views.ts';

/** The agenda in the channel; in its place, where the meeting does not take place, a sentence that says so. */
export function posted(prompts: readonly Prompt[], kinds: readonly OwnedKind[]): Notice {
  const view: MakeView = async (ctx, [meetingId = '']) => {
    const { db, now, workspace, t } = ctx;
    const meeting = await findMeeting(db, workspace.id, meetingId);
    if (!meeting) return null;
    const { series, seriesId, skipped } = meeting;
    const next = await meetingAfter(db, meeting);
    const isOver = endOf(meeting.startsAt) <= now;
    if (skipped || (series.state !== 'active' && !isOver)) {
      const byId = series.state === 'active' ? meeting.skippedById : series.haltedById;
      const by = await personById(db, workspace.id, byId);
      return calledOffView(t, meeting, next, by);
    }
    const agenda = await agendaOf(db, prompts, meeting, now);
    if (!isOver) {
      const shown = { about: seriesId, ids: agenda.topics.map(({ id }) => id), at: now };
      await keepShown(db, 'agenda', { placeId: series.placeId, personId: null }, shown);
    }
    return postedView(t, agenda, now, await nextTurnOf(ctx, next), await promisedIn(ctx, kinds, agenda));
  };
  return { ...post, view };
}

/** Who is named on the agenda before, because no direct message reaches them. */
async function nextTurnOf({ db, workspace, platform }: NoticeCtx, next: Meeting | null): Promise<NextTurn | null> {
  const person = next && (await personById(db, workspace.id, next.turnPersonId));
  return person && !hears(person, platform.name, 'turns') ? { person, startsAt: next.startsAt } : null;
}
