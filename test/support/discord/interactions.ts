import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Modal, message, modal } from './components.ts';
import { type Attached, application, bot, type Said, type World } from './world.ts';

/** What Discord answers instead of doing it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, said: string) {
    super(said);
    this.status = status;
    this.code = code;
  }
}

export type Kind = 'command' | 'click' | 'submit' | 'writing';

/** Something a person did, and what has come back so far. */
export interface Doing {
  id: string;
  token: string;
  kind: Kind;
  person: string;
  channel: string;
  at: number;
  /** The message that was pressed, or from which the form came. */
  from?: Said;
  /** How long the first response took. */
  firstMs?: number;
  first?: 'message' | 'thinking' | 'holding' | 'updated' | 'modal' | 'choices';
  /** The message that the first response made or changed. */
  original?: Said;
  modal?: Modal;
  choices?: { name: string; value: string }[];
  /** Private messages that followed. */
  more: Said[];
  /** Something to see has come. */
  isAnswered: boolean;
}

const usualFirstMs = 3_000;
const tokenMs = 15 * 60_000;
const ephemeral = 1 << 6;

const choice = z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) });
const callback = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(4), data: z.unknown() }),
  z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: z.literal(ephemeral) }) }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: z.unknown() }),
  z.strictObject({ type: z.literal(8), data: z.strictObject({ choices: z.array(choice).max(25) }) }),
  z.strictObject({ type: z.literal(9), data: modal }),
]);

export interface InteractionsOptions {
  world: World;
  /** Sends it to the bot. */
  tell(payload: Record<string, unknown>): void;
  /** Milliseconds within which the first response has to come; left out: Discord's three seconds. */
  firstMs?: number;
}

/** Interactions as Discord runs them: one first response within three seconds, a token for fifteen minutes. */
export function interactions({ world, tell, firstMs = usualFirstMs }: InteractionsOptions) {
  const all = new Map<string, Doing>();

  /** One more message to a person alone, or to all. */
  function post(doing: Doing, given: unknown, files: Attached[]): Said {
    const { components, flags } = message.parse(given);
    const only = (flags & ephemeral) !== 0 ? doing.person : undefined;
    const made = world.say({
      channel: doing.channel,
      author: bot,
      content: '',
      components,
      flags,
      files,
      ...(only !== undefined && { only }),
    });
    return made;
  }

  function change(said: Said, given: unknown, files: Attached[]): void {
    const { components } = message.parse(given);
    Object.assign(said, { components, files, pending: false, edits: said.edits + 1 });
  }

  function respond(id: string, token: string, body: unknown, files: Attached[]): void {
    const doing = all.get(id);
    if (!doing || doing.token !== token || world.now() - doing.at > firstMs) {
      throw new Refusal(404, 10062, 'Unknown interaction');
    }
    if (doing.first) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    const given = callback.parse(body);
    doing.firstMs = world.now() - doing.at;
    switch (given.type) {
      case 4:
        doing.original = post(doing, given.data, files);
        Object.assign(doing, { first: 'message', isAnswered: true });
        return;
      case 5: {
        const thinking = {
          channel: doing.channel,
          author: bot,
          content: '',
          components: [],
          flags: ephemeral,
          files: [],
        };
        doing.original = world.say({ ...thinking, only: doing.person, pending: true });
        doing.first = 'thinking';
        return;
      }
      case 6:
        doing.original = pressed(doing);
        doing.first = 'holding';
        return;
      case 7:
        doing.original = pressed(doing);
        change(doing.original, given.data, files);
        Object.assign(doing, { first: 'updated', isAnswered: true });
        return;
      case 8:
        if (doing.kind !== 'writing') throw new Refusal(400, 50035, 'suggestions for what nobody writes');
        Object.assign(doing, { first: 'choices', choices: given.data.choices, isAnswered: true });
        return;
      case 9:
        if (doing.kind === 'submit') throw new Refusal(400, 50035, 'a modal from a modal');
        Object.assign(doing, { first: 'modal', modal: given.data, isAnswered: true });
    }
  }

  function pressed({ from }: Doing): Said {
    if (!from) throw new Refusal(400, 50035, 'there is no message to update');
    return from;
  }

  function byToken(app: string, token: string): Doing {
    const doing = [...all.values()].find((one) => one.token === token);
    if (app !== application || !doing || world.now() - doing.at > tokenMs) {
      throw new Refusal(401, 50027, 'Invalid Webhook Token');
    }
    return doing;
  }

  return {
    all,
    respond,
    amend(app: string, token: string, body: unknown, files: Attached[]): Said {
      const doing = byToken(app, token);
      if (!doing.original) throw new Refusal(404, 10008, 'Unknown Message');
      change(doing.original, body, files);
      doing.isAnswered = true;
      return doing.original;
    },
    follow(app: string, token: string, body: unknown, files: Attached[]): Said {
      const doing = byToken(app, token);
      if (!doing.first || doing.first === 'modal') throw new Refusal(404, 10015, 'Unknown Webhook');
      const made = post(doing, body, files);
      doing.more.push(made);
      doing.isAnswered = true;
      return made;
    },
    /** Somebody does something; resolves when there is something to see, or when nothing came. */
    async happen(
      doing: Pick<Doing, 'kind' | 'person' | 'channel' | 'from'>,
      payload: Record<string, unknown>,
    ): Promise<Doing> {
      const id = world.snowflake();
      const made: Doing = { ...doing, id, token: world.secret(), at: world.now(), more: [], isAnswered: false };
      all.set(id, made);
      tell({ ...payload, id, token: made.token, application_id: application, version: 1 });
      const end = Date.now() + firstMs + 1_000;
      while (!made.isAnswered && Date.now() < end) await sleep(2);
      return made;
    },
  };
}
