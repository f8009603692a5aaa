import type { ChatPlatform } from '../../src/chat/platform.ts';
import { keyEvent } from '../../src/chat/slack/outgoing/posting.ts';
import { slack } from '../../src/chat/slack/platform.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { startDouble, tokens } from '../support/slack/double.ts';
import { bot, team } from '../support/slack/workspace.ts';
import { type FaultyChat, hurried, speed, timeoutMs } from './chat.ts';
import { channels, people } from './owed.ts';
import { misfortunes } from './wrongs.ts';

const person = (n: number) => `U0P${n}`;
const channel = (n: number) => `C0C${n}`;

/** Where something goes wrong: sending, and looking up what is in doubt. */
const faulty = ['chat.postMessage', 'chat.update', 'conversations.open', 'conversations.history'];

/** Slack's double, in which one call of eight goes wrong, and answers take a while. It keeps to its rates. */
export async function slackChat(): Promise<FaultyChat> {
  const { wrongs, next } = misfortunes();
  const double = await startDouble({ rateNow: () => Date.now() * speed });
  double.fault = (method) => (faulty.includes(method) ? next(method.startsWith('chat.')) : null);
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
      for (const { metadata } of workspace.messages) {
        const key = metadata?.event_type === keyEvent ? String(metadata.event_payload['key']) : 'without a key';
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    },
    refused: tooFast,
    wrongs,
    async stop() {
      if (double.complaints.length > tooFast())
        console.log('Slack refused:', [...new Set(double.complaints)].slice(0, 10));
      await double.close();
    },
  };
}

/** The bot's side of it, in an instance: the real platform, in a hurry. */
export function slackPlatform(url: string, store: Store): ChatPlatform {
  const chat = slack({
    settings: { botToken: tokens.bot, signingSecret: tokens.signingSecret, apiUrl: url },
    store,
    clock: systemClock,
    log: createLog('silent'),
    commands: [],
    timeout: timeoutMs,
  });
  return { ...chat, pace: hurried(chat.pace) };
}
