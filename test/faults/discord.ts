import { markOf } from '../../src/chat/discord/draw/message.ts';
import { discord } from '../../src/chat/discord/platform.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { type Double, startDouble } from '../support/discord/double.ts';
import { discordPerson } from '../support/discord/person.ts';
import { wordsOf } from '../support/discord/words.ts';
import { bot, token } from '../support/discord/world.ts';
import { type FaultyChat, hurried, timeoutMs } from './chat.ts';
import { keeping } from './keeping.ts';
import { channels, people } from './owed.ts';
import { type Type, typists } from './typing.ts';
import { misfortunes } from './wrongs.ts';

const guild = '100000000000000001';
const owner = '200000000000009999';
const person = (n: number) => `2000000000000${String(n).padStart(5, '0')}`;
const channel = (n: number) => `3000000000000${String(n).padStart(5, '0')}`;
/** Every other one. */
const isForum = (n: number) => n % 2 === 1;

/** Discord's double, in which one call of eight goes wrong, and answers take a while. It keeps to its rates. */
export async function discordChat(): Promise<FaultyChat> {
  const { wrongs, next } = misfortunes();
  const fault = (method: string, path: string) => {
    // a look for a thread is a call for each that began since: were one of eight to fail, none would come to its end
    if (method === 'GET' && /\/messages\/\d+$/.test(path)) return null;
    return /^\/(channels|users)\/|\/threads\/active$/.test(path) ? next(method !== 'GET') : null;
  };
  const double = await startDouble({ speed, fault });
  const trustAgain = refusals(double, wrongs);
  const { world } = double;
  world.addUser(owner, 'Owner');
  world.addGuild(guild, 'Company', owner);
  world.addMember(guild, bot);
  for (let n = 0; n < people; n++) {
    world.addUser(person(n), `P${n}`);
    // one in ten has left, and cannot be written to
    if (n % 10 !== 9) world.addMember(guild, person(n));
  }
  for (let n = 0; n < channels; n++) {
    if (isForum(n)) world.addForum(guild, channel(n), `c${n}`);
    else world.addChannel(guild, channel(n), `c${n}`);
  }

  return {
    url: double.apiUrl,
    names: { platform: 'discord', workspace: guild, person, channel, isForum },
    seen(keys) {
      const named = new Map(keys.map((key) => [markOf(key), key]));
      const counts = new Map<string, number>();
      for (const { components, only } of world.messages) {
        // what one person was told
        if (only !== undefined) continue;
        const mark = components[0]?.id ?? 0;
        const key = named.get(mark) ?? `not owed: ${mark}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    },
    refused: () => double.calls.filter(({ status }) => status === 429).length - (wrongs['limited'] ?? 0),
    wrongs,
    type: typeAt(double),
    async stop() {
      trustAgain();
      if (double.complaints.length > 0) console.log('Discord refused:', [...new Set(double.complaints)].slice(0, 10));
      await double.close();
    },
  };
}

/** The gateway is lost in each way it knows, and now and then no token is taken: for less long than the bot lets count. */
function refusals(double: Double, wrongs: Record<string, number>): () => void {
  const { gateway } = double;
  const noted = (kind: string) => {
    wrongs[kind] = (wrongs[kind] ?? 0) + 1;
  };
  // after a lost session the bot may introduce itself once in five seconds: they are fewer
  const losses: [string, () => void][] = [
    ['gateway cut', gateway.drop],
    ['gateway recycled', gateway.recycle],
    ['gateway cut', gateway.drop],
    ['gateway recycled', gateway.recycle],
    ['session lost', gateway.invalidate],
  ];
  const losing = setInterval(() => {
    const [kind, lose] = losses[Math.floor(Math.random() * losses.length)] ?? ['', () => {}];
    lose();
    noted(kind);
  }, 3_000);
  const refusing = setInterval(() => {
    noted('token refused');
    double.withdrawToken();
    setTimeout(() => double.withdrawToken(false), 300 + Math.random() * 1_500);
  }, 5 * lastingMs);
  return () => {
    clearInterval(losing);
    clearInterval(refusing);
  };
}

/** Discord lets much be sent at once: ten times as much would be more than this machine carries. */
const speed = 2;
/** So long the bot lets a token be refused before it counts. */
const lastingMs = 6_000;

/** One after the other types; what they are told is what stands there in the end. */
function typeAt(double: Double): Type {
  const { world, gateway } = double;
  let turn = 0;
  return async (text) => {
    if (gateway.connected() === 0 || double.registered().length === 0) return null;
    const n = ++turn;
    const somebody = discordPerson(double, guild, person(n % typists));
    // nobody types in a forum
    const doing = await somebody.types(`/agenda ${text}`, channel((2 * n) % channels));
    if (doing.firstMs === undefined) return null;
    const told = () => [doing.original, ...doing.more].flatMap((said) => said?.components ?? []);
    return { firstMs: doing.firstMs, told: () => wordsOf(told(), world) };
  };
}

/** The bot's side of it, in an instance: the real platform, in a hurry. */
export function discordPlatform(url: string, store: Store): ChatPlatform {
  const chat = discord({
    settings: { token, members: false, apiUrl: url },
    store,
    clock: systemClock,
    log: createLog('silent'),
    rituals: [keeping()],
    answers: () => 'message',
    complete: async () => [],
    greet: async () => {},
    timeout: timeoutMs,
    lastingMs,
  });
  return { ...chat, pace: hurried(chat.pace, speed) };
}
