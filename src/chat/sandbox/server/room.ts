import { type Translator, translator } from '../../../i18n/translate.ts';
import type { Person, Workspace } from '../../../store/rows.ts';
import { knowPerson, knowWorkspace } from '../../../who/meet.ts';
import type { Channel } from '../../../who/profile.ts';
import { speakTo } from '../../../who/reader.ts';
import { languageByScript } from '../../dispatch/offer.ts';
import { clean, excess, length, longest } from '../../input.ts';
import { type Ask, type Call, type Reply, readerOf } from '../../platform.ts';
import type { Form, View } from '../../view.ts';
import { botName, type Colleague, channelsOf, colleague, colleagues, directChannel, workspace } from '../company.ts';
import type { Inside } from '../platform.ts';
import type { Outcome, PageAction } from '../protocol.ts';
import { draw, keep } from '../storage/stored-view.ts';
import { withTokens } from './mentions.ts';

/** What a person may not do here: nobody by that id, or a place they are not in. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

/** Where somebody is: 'home' or a channel of theirs. Throws NotHere. */
export function standing(personId: string, placeId: string): { me: Colleague; channel: Channel } {
  const me = colleague(personId);
  // what is done on the home page is done in one's own messages with the bot
  const channel = me && channelsOf(me).find(({ id }) => id === (placeId === 'home' ? directChannel(me.id) : placeId));
  if (!me || !channel) throw new NotHere('no such person or place');
  return { me, channel };
}

/** Our rows for somebody who looks at the page: looking changes nothing that is known of them. */
export async function rowsOf({ store: { db } }: Inside, me: Colleague): Promise<{ company: Workspace; mine: Person }> {
  const company = await knowWorkspace(db, 'sandbox', workspace);
  return { company, mine: await knowPerson(db, company.id, me, true) };
}

/** Speaks the language that the bot speaks with this person: for what the page says by itself. */
export async function speaker(inside: Inside, me: Colleague): Promise<Translator> {
  const { company, mine } = await rowsOf(inside, me);
  return speakTo(company, mine);
}

/** Does what a person did on the page. Throws NotHere before anything is touched. */
export async function act(inside: Inside, action: PageAction): Promise<Outcome> {
  const { me, channel } = standing(action.person, action.place);
  const ask = await asked(inside, action, me);
  if (!ask) {
    if (length(said(action)) > longest) {
      const t = await speaker(inside, me);
      return { kind: 'reject', fields: { text: t('chat.tooLong', excess(said(action), longest)) } };
    }
    await inside.messages.say(channel.id, me.id, said(action), `said:${action.id}`);
    inside.live.changed();
    const spoken = spokenIn(said(action), channel);
    return spoken ? answer(inside, action, me, channel, spoken) : { kind: 'done' };
  }
  return answer(inside, action, me, channel, ask);
}

async function answer(inside: Inside, action: PageAction, me: Colleague, channel: Channel, ask: Ask): Promise<Outcome> {
  const call: Call = { id: action.id, platform: 'sandbox', workspace, person: profile(me), place: channel, ask };
  const answered = await inside.answer(call);
  if (!answered) return { kind: 'done' };
  const { locale, timeZone } = answered.reader;
  return deliver({ inside, action, me, channel, t: translator(locale, timeZone) }, answered.reply);
}

/** What is asked of the bot; null for words to the others. */
async function asked({ messages }: Inside, action: PageAction, me: Colleague): Promise<Ask | null> {
  const { place, what } = action;
  switch (what.kind) {
    case 'say': {
      const [, name, text = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(said(action)) ?? [];
      if (name === undefined) return null;
      return { kind: 'command', name: name.toLowerCase(), text: withTokens(text, colleagues, channelsOf(me)) };
    }
    case 'shortcut': {
      const message = await messages.one(what.message);
      if (!message?.text || message.channel !== place) throw new NotHere('no such message');
      return { kind: 'shortcut', to: what.name, text: message.text };
    }
    case 'click':
      return { kind: 'click', route: what.route };
    case 'submit':
    case 'look':
      return { kind: 'submit', route: what.route, values: what.values };
    case 'home':
      return { kind: 'home' };
  }
}

/** Said to the bot, in their own messages with it or by its name; null: to the others. */
function spokenIn(words: string, { kind }: Channel): Ask | null {
  if (kind !== 'direct' && !words.toLowerCase().includes(`@${botName.toLowerCase()}`)) return null;
  const language = languageByScript(words);
  return { kind: 'spoken', ...(language && { language }) };
}

function said({ what }: PageAction): string {
  return what.kind === 'say' ? clean(what.text) : '';
}

/** What somebody did, with the language they are answered in. */
interface Doing {
  inside: Inside;
  action: PageAction;
  me: Colleague;
  channel: Channel;
  t: Translator;
}

/** Brings a reply to the one who asked. */
async function deliver(doing: Doing, reply: Reply): Promise<Outcome> {
  const { inside, action, me, t } = doing;
  const { clock, live } = inside;
  if (action.what.kind === 'look') return seen(reply, t, clock.now());
  if ('reject' in reply) return { kind: 'reject', fields: reply.reject };
  if ('ask' in reply) {
    const form = keep(reply.ask, () => {
      throw new Error('a form with an attachment');
    });
    return { kind: 'form', form: draw<Form>(form, t, clock.now()) };
  }
  if (action.what.kind === 'home') {
    const view = inside.privates.home(me.id, 'show' in reply ? reply.show : reply.replace);
    return { kind: 'home', view: draw<View>(view, t, clock.now()) };
  }
  if ('show' in reply) show(doing, reply.show);
  else if (!(await replaced(doing, reply.replace))) show(doing, reply.replace);
  live.changed();
  return { kind: 'done' };
}

/** What is shown beside a field while it is written: not a message, so nothing of it is kept. */
function seen(reply: Reply, t: Translator, now: Date): Outcome {
  if (!('show' in reply)) return { kind: 'done' };
  const view = keep(reply.show, () => {
    throw new Error('an attachment beside a field');
  });
  return { kind: 'look', view: draw<View>(view, t, now) };
}

function show({ inside, action, me, t }: Doing, view: View): void {
  const words = said(action);
  inside.privates.add(me.id, {
    place: action.place,
    at: inside.clock.now(),
    locale: t.locale,
    asked: words.startsWith('/') ? words : null,
    view,
  });
}

/** In place of the message that was pressed, where it is theirs alone; what others see is never replaced by an answer. */
async function replaced({ inside, action: { from }, me, channel, t }: Doing, view: View): Promise<boolean> {
  const { messages, privates } = inside;
  if (from === undefined) return false;
  if (privates.replace(me.id, from, view, t.locale)) return true;
  if (channel.kind !== 'direct') return false;
  const message = await messages.one(from);
  if (message?.channel !== channel.id || message.author !== null) return false;
  await messages.edit(channel.id, from, view, readerOf(t));
  return true;
}

function profile({ job, city, ...rest }: Colleague): Call['person'] {
  return rest;
}
