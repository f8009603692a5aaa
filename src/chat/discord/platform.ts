import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents,
  InteractionType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { translator } from '../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import { takesDirect } from '../../who/reader.ts';
import type { Answers, Asks } from '../asks.ts';
import type { Completer } from '../dispatch/complete.ts';
import { shorten } from '../input.ts';
import { type Answer, type Ask, type ChatPlatform, type Pace, PlatformError } from '../platform.ts';
import { commandsOf } from './commands.ts';
import { connection } from './connection/gateway.ts';
import { bulk } from './connection/rest.ts';
import { type DiscordRefused, tokenInDoubt, troubleOf } from './connection/trouble.ts';
import { type Greet, guilds } from './guilds.ts';
import { answering } from './incoming/answering.ts';
import { autocomplete } from './incoming/autocomplete.ts';
import { calls as callsOf } from './incoming/calls.ts';
import { formCache } from './incoming/form-cache.ts';
import { isAsking } from './incoming/reading.ts';
import { listen, spokenAnswers } from './incoming/spoken.ts';
import { outgoing } from './outgoing.ts';
import { directory } from './people.ts';
import { grantedIn, permissionNotes, wantsTag } from './permissions.ts';
import { register } from './register.ts';

export interface Discord extends ChatPlatform {
  /** null when Discord can be reached, else what is missing. */
  reachable(): Promise<string | null>;
}

export interface DiscordOptions {
  settings: { token: string; members: boolean; apiUrl?: string };
  store: Store;
  clock: Clock;
  log: Logger;
  /** What is told to Discord: the commands and message commands. */
  rituals: readonly Asks[];
  /** How an ask will be answered, known before it runs. */
  answers(ask: Ask): Answers;
  complete: Completer;
  /** Owes the first words in a server that added the bot. */
  greet: Greet;
  /** Discord does not let the bot in any more: one sentence for its owner. */
  refused?(why: DiscordRefused): void;
  /** Milliseconds after which a post counts as in doubt; left out: ten seconds. */
  timeout?: number;
  /** So long a token has to be refused until it counts, once the bot was let in; left out: a minute. In milliseconds. */
  lastingMs?: number;
}

/**
 * Discord counts 50 requests a second for everything, an edit being two of them, in a forum three, and five messages in five
 * seconds in a channel. Direct messages go much slower, for many of them in a short time are taken for spam.
 */
const pace: Pace = {
  counts: 'bot',
  postsAMinute: 2400,
  editsAMinute: 180,
  inChannelAMinute: 60,
  directsAMinute: 60,
};

/** Discord over the gateway, in as many servers as added the bot. */
export function discord(options: DiscordOptions): Discord {
  const { settings, store, clock, log, rituals } = options;
  const apiUrl = settings.apiUrl !== undefined && { apiUrl: settings.apiUrl };
  const under = new Set<Promise<void>>();
  let answer: Answer = () => Promise.reject(new Error('Discord has not started'));
  let refusal: DiscordRefused | null = null;
  let isStopping = false;

  const gateway = connection({
    ...settings,
    ...apiUrl,
    log,
    prepare,
    ready: (made) => ready(made).catch(failed),
    refused,
    ...(options.lastingMs !== undefined && { lastingMs: options.lastingMs }),
  });
  const { client } = gateway;
  const people = directory({ store, members: settings.members, client });
  const calls = callsOf({ store, directory: people, client });
  const around = guilds({ store, clock, log, greet: options.greet });
  const sending = bulk({
    token: settings.token,
    ...apiUrl,
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    refused: gateway.tokenRefused,
  });
  const posts = outgoing({
    bulk: () => {
      if (refusal) throw new PlatformError('later', 'Discord refuses the token');
      if (gateway.isInDoubt()) throw tokenInDoubt();
      return sending;
    },
    self: () => client().user?.id ?? null,
    isMember: (guild) => (client().isReady() ? client().guilds.cache.has(guild) : null),
    guildOf: (channel) => client().guilds.cache.find(({ channels }) => channels.cache.has(channel))?.id ?? null,
    granted: (channel) => grantedIn(client(), channel),
    takesDirect: askedForDirect,
  });
  const answers = answering({
    log,
    forms: formCache(),
    rest: gateway.rest,
    answer: (call) => answer(call),
    answers: options.answers,
    calls,
    shortcuts: shortcutNames(rituals),
    permissionNotes: permissionNotes({ store, client }),
  });
  const answerSpoken = spokenAnswers({
    store,
    log,
    rituals,
    directory: people,
    client,
    rest: gateway.rest,
    answer: (call) => answer(call),
    workspaceOf: calls.workspaceOf,
  });
  const suggest = autocomplete({ log, rest: gateway.rest, complete: options.complete, workspaceOf: calls.workspaceOf });

  function prepare(made: Client): void {
    // as Discord sends it, at once: the library's own event waits until all servers are known
    made.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => {
      // one that was given up may be heard of once more
      if (made === client()) hear(() => handle(interaction));
    });
    listen(made, (spoken) => {
      if (made === client()) hear(() => answerSpoken(spoken));
    });
    around.watch(made, failed);
  }

  function hear(handling: () => Promise<void>): void {
    if (isStopping) return;
    const answering = handling()
      .catch(failed)
      .finally(() => under.delete(answering));
    under.add(answering);
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await suggest(interaction);
    else if (isAsking(interaction)) await answers.handle(interaction);
  }

  async function ready(made: Client): Promise<void> {
    await around.lookAround(made).catch(failed);
    await register({
      rest: made.rest,
      application: made.application?.id ?? '',
      commands: commandsOf(rituals) as Told,
      log,
      isOver: () => isStopping || made !== client(),
    });
  }

  function failed(error: unknown): void {
    log.error({ id: failureId(), platform: 'discord', failure: failure(error) }, 'something in Discord failed');
  }

  function refused(why: DiscordRefused): void {
    refusal = why;
    log.error({ platform: 'discord' }, why.message);
    options.refused?.(why);
  }

  async function askedForDirect(workspace: string, person: string): Promise<boolean> {
    const row = await store.db.person.findFirst({
      where: { externalId: person, workspace: { platform: 'discord', externalId: workspace } },
    });
    return row !== null && takesDirect(row, 'discord');
  }

  return {
    name: 'discord',
    can: { members: settings.members, unnamed: false },
    pace,
    ...posts,
    async start(given) {
      answer = given;
      await gateway.open();
    },
    async stop() {
      isStopping = true;
      await Promise.allSettled(under);
      await gateway.close();
      sending.close();
    },
    mayWrite: people.mayWrite,
    wantsTag: (_workspace, forum) => wantsTag(client(), forum),
    people: (workspace, channel) =>
      people.people(workspace, channel).catch((error: unknown) => {
        throw troubleOf(error, true);
      }),
    reachable: async () => gateway.missing(),
  };
}

type Told = RESTPutAPIApplicationCommandsJSONBody;

/** Message commands by the name that Discord has for them. */
function shortcutNames(rituals: readonly Asks[]): ReadonlyMap<string, string> {
  const t = translator('en', 'UTC');
  const all = rituals.flatMap(({ shortcuts = [] }) => shortcuts);
  return new Map(all.map(({ name, label }) => [shorten(t(label), 32), name]));
}
