import { type ChatPlatform, type MessageRef, type Pace, PlatformError, type Target } from '../../src/chat/platform.ts';
import type { View } from '../../src/chat/view.ts';
import { plain } from '../../src/i18n/text.ts';
import { withoutWho } from './who.ts';

/** What can go wrong with one request, besides what the chat refuses by its own rules. */
export type Fault =
  /** Refused at once, with a time to wait. */
  | 'limited'
  /** Answered with an error; nothing landed. */
  | 'refused'
  /** Answered with an error although it landed. */
  | 'failed after'
  /** It landed, and the answer never came. */
  | 'lost'
  /** It never arrived, and no answer came. */
  | 'silent';

export type Wire = { op: 'post' | 'find' | 'edit'; workspace: string; channel: string; key: string; text: string };
export type Answered =
  | { status: 200; message: string | null }
  | { status: 404 | 500 }
  | { status: 429; retryAfterMs: number }
  /** No answer. */
  | { status: 0 };

export interface Landed {
  at: number;
  workspace: string;
  channel: string;
  key: string;
  text: string;
  edits: number;
}

export interface StrictOptions {
  /** Milliseconds, of the chat's own clock. */
  now(): number;
  /** Enforced over any minute, and between any two messages in a channel; null: no limits. */
  pace: Pace | null;
  /** What goes wrong with the next request; null: nothing. */
  fault?(wire: Wire): Fault | null;
  gone?(channel: string): boolean;
}

/** A chat that keeps every message it was sent, counts, and refuses what comes too fast. It knows no idempotency. */
export interface StrictChat {
  handle(wire: Wire): Answered;
  landed: readonly Landed[];
  /** Requests refused for coming too fast, faults not counted. */
  refused(): number;
}

export function strictChat({ now, pace, fault, gone }: StrictOptions): StrictChat {
  const landed: Landed[] = [];
  const byKey = new Map<string, string>();
  const times = new Map<string, number[]>();
  const last = new Map<string, number>();
  let refused = 0;

  /** How long to wait, or 0. A minute is any sixty seconds. */
  function tooFast({ op, workspace, channel }: Wire): number {
    if (!pace || op === 'find') return 0;
    const at = now();
    const scope = `${pace.counts === 'bot' ? '' : workspace} ${op}`;
    const recent = (times.get(scope) ?? []).filter((time) => time > at - 60_000);
    const most = op === 'post' ? pace.postsAMinute : pace.editsAMinute;
    if (recent.length >= most) return (recent[0] ?? at) + 60_000 - at;
    const place = `${workspace} ${channel}`;
    const before = last.get(place);
    if (before !== undefined && at - before < 60_000 / pace.inChannelAMinute)
      return 60_000 / pace.inChannelAMinute - (at - before);
    recent.push(at);
    times.set(scope, recent);
    last.set(place, at);
    return 0;
  }

  function land(wire: Wire): Answered {
    const { op, workspace, channel, key, text } = wire;
    if (op === 'find') return { status: 200, message: byKey.get(`${channel} ${key}`) ?? null };
    if (op === 'edit') {
      const message = landed[Number(key)];
      if (!message) return { status: 404 };
      message.text = text;
      message.edits++;
      return { status: 200, message: key };
    }
    const message = String(landed.length);
    landed.push({ at: now(), workspace, channel, key, text, edits: 0 });
    byKey.set(`${channel} ${key}`, message);
    return { status: 200, message };
  }

  function handle(wire: Wire): Answered {
    const wrong = fault?.(wire) ?? null;
    if (wrong === 'silent') return { status: 0 };
    if (wrong === 'refused') return { status: 500 };
    if (wrong === 'limited') return { status: 429, retryAfterMs: 300 };
    if (gone?.(wire.channel)) return { status: 404 };
    const wait = tooFast(wire);
    if (wait > 0) {
      refused++;
      return { status: 429, retryAfterMs: wait };
    }
    const answer = land(wire);
    if (wrong === 'lost') return { status: 0 };
    return wrong === 'failed after' ? { status: 500 } : answer;
  }

  return { handle, landed, refused: () => refused };
}

/** Carries a request to the chat and its answer back; nothing may leave after `until`. */
export type Carry = (wire: Wire, until?: Date) => Promise<Answered>;

/** The bot's side of it, over whatever carries the requests. */
export function strictPlatform(carry: Carry, pace: Pace | null): ChatPlatform {
  async function ask(wire: Wire, until?: Date): Promise<string | null> {
    const answer = await carry(wire, until);
    switch (answer.status) {
      case 200:
        return answer.message;
      case 404:
        throw new PlatformError('gone', 'channel_not_found');
      case 429:
        throw new PlatformError('later', 'ratelimited', answer.retryAfterMs);
      default:
        throw new PlatformError('unknown', answer.status === 0 ? 'no answer' : 'internal_error');
    }
  }

  function refOf(to: Target, message: string): MessageRef {
    return { workspace: to.workspace, channel: channelOf(to), message };
  }

  return {
    name: 'sandbox',
    can: { members: true, unnamed: true },
    pace,
    start: async () => {},
    stop: async () => {},
    async post(to, view, key, _reader, until) {
      const { workspace } = to;
      const message = await ask({ op: 'post', workspace, channel: channelOf(to), key, text: wordsOf(view) }, until);
      if (message === null) throw new PlatformError('unknown', 'no message');
      return refOf(to, message);
    },
    async find(to, key) {
      const message = await ask({ op: 'find', workspace: to.workspace, channel: channelOf(to), key, text: '' });
      return message === null ? null : refOf(to, message);
    },
    async edit({ workspace, channel, message }, view, _reader, until) {
      await ask({ op: 'edit', workspace, channel, key: message, text: wordsOf(view) }, until);
    },
    people: async () => ({ complete: true, people: [] }),
  };
}

function channelOf(to: Target): string {
  return 'channel' in to ? to.channel : `@${to.person}`;
}

function wordsOf(view: View): string {
  return withoutWho(view)
    .blocks.map((block) => ('text' in block ? plain(block.text) : ''))
    .join('\n');
}
