import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatPlatform, Pace } from '../../src/chat/platform.ts';
import { type Fault, strictChat, strictPlatform, type Wire } from '../support/strictchat.ts';
import { httpCarry } from './carry.ts';
import type { Names } from './owed.ts';
import type { Type } from './typing.ts';

/**
 * A chat for the harness: it runs in the harness's process, outlives every instance and counts what it was sent. The
 * doubles of Slack and Discord take this form too.
 */
export interface FaultyChat {
  /** Handed to the instances, which make their platform of it. */
  url: string;
  names: Names;
  /** How often each key was posted; `keys` are all there are, for a chat that knows them only by a mark. */
  seen(keys: readonly string[]): ReadonlyMap<string, number>;
  /** Requests beyond the allowed rates. */
  refused(): number;
  /** What went wrong on purpose, for the summary. */
  wrongs: Readonly<Record<string, number>>;
  /** Types a command at one of the instances, where the chat has people. */
  type?: Type;
  stop(): Promise<void>;
}

export const pace: Pace = { counts: 'workspace', postsAMinute: 3000, editsAMinute: 3000, inChannelAMinute: 1200 };
export const timeoutMs = 1_000;

/** A minute of the real platforms' rates is over in six seconds. */
export const speed = 10;

/** Each person is a channel of their own: where all of them share one, little would be under way when one is killed. */
export function hurried(real: Pace | null, by = speed): Pace | null {
  return (
    real && {
      counts: real.counts,
      postsAMinute: real.postsAMinute * by,
      editsAMinute: real.editsAMinute * by,
      inChannelAMinute: real.inChannelAMinute * by,
    }
  );
}

/** People whose number ends like this cannot be written to: those messages are given up. */
const goneEnding = /^@p\d*9$/;

export async function scriptedChat(): Promise<FaultyChat> {
  const wrongs: Record<string, number> = {};
  const chat = strictChat({ now: Date.now, pace, fault, gone: (channel) => goneEnding.test(channel) });

  function fault({ op }: Wire): Fault | null {
    const kinds: Fault[] =
      op === 'find' ? ['limited', 'refused', 'lost'] : ['limited', 'refused', 'failed after', 'lost', 'silent'];
    if (Math.random() > 0.12) return null;
    const kind = kinds[Math.floor(Math.random() * kinds.length)] ?? 'limited';
    wrongs[kind] = (wrongs[kind] ?? 0) + 1;
    return kind;
  }

  const server = createServer((incoming, reply) => {
    let body = '';
    incoming.on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      // it lands some time after it arrived, and is answered some time after that
      setTimeout(() => {
        const answer = chat.handle(JSON.parse(body) as Wire);
        if (answer.status === 0) return; // the connection stays open and nothing comes
        setTimeout(() => {
          reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        }, Math.random() * 30);
      }, Math.random() * 60);
    });
    incoming.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    names: { platform: 'sandbox', workspace: 'company', person: (n) => `p${n}`, channel: (n) => `c${n}` },
    seen() {
      const counts = new Map<string, number>();
      for (const { key } of chat.landed) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    },
    refused: chat.refused,
    wrongs,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The bot's side of it, in an instance. */
export function scriptedPlatform(url: string): ChatPlatform {
  return strictPlatform(httpCarry(url, timeoutMs), pace);
}
