import { z } from 'zod';
import { type Ctx, changes, shows, UserError, word } from '../../../chat/asks.ts';
import { button, entry, heading, view } from '../../../chat/blocks.ts';
import { readNumber } from '../../../chat/dispatch/words.ts';
import { shortenTo, typedText } from '../../../chat/input.ts';
import type { RouteName, View } from '../../../chat/view.ts';
import type { MessageKey } from '../../../i18n/messages.ts';
import { problemNumbered } from '../../../problems/store.ts';
import { customersLike, listings } from '../../../voices/listed.ts';
import { handleOf, voiceNumbered } from '../../../voices/store.ts';
import { type Guarded, mayUse } from '../../../who/roles.ts';
import type { Contributing } from '../../contributing.ts';
import { moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { problemFor, problemPage } from '../problems/page.ts';
import { eyesOf, voiceFor } from './eyes.ts';
import { readListing, suggested, suggestedFilters } from './filter.ts';
import { readView, voiceView } from './one.ts';
import { overview } from './overview.ts';
import { foundPage, listed, searched, thread, whomView } from './pages.ts';

/** Characters of what is looked for. */
const longestSearch = 200;
const mostCustomers = 10;

/** One voice or problem by its number, or one customer by their name or number. */
async function show(ctx: Ctx, topics: Contributing, typed: string): Promise<View> {
  const { db, workspace } = ctx;
  const number = readNumber(typed);
  const voice = number === null ? null : await voiceNumbered(db, workspace.id, number);
  if (voice) return voiceView(ctx, await voiceFor(ctx, voice.id));
  const problem = number === null ? null : await problemNumbered(db, workspace.id, number);
  if (problem) return problemPage(ctx, topics, await problemFor(ctx, problem.id));
  const handle = handleOf(typed) ?? '';
  const customers =
    handle === '' ? [] : await customersLike(db, workspace.id, await eyesOf(ctx), handle, mostCustomers);
  const exact =
    customers.find(({ newest }) => newest.handle === handle) ?? (customers.length === 1 ? customers[0] : null);
  if (exact) return thread(ctx, exact.newest.id, 0);
  if (customers.length > 0) return whomView(ctx, customers);
  if (number !== null) throw new UserError('customers.noSuchNumber', { number });
  throw new UserError('sharing.noCustomer', { name: shortenTo(typed.replace(/\s+/gu, ' '), 60) });
}

interface Rare extends Guarded {
  text: MessageKey;
  label: MessageKey;
  to: RouteName;
  args?: readonly string[];
}

/** What is needed once a month, for whoever may. */
const rare: readonly Rare[] = [
  { text: 'sharing.more.list', label: 'sharing.button.all', to: 'customers.page', args: ['all', '-', '0'] },
  { text: 'problems.more', label: 'problems.button.all', to: 'customers.problems' },
  { text: 'sharing.more.week', label: 'sharing.button.week', to: 'customers.week' },
  { text: 'frontline.more', label: 'frontline.ask', to: 'customers.ask', may: moderators },
  { text: 'frontline.moreLines', label: 'frontline.button.lines', to: 'customers.lines', may: moderators },
  { text: 'sharing.more.forget', label: 'customers.form.forget', to: 'customers.forget', may: moderators },
  { text: 'sharing.more.settings', label: 'sharing.button.settings', to: 'customers.settings', may: ['admin'] },
];

function more({ t, person }: Ctx): View {
  const title = t('sharing.more');
  const lines = rare.filter(({ may }) => mayUse(person, may));
  return view(
    title,
    heading(title),
    lines.map(({ text, label, to, args }) => entry(t(text), { button: button(t(label), to, args) })),
  );
}

const id = z.string().min(1);
const page = z.coerce.number().int().min(0);

/** What there is: who waits, one voice, one customer, all of them. */
export const listsWith = (topics: Contributing): Chapter => ({
  words: {
    show: word({
      summary: 'sharing.word.show',
      options: [{ name: 'which', kind: 'text', label: 'sharing.option.which', optional: true, complete: suggested }],
      values: z.object({ which: typedText(longestSearch).optional() }),
      run: async (ctx, { which }) => ({ show: await (which === undefined ? overview(ctx) : show(ctx, topics, which)) }),
    }),
    list: word({
      summary: 'sharing.word.list',
      options: [
        { name: 'which', kind: 'text', label: 'sharing.option.filter', optional: true, complete: suggestedFilters },
      ],
      values: z.object({ which: typedText(longestSearch).optional() }),
      run: async (ctx, { which }) => {
        const what = readListing(which, mayUse(ctx.person, moderators));
        return { show: await (what === null ? searched(ctx, which ?? '') : listed(ctx, what, 0)) };
      },
    }),
  },
  actions: {
    overview: shows(z.tuple([]), overview),
    open: shows(z.tuple([id]), async (ctx, voiceId) => voiceView(ctx, await voiceFor(ctx, voiceId))),
    see: changes(z.tuple([id]), async (ctx, voiceId) => voiceView(ctx, await voiceFor(ctx, voiceId))),
    read: changes(z.tuple([id, page]), async (ctx, voiceId, at) => readView(ctx, await voiceFor(ctx, voiceId), at)),
    thread: shows(z.tuple([id, page]), thread),
    threadPage: changes(z.tuple([id, page]), thread),
    /** What is listed, the search's token where it is one, and the page. */
    page: changes(z.tuple([z.enum([...listings, 'search']), id, page]), (ctx, what, token, at) =>
      what === 'search' ? foundPage(ctx, token, at) : listed(ctx, what, at),
    ),
  },
});

/** What is needed once a month: the last of the words. */
export const rarely: Chapter = {
  words: { more: word({ summary: 'sharing.word.more', run: async (ctx) => ({ show: more(ctx) }) }) },
  actions: { more: shows(z.tuple([]), async (ctx) => more(ctx)) },
};
