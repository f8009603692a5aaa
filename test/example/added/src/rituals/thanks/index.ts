import { z } from 'zod';
import { type Ctx, changes, type HomeLine, shows, word } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';
import type { View } from '../../chat/view.ts';
import { type Chapter, ritual } from '../ritual.ts';
import { giving } from './giving.ts';
import { seed } from './seed.ts';
import { pageOf, receivedSince } from './store.ts';
import { listView } from './views.ts';
import { moves, weekly } from './week.ts';

/** A channel's in that channel, elsewhere one's own: nobody reads what was said where they are not. */
async function list({ db, t, workspace, place, person }: Ctx, page: number): Promise<View> {
  const isPublic = place.kind === 'channel';
  const which = { workspaceId: workspace.id, ...(isPublic ? { placeId: place.id } : { toId: person.id }) };
  return listView(t, await pageOf(db, which, page), isPublic ? place : null);
}

const lists: Chapter = {
  words: {
    list: word({ summary: 'thanks.word.list', run: async (ctx) => ({ show: await list(ctx, 0) }) }),
  },
  actions: {
    list: shows(z.tuple([]), (ctx) => list(ctx, 0)),
    page: changes(z.tuple([z.coerce.number().int().min(0)]), list),
  },
};

/** For so long it is news that one was thanked. Milliseconds. */
const newsMs = 7 * 86_400_000;

async function later(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { db, t, now } = ctx;
  const count = await receivedSince(db, ctx, new Date(now.getTime() - newsMs));
  return count === 0
    ? []
    : [{ text: t('thanks.home', { count }), button: button(t('thanks.button.mine'), 'thanks.list') }];
}

/** Colleagues thank each other for what they did for a customer. */
export const thanks = ritual(
  {
    name: 'thanks',
    command: { name: 'thanks', summary: 'thanks.summary', bare: 'list' },
    later,
    starts: [{ label: 'thanks.button.give', route: 'thanks.give' }],
    firstSteps: [{ text: 'thanks.firstStep' }],
    moves,
    seed,
  },
  giving,
  lists,
  weekly,
);
