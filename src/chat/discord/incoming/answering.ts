import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from 'discord.js';
import { localeOf } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/messages.ts';
import { type Translator, translator } from '../../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../../log.ts';
import type { Channel } from '../../../who/profile.ts';
import type { Answers } from '../../asks.ts';
import type { Answer, Ask, Reply } from '../../platform.ts';
import { type Block, type Form, note, type View } from '../../view.ts';
import { filledIn, modalOf } from '../draw/form.ts';
import { type Message, markIn, messageOf } from '../draw/message.ts';
import { writeAddress } from '../draw/route.ts';
import type { calls } from './calls.ts';
import type { FormCache } from './form-cache.ts';
import { formButton, lostView, openRoute, refusedView } from './messages.ts';
import { type Asking, askOf, guildOf, isOwn, placeOf } from './reading.ts';
import { type Responder, responderTo } from './responder.ts';

export interface AnsweringOptions {
  log: Logger;
  forms: FormCache;
  rest(): REST;
  answer: Answer;
  /** How an ask will be answered, known before it runs. */
  answers(ask: Ask): Answers;
  calls: ReturnType<typeof calls>;
  /** Message commands, by the name that Discord has for them. */
  shortcuts: ReadonlyMap<string, string>;
  permissionNotes(interaction: Asking, t: Translator): Promise<Block[]>;
}

/** A form has to be the very first response; where it takes longer than this, a button opens it. */
const formWithinMs = 1800;
/** Another instance may have shown the form, and can then open it again: it goes first. */
const othersFirstMs = { submit: 250, open: 1000 };

/** One thing somebody did, on its way through. */
interface Doing {
  interaction: Asking;
  responder: Responder;
  guild: string;
  place: Channel;
  user: string;
}

export function answering(options: AnsweringOptions) {
  const { log, forms, answers } = options;

  async function handle(interaction: Asking): Promise<void> {
    const responder = responderTo(options.rest(), interaction);
    const [guild, place] = [guildOf(interaction), placeOf(interaction)];
    const user = (interaction.member?.user ?? interaction.user)?.id;
    const ask = askOf(interaction, options.shortcuts);
    try {
      if (guild === null || place === null || user === undefined || !ask)
        await sorry(interaction, responder, 'chat.oldButton');
      else if (ask.kind === 'click' && ask.route.to === openRoute)
        await open({ interaction, responder, guild, place, user }, ask.route.args[0] ?? '');
      else if (answers(ask) === 'form') await withForm({ interaction, responder, guild, place, user }, ask);
      else await withMessage({ interaction, responder, guild, place, user }, ask, answers(ask));
    } catch (error) {
      await failed(interaction, responder, error);
    }
  }

  /** Acknowledged first: if that comes too late nothing is done, for the person has been told that nothing was. */
  async function withMessage(doing: Doing, ask: Ask, kind: Answers): Promise<void> {
    const { interaction, responder } = doing;
    const isUpdate = kind === 'update' && isOwn(interaction);
    if ((await (isUpdate ? responder.hold() : responder.think())) === 'late') return;
    if (ask.kind === 'submit' && !formOf(doing)) await sleep(othersFirstMs.submit);
    const answered = await run(doing, ask);
    if (!answered) return;
    const message = drawn(doing, await viewOf(doing, ask, answered));
    if (isUpdate && !('replace' in answered.reply)) await responder.add(message);
    else await responder.amend(message);
  }

  async function withForm(doing: Doing, ask: Ask): Promise<void> {
    const { interaction, responder, user, guild } = doing;
    const running = run(doing, ask);
    const isInTime = await Promise.race([running.then(() => true), sleep(formWithinMs, false, { ref: false })]);
    if (!isInTime && (await responder.think()) === 'late') return void (await running);
    const answered = await running;
    if (!answered) return;
    const { reply } = answered;
    if (isInTime && 'ask' in reply) {
      show(user, guild, reply.ask);
      await responder.open(modalIn(doing, reply.ask));
      return;
    }
    const message = drawn(doing, await viewOf(doing, ask, answered));
    if (!isInTime) await responder.amend(message);
    else if ('replace' in reply && isOwn(interaction)) await responder.replace(message);
    else await responder.say(message);
  }

  /** Opens a kept form. */
  async function open(doing: Doing, name: string): Promise<void> {
    const { interaction, responder, user, guild } = doing;
    const form = forms.find(user, name);
    if (!form) {
      await sleep(othersFirstMs.open);
      return sorry(interaction, responder, 'chat.discord.formGone');
    }
    show(user, guild, form);
    await responder.open(modalIn(doing, form));
  }

  /** A form that is shown is kept, for the case that what is sent off is refused. */
  function show(user: string, guild: string, form: Form): void {
    forms.keep(user, writeAddress(guild, form.go), form);
  }

  function formOf({ interaction: { data }, user }: Doing): Form | null {
    return 'custom_id' in data ? forms.find(user, data.custom_id) : null;
  }

  interface Answered {
    reply: Reply;
    t: Translator;
  }

  async function run({ interaction, guild, place }: Doing, ask: Ask): Promise<Answered | null> {
    const call = await options.calls.callOf(interaction, ask, guild, place);
    if (typeof call === 'string') {
      const t = tongueOf(interaction);
      return { reply: { show: note(t(call === 'left' ? 'chat.discord.leftServer' : 'chat.discord.removed')) }, t };
    }
    const answered = await options.answer(call);
    if (!answered) return null;
    const { reply, reader } = answered;
    return { reply, t: translator(reader.locale, reader.timeZone) };
  }

  async function viewOf(doing: Doing, ask: Ask, { reply, t }: Answered): Promise<View> {
    const { user } = doing;
    if ('ask' in reply) return formButton(t, forms.hold(user, reply.ask));
    if ('reject' in reply) {
      const values = ask.kind === 'submit' ? ask.values : {};
      const form = formOf(doing);
      if (!form) return lostView(t, reply.reject, values);
      return refusedView(t, reply.reject, form, forms.hold(user, filledIn(form, values)));
    }
    if (ask.kind === 'submit') forms.forget(user, writeAddress(doing.guild, ask.route));
    const view = 'show' in reply ? reply.show : reply.replace;
    return { ...view, blocks: [...view.blocks, ...(await options.permissionNotes(doing.interaction, t))] };
  }

  async function failed(interaction: Asking, responder: Responder, error: unknown): Promise<void> {
    const id = failureId();
    log.error({ id, platform: 'discord', failure: failure(error) }, 'an answer could not be shown');
    await sorry(interaction, responder, 'chat.failed', id).catch((again: unknown) =>
      log.warn({ id, failure: failure(again) }, 'nor could that be said'),
    );
  }

  return { handle };
}

/** One sentence, as the first response or, where there was one, after it. */
async function sorry(interaction: Asking, responder: Responder, key: MessageKey, id = ''): Promise<void> {
  const message = messageOf(note(tongueOf(interaction)(key, { id })), interaction.guild_id ?? '0');
  if ((await responder.say(message)) === 'taken' && id !== '') await responder.add(message);
}

/** Where nobody is known, the language that Discord speaks with them. */
function tongueOf({ locale }: Asking): Translator {
  return translator(localeOf(locale) ?? 'en', 'UTC');
}

/** What it takes the place of may be a message that is still looked for: it keeps its mark. */
function drawn({ guild, interaction }: Doing, view: View): Message {
  return messageOf(view, guild, 'message' in interaction ? markIn(interaction.message) : null);
}

function modalIn({ guild, place }: Doing, form: Form) {
  return modalOf(form, guild, place.kind === 'channel' ? place.id : null);
}
