import { keepShown } from '../../../chat/shown.ts';
import type { MakeView, Notice, NoticeCtx } from '../../../delivery/owes.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { openFrom } from '../../../owned/store.ts';
import type { Meeting } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { hears } from '../../../who/reader.ts';

import type { Prompt } from '../../prompts.ts';
import { type Agenda, agendaOf } from '../records/agenda.ts';
import { findMeeting, meetingAfter } from '../records/meetings.ts';
import { post } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { calledOffView, type NextTurn, postedView } from './views.ts';

const mostPromised = 5;

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

/** What was promised in meetings before and stands open, besides the stories that are on this agenda. */
async function promisedIn({ db, t, now, workspace }: NoticeCtx, kinds: readonly OwnedKind[], agenda: Agenda) {
  const { meeting, stories } = agenda;
  const open = await openFrom(db, workspace.id, meeting.seriesId);
  const works = open.filter(({ aboutId }) => stories.every(({ id }) => id !== aboutId)).slice(0, mostPromised);
  const people = await peopleByIds(
    db,
    workspace.id,
    works.map(({ ownerId }) => ownerId),
  );
  const lines: string[] = [];
  for (const work of works) {
    const about = await kinds.find(({ name }) => name === work.kind)?.about(db, workspace.id, work.aboutId);
    if (!about) continue;
    const day = work.dueDate ? sayDate(work.dueDate, t.locale, localDate(now, t.zone)) : '';
    const name = people.get(work.ownerId)?.name ?? t('agenda.somebody');
    lines.push(t('agenda.promisedLine', { title: about.title(t), name, day, has: day === '' ? 'none' : 'day' }));
  }
  return lines;
}

/** Who is named on the agenda before, because no direct message reaches them. */
async function nextTurnOf({ db, workspace, platform }: NoticeCtx, next: Meeting | null): Promise<NextTurn | null> {
  const person = next && (await personById(db, workspace.id, next.turnPersonId));
  return person && !hears(person, platform.name, 'turns') ? { person, startsAt: next.startsAt } : null;
}
