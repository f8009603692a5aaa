import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { codes, isCode } from '../connection/trouble.ts';
import type { Message } from '../draw/message.ts';
import type { Asking } from './reading.ts';

/**
 * What became of a first response. taken: somebody answered before, another instance or this one a moment ago;
 * late: its three seconds were over, and Discord has told the person that nothing came.
 */
export type Heard = 'heard' | 'taken' | 'late';

/** The way back to whoever did something: one first response within 3 s, and what follows within 15 minutes. */
export interface Responder {
  /** "Thinking", for their eyes alone. */
  think(): Promise<Heard>;
  /** The message that was pressed stays as it is, for now. */
  hold(): Promise<Heard>;
  open(modal: APIModalInteractionResponseCallbackData): Promise<Heard>;
  /** A private message, as the first response. */
  say(message: Message): Promise<Heard>;
  /** In place of the message that was pressed, as the first response. */
  replace(message: Message): Promise<Heard>;
  /** In place of "thinking", or of the message that was pressed. */
  amend(message: Message): Promise<void>;
  /** One more private message. */
  add(message: Message): Promise<void>;
}

export function responderTo(rest: REST, { id, token, application_id: application }: Asking): Responder {
  async function respond(response: APIInteractionResponse, files: Message['files'] = []): Promise<Heard> {
    try {
      await rest.post(Routes.interactionCallback(id, token), { body: response, files, auth: false });
      return 'heard';
    } catch (error) {
      if (isCode(error, codes.alreadyAcknowledged)) return 'taken';
      if (isCode(error, codes.unknownInteraction)) return 'late';
      throw error;
    }
  }

  return {
    think: () =>
      respond({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      }),
    hold: () => respond({ type: InteractionResponseType.DeferredMessageUpdate }),
    open: (data) => respond({ type: InteractionResponseType.Modal, data }),
    say: (message) => {
      const { body, files } = privately(message);
      return respond({ type: InteractionResponseType.ChannelMessageWithSource, data: body }, files);
    },
    replace: ({ body, files }) => respond({ type: InteractionResponseType.UpdateMessage, data: body }, files),
    async amend({ body, files }) {
      await rest.patch(Routes.webhookMessage(application, token, '@original'), { body, files, auth: false });
    },
    async add(message) {
      await rest.post(Routes.webhook(application, token), { ...privately(message), auth: false });
    },
  };
}

function privately({ body, files }: Message): Message {
  return { body: { ...body, flags: body.flags | MessageFlags.Ephemeral }, files };
}
