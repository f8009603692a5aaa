import type { Ctx } from '../../../chat/asks.ts';
import { keepShown, lastShown, type Seen } from '../../../chat/shown.ts';
import type { View } from '../../../chat/view.ts';
import { isGuest, mayUse } from '../../../who/roles.ts';
import { moderators } from '../../hiding.ts';
import type { Prompt } from '../../prompts.ts';
import { type Agenda, agendaOf } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { type Own, ownView } from './views.ts';

/** The agenda as it is now, for the asker; the numbers they see are kept. */
export async function ownAgenda(
  ctx: Ctx,
  prompts: readonly Prompt[],
  meeting: MeetingOf,
  own: (agenda: Agenda) => Own = () => ({}),
): Promise<View> {
  const agenda = await agendaOf(ctx.db, prompts, meeting, ctx.now);
  await keepSeen(ctx, meeting, agenda.topics);
  return ownView(ctx.t, agenda, ctx.now, {
    ...own(agenda),
    isGuest: isGuest(ctx.person),
    moderates: mayUse(ctx.person, moderators),
  });
}

export async function keepSeen(
  { db, person, now }: Ctx,
  { seriesId, series }: MeetingOf,
  topics: readonly { id: string }[],
): Promise<void> {
  const shown = { about: seriesId, ids: topics.map(({ id }) => id), at: now };
  await keepShown(db, 'agenda', { placeId: series.placeId, personId: person.id }, shown);
}

const anHour = 3_600_000;

/** The lists that somebody may have in mind, the latest first: their own, and the one posted to all. */
export async function seenBy({ db, place, person }: Ctx): Promise<Seen[]> {
  const { own, posted } = await lastShown(db, 'agenda', place.id, person.id);
  if (!own || !posted) return [own, posted].filter((seen) => seen !== null);
  if (own.at >= posted.at) return [own];
  const ownIsFresh = posted.at.getTime() - own.at.getTime() < anHour;
  return ownIsFresh ? [posted, own] : [posted];
}
