import { randomUUID } from 'node:crypto';
import { narrowest, overflowsOfForm, overflowsOfView } from '../../src/chat/limits.ts';
import {
  type Abilities,
  type ChatPlatform,
  type MessageRef,
  PlatformError,
  type Reader,
  type Reply,
  type Target,
} from '../../src/chat/platform.ts';
import type { View } from '../../src/chat/view.ts';
import type { Profile } from '../../src/who/profile.ts';
import { discordProblemsOfForm, discordProblemsOfView } from './discord/fits.ts';
import { slackProblemsOfForm, slackProblemsOfView } from './slack/fits.ts';

export interface Posted {
  ref: MessageRef;
  key: string;
  view: View;
  reader: Reader;
  /** How often it was edited. */
  edits: number;
  /** The message it answers. */
  under: MessageRef | null;
}

/** A chat that keeps what is posted and refuses what Slack or Discord would refuse. */
export interface ChatDouble extends ChatPlatform {
  /** Messages in a channel ('general') or in somebody's direct messages ('@Mina'), oldest first. */
  messages(where: string): readonly Posted[];
  all(): readonly Posted[];
  members: Map<string, Profile>;
  /** Posting fails like this until it is cleared. */
  trouble: PlatformError | null;
}

export function chatDouble(can: Abilities = { members: true, unnamed: true }): ChatDouble {
  // no two chats have the same messages, as a bot that is started anew with another one finds out
  const name = randomUUID().slice(0, 8);
  const posted: Posted[] = [];
  const members = new Map<string, Profile>();
  let trouble: PlatformError | null = null;

  function channelOf(to: Target): string {
    if ('channel' in to) return to.channel;
    if (!members.has(to.person)) throw new PlatformError('gone', `nobody has the id ${to.person}`);
    return `@${to.person}`;
  }

  return {
    name: 'sandbox',
    can,
    pace: null,
    members,
    get trouble() {
      return trouble;
    },
    set trouble(value) {
      trouble = value;
    },
    start: async () => {},
    stop: async () => {},
    async post(to, view, key, reader, _until, under = null) {
      if (trouble) throw trouble;
      refuseOverflow(unfitOf(view));
      if (posted.some((message) => message.key === key)) throw new Error(`posted twice: ${key}`);
      const ref = { workspace: to.workspace, channel: channelOf(to), message: `${name}.${posted.length + 1}` };
      if (under && !posted.some((one) => one.ref.message === under.message && one.ref.channel === ref.channel))
        throw new Error(`answers what is not in ${ref.channel}`);
      posted.push({ ref, key, view, reader, edits: 0, under });
      return ref;
    },
    find: async (_to, key) => posted.find((message) => message.key === key)?.ref ?? null,
    async edit(ref, view) {
      if (trouble) throw trouble;
      refuseOverflow(unfitOf(view));
      const message = posted.find((one) => one.ref.message === ref.message && one.ref.channel === ref.channel);
      if (!message) throw new PlatformError('gone', 'no such message');
      message.view = view;
      message.edits++;
    },
    people: async () => ({ complete: can.members, people: can.members ? [...members.values()] : [] }),
    messages: (where) => posted.filter((message) => message.ref.channel === where),
    all: () => posted,
  };
}

/** Checks what a person is shown against every platform's caps. */
export function refuseUnfit(reply: Reply): void {
  if ('show' in reply) refuseOverflow(unfitOf(reply.show));
  if ('replace' in reply) refuseOverflow(unfitOf(reply.replace));
  if ('ask' in reply)
    refuseOverflow([
      ...overflowsOfForm(reply.ask, narrowest),
      ...slackProblemsOfForm(reply.ask),
      ...discordProblemsOfForm(reply.ask),
    ]);
}

function unfitOf(view: View): string[] {
  return [...overflowsOfView(view, narrowest), ...slackProblemsOfView(view), ...discordProblemsOfView(view)];
}

function refuseOverflow(found: string[]): void {
  if (found.length > 0) throw new Error(`does not fit every platform: ${found.join('; ')}`);
}
