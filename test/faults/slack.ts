import type { ChatPlatform } from '../../src/chat/platform.ts';
import { keyEvent } from '../../src/chat/slack/outgoing/posting.ts';
import { slack } from '../../src/chat/slack/platform.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { type Double, type Fault, startDouble, tokens } from '../support/slack/double.ts';
import { bot, team } from '../support/slack/workspace.ts';
import { type FaultyChat, hurried, speed, timeoutMs } from './chat.ts';
import { channels, people } from './owed.ts';
import { type Type, typists } from './typing.ts';
import { misfortunes } from './wrongs.ts';

const person = (n: number) => `U0P${n}`;
const channel = (n: number) => `C0C${n}`;

/** Where something goes wrong: sending, and looking up what is in doubt. */
const faulty = ['chat.postMessage', 'chat.update', 'conversations.open', 'conversations.history'];

/** Slack's double, in which one call of eight goes wrong, and answers take a while. It keeps to its rates. */
export async function slackChat(): Promise<FaultyChat> {
  const { wrongs, next } = misfortunes();
  const double = await startDouble({ rateNow: () => Date.now() * speed });
  const { refusal, stop: trustAgain } = refusals(double, wrongs);
  double.fault = (method) => refusal(method) ?? (faulty.includes(method) ? next(method.startsWith('chat.')) : null);
  const { workspace } = double;
  // one in ten is not there, and cannot be written to
  for (let n = 0; n < people; n++) if (n % 10 !== 9) workspace.addUser(person(n), `P${n}`);
  for (let n = 0; n < channels; n++) workspace.addChannel(channel(n), `c${n}`, [bot.user]);
  const tooFast = () => double.complaints.filter((complaint) => complaint.endsWith('over its rate')).length;

  return {
    url: double.apiUrl,
    names: { platform: 'slack', workspace: team.id, person, channel },
    seen() {
      const counts = new Map<string, number>();
      for (const { metadata, only } of workspace.messages) {
        // what one person was told, also where only their direct messages were left to tell it
        if (only !== null || metadata?.event_type !== keyEvent) continue;
        const key = String(metadata.event_payload['key']);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    },
    refused: tooFast,
    wrongs,
    type: typeAt(double),
    async stop() {
      trustAgain();
      if (double.complaints.length > tooFast())
        console.log('Slack refused:', [...new Set(double.complaints)].slice(0, 10));
      await double.close();
    },
  };
}

/** Sockets are cut, new ones refused, and now and then no token is taken: for less long than the bot lets count. */
function refusals(double: Double, wrongs: Record<string, number>) {
  const noted = (kind: string, fault: Fault): Fault => {
    wrongs[kind] = (wrongs[kind] ?? 0) + 1;
    return fault;
  };
  let until = 0;
  const refusing = setInterval(() => {
    until = Date.now() + 300 + Math.random() * 1_500;
  }, 5 * lookEvery);
  const cutting = setInterval(() => {
    if (Math.random() < 0.5) double.link.recycle();
    else double.link.drop();
    noted('socket lost', { error: '' });
  }, 3_000);

  return {
    refusal(method: string): Fault | null {
      if (Date.now() < until) return noted('token refused', { error: 'invalid_auth' });
      if (method === 'chat.postMessage' && Math.random() < 0.02)
        return noted('post refused', { error: 'invalid_auth' });
      if (method !== 'apps.connections.open' || Math.random() > 0.2) return null;
      return noted('socket refused', Math.random() < 0.5 ? { error: 'invalid_auth' } : { status: 500 });
    },
    stop() {
      clearInterval(refusing);
      clearInterval(cutting);
    },
  };
}

const lookEvery = 6_000;
/** One after the other types; what they are told is what the acknowledgement says, or what came after it. */
function typeAt(double: Double): Type {
  let turn = 0;
  return async (text) => {
    if (!double.link.isOpen()) return null;
    const n = ++turn;
    const user = person(n % typists);
    const before = double.workspace.messages.length;
    const { status, body, ms } = await double.deliver('command', {
      command: '/agenda',
      text,
      user_id: user,
      user_name: user,
      team_id: team.id,
      channel_id: channel(n % channels),
      channel_name: `c${n % channels}`,
      trigger_id: double.newTrigger(user),
      response_url: double.newResponseUrl(user, channel(n % channels), null),
    });
    if (status !== 200) return null;
    const said = (body as { text?: string } | null)?.text ?? '';
    const later = () => double.workspace.messages.slice(before).find(({ only }) => only === user)?.text;
    return { firstMs: ms, told: () => (said.includes('longer than usual') ? (later() ?? '') : said) };
  };
}

/** The bot's side of it, in an instance: the real platform, in a hurry. */
export function slackPlatform(url: string, store: Store): ChatPlatform {
  const chat = slack({
    settings: { botToken: tokens.bot, appToken: tokens.app, apiUrl: url },
    store,
    clock: systemClock,
    log: createLog('silent'),
    commands: ['agenda'],
    timeout: timeoutMs,
    againAfter: 200,
    lookEvery,
  });
  return { ...chat, pace: hurried(chat.pace) };
}
