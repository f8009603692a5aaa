import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button, entry, heading, pager, small, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import {
  type Customer,
  type Listing,
  listVoices,
  threadOf,
  type VoicePage,
  voicesByIds,
} from '../../../voices/listed.ts';
import { customerName } from '../../../voices/views.ts';
import { peopleByIds } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import { moderators } from '../../hiding.ts';
import { openButton, peopleIn, stateOf, voiceEntry, waitingEntry } from './entries.ts';
import { eyesOf, voiceFor } from './eyes.ts';
import { found, mostFound, search } from './filter.ts';

const pageSize = 10;
/** A thread shows more of each. */
const threadSize = 5;
const threadWords = 400;

/** Pages count from 0; one past the end is the last one. */
async function paged(
  wanted: number,
  size: number,
  load: (page: number) => Promise<VoicePage>,
): Promise<VoicePage & { page: number; pages: number }> {
  const first = await load(wanted);
  const pages = Math.max(1, Math.ceil(first.count / size));
  const page = Math.min(wanted, pages - 1);
  return { ...(page === wanted ? first : await load(page)), page, pages };
}

const bring = ({ t }: Pick<Ctx, 't'>) => button(t('customers.button.heard'), 'customers.hear', [], 'primary');

/** A page of a list. */
export async function listed(ctx: Ctx, what: Listing, wanted: number): Promise<View> {
  const { db, t, workspace, person } = ctx;
  if (what === 'hidden' && !mayUse(person, moderators)) throw new UserError('chat.onlyBoth');
  const eyes = await eyesOf(ctx);
  const load = (page: number) => listVoices(db, workspace.id, eyes, what, { page, size: pageSize });
  const turned = await paged(wanted, pageSize, load);
  if (turned.count === 0) return note(t(`sharing.none.${what}`), what === 'hidden' ? [] : [bring(ctx)]);
  return pageView(ctx, { ...turned, title: t(`sharing.list.${what}`), args: [what, '-'] });
}

/** The first page of what holds these words. */
export async function searched(ctx: Ctx, words: string): Promise<View> {
  const said = { words: shortenTo(words.replace(/\s+/gu, ' '), 60) };
  return foundPage(ctx, await search(ctx, words), 0, said);
}

/** @param said what was looked for, where it is known: it is kept nowhere */
export async function foundPage(ctx: Ctx, token: string, wanted: number, said?: { words: string }): Promise<View> {
  const { db, t, workspace } = ctx;
  const ids = await found(ctx, token);
  const load = async (page: number) => ({
    voices: await voicesByIds(db, workspace.id, ids.slice(page * pageSize, (page + 1) * pageSize)),
    count: ids.length,
  });
  const turned = await paged(wanted, pageSize, load);
  if (turned.count === 0) return note(t('sharing.none.search', said ?? { words: '' }), [bring(ctx)]);
  // what was hidden or erased since is left out
  const voices = turned.voices.filter(({ hiddenAt, erasedAt }) => hiddenAt === null && erasedAt === null);
  const title = said ? t('sharing.list.search', said) : t('sharing.list.found');
  return pageView(ctx, { ...turned, voices, title, args: ['search', token], isCut: ids.length === mostFound });
}

interface Shown extends VoicePage {
  page: number;
  pages: number;
  title: string;
  /** Of the route of another page, before its number. */
  args: readonly string[];
  isCut?: boolean;
}

async function pageView(ctx: Ctx, { voices, page, pages, title, args, isCut = false }: Shown): Promise<View> {
  const { db, t, workspace } = ctx;
  const people = await peopleByIds(db, workspace.id, peopleIn(voices));
  const line = args[0] === 'waiting' ? waitingEntry : voiceEntry;
  return view(
    title,
    heading(title),
    voices.map((voice) => line(ctx, voice, people)),
    pages > 1 ? small(t('sharing.page', { page: page + 1, pages })) : null,
    isCut ? small(t('sharing.newest', { count: mostFound })) : null,
    turns(ctx, { page, pages }, 'customers.page', args),
  );
}

function turns(
  { t }: Pick<Ctx, 't'>,
  at: { page: number; pages: number },
  to: 'customers.page' | 'customers.threadPage',
  args: readonly string[],
) {
  return pager({ back: t('chat.back'), next: t('chat.next') }, at, to, args);
}

/** All that one customer said and was promised, the newest first. @param id one of their voices */
export async function thread(ctx: Ctx, id: string, wanted: number): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const { customerKey, erasedAt } = await voiceFor(ctx, id);
  if (customerKey === null || erasedAt !== null) throw new UserError('customers.gone');
  const eyes = await eyesOf(ctx);
  const load = (page: number) => threadOf(db, workspace.id, eyes, customerKey, { page, size: threadSize });
  const { voices, count, page, pages } = await paged(wanted, threadSize, load);
  const [newest] = voices;
  if (!newest) throw new UserError('customers.gone');
  const people = await peopleByIds(db, workspace.id, peopleIn(voices));
  const title = t('sharing.thread', { customer: customerName(t, newest), count });
  const head = (voice: typeof newest) =>
    t('sharing.dated', { number: voice.number, day: sayDate(voice.saidOn, t.locale, localDate(now, t.zone)) });
  return view(
    title,
    heading(title),
    voices.flatMap((voice) => [
      entry([{ bold: head(voice) }, '\n', shortenTo(voice.text, threadWords)], {
        detail: stateOf(ctx, voice, people),
        button: openButton(t, voice),
      }),
    ]),
    turns(ctx, { page, pages }, 'customers.threadPage', [id]),
  );
}

/** A name that fits several. */
export function whomView({ t }: Ctx, customers: readonly Customer[]): View {
  const said = t('sharing.whom');
  return view(
    said,
    text(said),
    customers.map(({ newest, count }) =>
      entry(t('sharing.customer', { customer: customerName(t, newest), count }), {
        button: button(t('sharing.button.open'), 'customers.thread', [newest.id, '0']),
      }),
    ),
  );
}
