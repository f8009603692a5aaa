import { localeOf, ownNames } from '../../../i18n/locales.ts';
import { unturned } from '../../../i18n/text.ts';
import { type Translator, translator } from '../../../i18n/translate.ts';
import type { Person, SandboxMessage, Workspace } from '../../../store/rows.ts';
import { sayDate, sayDay, sayTimeAt } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Channel } from '../../../who/profile.ts';
import { localeFor, speakTo, zoneFor } from '../../../who/reader.ts';
import { languageByScript } from '../../dispatch/offer.ts';
import type { View } from '../../view.ts';
import { botName, type Colleague, channelsOf, colleague, colleagues, membersOf, workspace } from '../company.ts';
import type { Inside } from '../platform.ts';
import type { ClockFace, Message, PlaceLine, State, Suggestion, Who } from '../protocol.ts';
import type { KeptView } from '../storage/messages.ts';
import type { Private } from '../storage/privates.ts';
import { draw } from '../storage/stored-view.ts';
import { pageWords } from './page-words.ts';
import { type Next, sayNext } from './passing.ts';
import { rowsOf, standing } from './room.ts';

/** What the rest of the house tells the page, in the reader's language. */
export interface PageGuide {
  /** What can be typed after '/'. */
  suggestions(t: Translator, person: Person): readonly Suggestion[];
  /** What can be done with a person's message, e.g. "Save as an idea". */
  shortcuts(t: Translator): readonly { name: string; label: string }[];
  /** What falls due next; null where nothing is planned. Left out where time is nobody's to pass. */
  next?(): Promise<Next | null>;
}

/** Everything the page shows to a person in a place. Throws NotHere. */
export async function stateFor(
  inside: Inside,
  guide: PageGuide,
  asked: { person: string; place: string; count: number },
): Promise<State> {
  const { me, channel } = standing(asked.person, asked.place);
  const { db } = inside.store;
  const { company: row, mine } = await rowsOf(inside, me);
  const t = speakTo(row, mine);
  const now = inside.clock.now();
  const known = new Map((await db.person.findMany({ where: { workspaceId: row.id } })).map((p) => [p.externalId, p]));
  const people = colleagues.map((person) => who(person, known.get(person.id) ?? null, row, t, now));
  const places = await placeLines(inside, me, t);
  const place = places.find(({ id }) => id === asked.place) ?? places[0];
  if (!place) throw new Error('everybody has a home');
  const { messages, earlier } = await messagesIn(inside, me, place.id, asked.count, t);
  return {
    locale: t.locale,
    words: pageWords(t),
    company: workspace.name,
    bot: botName,
    me: who(me, mine, row, t, now),
    people,
    place,
    write: t('sandbox.write', { place: nameOf(channel) }),
    places,
    messages,
    earlier,
    suggestions: guide.suggestions(t, mine),
    shortcuts: guide.shortcuts(t),
    clock: await clockFace(guide, t, now),
  };
}

function who(person: Colleague, row: Person | null, company: Workspace, t: Translator, now: Date): Who {
  // whoever never used the bot has no row yet
  const locale = row ? localeFor(company, row) : (localeOf(company.locale) ?? localeOf(person.locale) ?? 'en');
  const zone = row ? zoneFor(company, row) : person.timeZone;
  return {
    id: person.id,
    name: person.name,
    about: t('sandbox.who', { job: t(person.job), city: t(person.city) }),
    time: sayTimeAt(now, zone, t.locale),
    language: ownNames[locale],
    locale,
    admin: person.admin || row?.namedAdmin === true,
    champion: row?.champion === 'yes',
  };
}

async function placeLines(inside: Inside, me: Colleague, t: Translator): Promise<PlaceLine[]> {
  const latest = new Map<string, number>();
  for (const [channel, at] of await inside.messages.latest()) latest.set(channel, at.getTime());
  for (const { place, at } of inside.privates.of(me.id)) {
    latest.set(place, Math.max(at.getTime(), latest.get(place) ?? 0));
  }
  const home: PlaceLine = {
    id: 'home',
    name: t('sandbox.home'),
    about: t('sandbox.homeAbout'),
    kind: 'home',
    latest: latest.get('home') ?? 0,
  };
  const others = channelsOf(me).map((channel) => ({
    id: channel.id,
    name: nameOf(channel),
    about: aboutOf(channel, t),
    kind: channel.kind === 'direct' ? ('direct' as const) : ('channel' as const),
    latest: latest.get(channel.id) ?? 0,
  }));
  return [home, ...others];
}

