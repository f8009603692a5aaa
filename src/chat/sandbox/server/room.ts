import type { Translator } from '../../../i18n/translate.ts';
import { knowPerson, knowWorkspace } from '../../../who/meet.ts';
import type { Channel } from '../../../who/profile.ts';
import { speakTo } from '../../../who/reader.ts';
import { clean, length, longest } from '../../input.ts';
import type { Ask, Call, Reply } from '../../platform.ts';
import type { Form, View } from '../../view.ts';
import { type Colleague, channelsOf, colleague, colleagues, directChannel, workspace } from '../company.ts';
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

/** Speaks the language that the bot speaks with this person. */
export async function speaker({ store }: Inside, me: Colleague): Promise<Translator> {
  const row = await knowWorkspace(store.db, 'sandbox', workspace);
  return speakTo(row, await knowPerson(store.db, row.id, me));
}

/** Does what a person did on the page. Throws NotHere before anything is touched. */
export async function act(inside: Inside, action: PageAction): Promise<Outcome> {
  const { me, channel } = standing(action.person, action.place);
  const ask = await asked(inside, action, me);
  if (!ask) {
    const t = await speaker(inside, me);
    if (length(said(action)) > longest)
      return { kind: 'reject', fields: { text: t('chat.tooLong', { limit: longest }) } };
    await inside.messages.say(channel.id, me.id, said(action), `said:${action.id}`);
    inside.live.changed();
    return { kind: 'done' };
  }
  const call: Call = { id: action.id, platform: 'sandbox', workspace, person: profile(me), place: channel, ask };
  const reply = await inside.answer(call);
  return reply ? await deliver(inside, action, me, channel, reply) : { kind: 'done' };
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

function said({ what }: PageAction): string {
  return what.kind === 'say' ? clean(what.text) : '';
}

/** Brings a reply to the one who asked. */
async function deliver(
  inside: Inside,
  action: PageAction,
  me: Colleague,
  channel: Channel,
  reply: Reply,
): Promise<Outcome> {
  const { clock, live } = inside;
  const t = await speaker(inside, me);
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
  if ('show' in reply) show(inside, action, me, t, reply.show);
  else if (!(await replaced(inside, action, me, channel, t, reply.replace))) show(inside, action, me, t, reply.replace);
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

function show({ privates, clock }: Inside, action: PageAction, me: Colleague, t: Translator, view: View): void {
  const words = said(action);
  privates.add(me.id, {
    place: action.place,
    at: clock.now(),
    locale: t.locale,
    asked: words === '' ? null : words,
    view,
  });
}

/** In place of the message that was pressed, where it is theirs alone; what others see is never replaced by an answer. */
async function replaced(
  { messages, privates }: Inside,
  { from }: PageAction,
  me: Colleague,
  channel: Channel,
  t: Translator,
  view: View,
): Promise<boolean> {
  if (from === undefined) return false;
  if (privates.replace(me.id, from, view, t.locale)) return true;
  if (channel.kind !== 'direct') return false;
  const message = await messages.one(from);
  if (message?.channel !== channel.id || message.author !== null) return false;
  await messages.edit(channel.id, from, view, { locale: t.locale, timeZone: t.zone });
  return true;
}

function profile({ job, city, ...rest }: Colleague): Call['person'] {
  return rest;
}
