import type { Ctx } from '../../chat/asks.ts';
import type { Block, Button } from '../../chat/view.ts';
import * as store from './store.ts';
import { bringButton, when } from './views.ts';

const most = 5;

/** My turns for the customer item. */
export async function home(ctx: Ctx): Promise<readonly Block[]> {
  const turns = await store.turnsOf(ctx.db, ctx.workspace.id, ctx.person.id, ctx.now);
  return turns.flatMap((meeting) => turnBlocks(ctx, meeting));
}

/** The next agendas of the channels I am in. */
export async function coming(ctx: Ctx): Promise<readonly Block[]> {
  return comingBlocks(ctx, await mine(ctx, await store.comingIn(ctx.db, ctx.workspace.id, ctx.now)));
}

function turnBlocks({ t, now }: Ctx, meeting: store.MeetingOf): Block[] {
  const said = t('agenda.homeTurn', { meeting: meeting.series.name, when: when(t, meeting, now) });
  const pass: Button = {
    kind: 'button',
    label: t('agenda.passOn'),
    go: { to: 'agenda.passFromHome', args: [meeting.id] },
  };
  return [
    { kind: 'text', text: said },
    { kind: 'controls', controls: [bringButton(t, meeting), pass] },
  ];
}

function comingBlocks({ t, now }: Ctx, coming: readonly store.MeetingOf[]): Block[] {
  if (coming.length === 0) return [];
  return [
    { kind: 'heading', text: t('agenda.homeNext') },
    ...coming.map((meeting): Block => {
      const { name, place, id } = meeting.series;
      return {
        kind: 'entry',
        text: t('agenda.homeMeeting', { meeting: name, channel: place.name, when: when(t, meeting, now) }),
        button: { kind: 'button', label: t('agenda.showAgenda'), go: { to: 'agenda.view', args: [id] } },
      };
    }),
  ];
}

/** A channel's meetings are its members' alone; each channel is asked about once. */
async function mine(ctx: Ctx, coming: readonly store.MeetingOf[]): Promise<store.MeetingOf[]> {
  const first = coming.filter(({ seriesId }, index) => coming.findIndex((one) => one.seriesId === seriesId) === index);
  const belongs = new Map<string, boolean>();
  const found: store.MeetingOf[] = [];
  for (const meeting of first) {
    const { place } = meeting.series;
    if (found.length === most) break;
    if (!belongs.has(place.id)) {
      const { people } = await ctx.people(place);
      belongs.set(
        place.id,
        people.some(({ id }) => id === ctx.person.id),
      );
    }
    if (belongs.get(place.id)) found.push(meeting);
  }
  return found;
}