function nameOf({ kind, name }: Channel): string {
  return kind === 'direct' ? botName : `#${name}`;
}

function aboutOf({ kind, id }: Channel, t: Translator): string {
  if (kind === 'direct') return t('sandbox.directAbout');
  return t('sandbox.channelAbout', { count: membersOf(id)?.length ?? 0 });
}

async function messagesIn(
  inside: Inside,
  me: Colleague,
  place: string,
  count: number,
  t: Translator,
): Promise<Pick<State, 'messages' | 'earlier'>> {
  const now = inside.clock.now();
  const rows = place === 'home' ? [] : await inside.messages.last(place, count + 1);
  const shown = rows.slice(-count);
  const since = rows.length > shown.length ? (shown[0]?.sentAt.getTime() ?? 0) : 0;
  const replies = inside.privates.of(me.id).filter((reply) => reply.place === place && reply.at.getTime() >= since);
  const posted = await Promise.all(shown.map(async (row) => fromRow(row, await answeredBy(inside, row), t, now)));
  const all = [...posted, ...replies.map((reply) => fromPrivate(reply, t, now))];
  return { messages: all.sort((a, b) => a.at - b.at), earlier: rows.length > shown.length };
}

function when(at: Date, t: Translator, now: Date): Pick<Message, 'at' | 'day' | 'time'> {
  return {
    at: at.getTime(),
    day: sayDay(localDate(at, t.zone), localDate(now, t.zone), t.locale),
    time: sayTimeAt(at, t.zone, t.locale),
  };
}

/** What the message says that this one answers, on one line. */
async function answeredBy({ messages }: Inside, { view }: SandboxMessage): Promise<string | null> {
  const { under } = JSON.parse(view ?? '{}') as Partial<KeptView>;
  const original = under === undefined ? null : await messages.one(under);
  return original?.view ? (JSON.parse(original.view) as KeptView).view.summary : null;
}

function fromRow(row: SandboxMessage, answers: string | null, t: Translator, now: Date): Message {
  const shared = { id: row.id, ...when(row.sentAt, t, now), edited: row.editedAt !== null, only: null };
  if (row.view === null || row.author !== null) {
    const text = row.text ?? '';
    const author = { id: row.author ?? '', name: colleague(row.author ?? '')?.name ?? row.author ?? '' };
    return { ...shared, author, lang: languageByScript(text), body: { text: unturned(text) } };
  }
  const { locale, view } = JSON.parse(row.view) as KeptView;
  const blocks: typeof view.blocks =
    answers === null ? view.blocks : [{ kind: 'note', text: `↳ ${answers}` }, ...view.blocks];
  // times are said in the language of the sentences around them, on the clocks of whoever reads
  const speak = translator(localeOf(locale) ?? t.locale, t.zone);
  return { ...shared, author: null, lang: locale, body: { view: draw<View>({ ...view, blocks }, speak, now) } };
}

function fromPrivate(reply: Private, t: Translator, now: Date): Message {
  const speak = translator(localeOf(reply.locale) ?? t.locale, t.zone);
  return {
    id: reply.id,
    author: null,
    ...when(reply.at, t, now),
    edited: false,
    lang: reply.locale,
    body: { view: draw<View>(reply.view, speak, now) },
    only: { asked: reply.asked },
  };
}

async function clockFace(guide: PageGuide, t: Translator, now: Date): Promise<ClockFace> {
  const face = {
    now: now.getTime(),
    day: sayDate(localDate(now, t.zone), t.locale),
    time: sayTimeAt(now, t.zone, t.locale),
  };
  if (!guide.next) return { ...face, pass: null };
  const next = await guide.next();
  if (!next) return { ...face, pass: { next: t('sandbox.nothingDue') } };
  return { ...face, pass: { next: sayNext(next, t, now) } };
}
