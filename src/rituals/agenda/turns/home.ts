import { z } from 'zod';
import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { action, UserError } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person, Place } from '../../../store/rows.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { peopleByIds } from '../../../who/people.ts';
import { placesByIds } from '../../../who/places.ts';
import type { Chapter } from '../../ritual.ts';
import { comingIn, type MeetingOf, waitingFor } from '../records/meetings.ts';
import { passedOnBy } from '../rules.ts';
import { bringForm } from '../stories/forms.ts';
import { when } from '../views.ts';

const most = 5;

/** My turns with the customer item, and topics that were given to me. */
export async function waiting({ db, t, now, workspace, person }: Ctx): Promise<readonly HomeLine[]> {
  const { turns, topics } = await waitingFor(db, workspace.id, person.id, now);
  const people = await peopleByIds(db, workspace.id, turns.map(passedOnBy));
  const mine = turns.map((meeting) => ({
    text: turnLine(t, people.get(passedOnBy(meeting) ?? '') ?? null, {
      meeting: meeting.series.name,
      when: when(t, meeting, now),
    }),
    detail: t('agenda.homeTurnHow'),
    button: button(t('agenda.passOn'), 'agenda.passFromHome', [meeting.id]),
    due: meeting.startsAt,
  }));
  const given = topics.map(({ text, seriesId, series }) => ({
    text: t('agenda.homeTopic', { topic: shorten(text, 100), meeting: series.name }),
    button: button(t('agenda.showAgenda'), 'agenda.view', [seriesId]),
  }));
  return [...mine, ...given];
}

function turnLine(t: Translator, from: Person | null, said: { meeting: string; when: string }): string {
  return from ? t('agenda.homeTurnFrom', { ...said, name: from.name }) : t('agenda.homeTurn', said);
}

/** The next agendas of the channels I am in. */
export async function later(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { t, now } = ctx;
  return (await mine(ctx)).map(({ place, ...meeting }) => ({
    text: t('agenda.homeMeeting', { meeting: meeting.series.name, channel: place.name, when: when(t, meeting, now) }),
    button: button(t('agenda.showAgenda'), 'agenda.view', [meeting.seriesId]),
  }));
}

export const starts = [{ label: 'agenda.bring', route: 'agenda.bringNext' }] as const;

export function home(hearing: Hearing): Chapter {
  return {
    actions: {
      /** A story for the next meeting that is mine, else for the next one I am in. */
      bringNext: action({
        answers: 'form',
        args: z.tuple([]),
        async run(ctx) {
          const { turns } = await waitingFor(ctx.db, ctx.workspace.id, ctx.person.id, ctx.now);
          const [turn] = turns;
          const [meeting = turn] = turn ? [turn] : await mine(ctx);
          if (!meeting) throw new UserError('agenda.noneOfYours');
          return bringForm(hearing).ask(ctx, [meeting.id]);
        },
      }),
    },
  };
}

type Mine = MeetingOf & { place: Place };

/** The next meeting of each series. A channel's meetings are its members' alone; each channel is asked about once. */
async function mine(ctx: Ctx): Promise<Mine[]> {
  const { db, workspace, now } = ctx;
  const coming = await comingIn(db, workspace.id, now);
  const ids = coming.map(({ series }) => series.placeId);
  const places = await placesByIds(db, workspace.id, ids);
  const belongs = new Map<string, boolean>();
  const found: Mine[] = [];
  for (const meeting of coming) {
    const place = places.get(meeting.series.placeId);
    if (!place || found.length === most || found.some(({ seriesId }) => seriesId === meeting.seriesId)) continue;
    const isMine = belongs.get(place.id) ?? (await ctx.isIn(place));
    belongs.set(place.id, isMine);
    if (isMine) found.push({ ...meeting, place });
  }
  return found;
}
