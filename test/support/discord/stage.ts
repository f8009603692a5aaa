import { type Discord, type DiscordOptions, discord } from '../../../src/chat/discord/platform.ts';
import { completer } from '../../../src/chat/dispatch/complete.ts';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import type { Answer, ChatPlatform } from '../../../src/chat/platform.ts';
import type { Ritual } from '../../../src/rituals/ritual.ts';
import type { Store } from '../../../src/store/client.ts';
import { type Clock, systemClock } from '../../../src/time/clock.ts';
import { temporaryStore } from '../database.ts';
import { memoryLog } from '../log.ts';
import { answerBy, type Replies } from '../replies.ts';
import { ids, populate } from './company.ts';
import { type Double, type DoubleOptions, startDouble } from './double.ts';
import { discordPerson } from './person.ts';
import { sample } from './sample.ts';
import { token } from './world.ts';

export interface StageOptions {
  /** Instead of what the rituals answer. */
  answer?: Answer;
  replies?: Replies;
  answers?: DiscordOptions['answers'];
  /** Left out: nobody is greeted. */
  greet?: DiscordOptions['greet'];
  /** Left out: the sample. */
  rituals?: readonly Ritual[];
  store?: Store;
  clock?: Clock;
  members?: boolean;
  double?: DoubleOptions;
  /** One that runs already; its people are not made again. */
  on?: Double;
  timeout?: number;
  /** How long a token has to be refused; left out: as in use. */
  lastingMs?: number;
  token?: string;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The bot's Discord platform with the real discord.js, against the double. */
export async function openStage(options: StageOptions = {}) {
  const members = options.members ?? false;
  const double = options.on ?? (await startDouble({ granted: members ? 2 : 0, ...options.double }));
  if (!options.on) populate(double);
  const store = options.store ?? (await temporaryStore());
  const { log, lines } = memoryLog();
  const rituals = options.rituals ?? [sample];
  const platforms: ChatPlatform[] = [];
  const wiring = { store, clock: options.clock ?? systemClock, log, rituals, platforms };
  const dispatch = dispatcher(wiring);
  const refusals: string[] = [];
  const chat: Discord = discord({
    settings: { token: options.token ?? token, members, apiUrl: double.apiUrl },
    store,
    clock: wiring.clock,
    log,
    rituals,
    answers: options.answers ?? dispatch.answers,
    complete: completer(wiring),
    greet: options.greet ?? (async () => {}),
    refused: ({ message }) => void refusals.push(message),
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    ...(options.lastingMs !== undefined && { lastingMs: options.lastingMs }),
  });
  platforms.push(chat);
  await chat.start(options.answer ?? (options.replies ? answerBy(store, options.replies) : dispatch.answer));
  return {
    double,
    chat,
    store,
    lines,
    /** What the log calls an error: nobody would see it otherwise. */
    errors: () => lines().filter(({ level }) => level === 50),
    refusals,
    workspace: ids.guild,
    person: (id: string, guild = ids.guild) => discordPerson(double, guild, id),
    async close() {
      await chat.stop();
      if (!options.on) await double.close();
    },
  };
}
