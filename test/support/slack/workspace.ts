import { randomBytes } from 'node:crypto';
import type { Block } from './blocks.ts';

/** What Slack keeps: people, channels, messages, windows, files. */
export interface User {
  id: string;
  team_id: string;
  name: string;
  real_name: string;
  deleted: boolean;
  is_bot: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  is_admin: boolean;
  is_owner: boolean;
  is_primary_owner: boolean;
  tz: string;
  tz_offset: number;
  locale: string;
  profile: { display_name: string; real_name: string };
}

export interface Channel {
  id: string;
  name: string;
  is_private: boolean;
  is_archived: boolean;
  members: Set<string>;
  /** Whose direct messages with the bot these are. */
  im: string | null;
}

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface Message {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: Block[];
  metadata: Metadata | null;
  files: string[];
  edits: number;
  /** Seen by this person alone. */
  only: string | null;
  /** The thread it stands in. */
  thread?: string;
  /** A reply that is shown in the channel, too. */
  isBroadcast?: boolean;
}

export interface View {
  id: string;
  user: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  title: { type: 'plain_text'; text: string };
  submit: { type: 'plain_text'; text: string } | null;
  close: { type: 'plain_text'; text: string } | null;
  blocks: Block[];
  hash: string;
}

export interface File {
  id: string;
  name: string;
  length: number;
  bytes: Buffer | null;
  complete: boolean;
  /** Slack looks at a picture for a moment before it can be shown. */
  readyAt: number;
  shared: string[];
}

export type Workspace = ReturnType<typeof newWorkspace>;

export const bot = { user: 'U0PADBOT', id: 'B0PADBOT' };
export const team = { id: 'T0PAD', name: 'Himal & Padma Foods', domain: 'himal-padma' };

export function newWorkspace() {
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  /** Windows of each person, the topmost last. */
  const windows = new Map<string, View[]>();
  const homes = new Map<string, View>();
  const files = new Map<string, File>();
  let last = 0;

  /** Microseconds since 1970, never the same twice. */
  function ts(at: number): string {
    last = Math.max(last + 1, Math.round(at * 1000));
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  }

  function addUser(id: string, name: string, given: Partial<User> = {}): User {
    const user: User = {
      id,
      team_id: team.id,
      name: name.toLowerCase().replaceAll(' ', '.'),
      real_name: name,
      deleted: false,
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      tz: 'Asia/Dhaka',
      tz_offset: 21_600,
      locale: 'en-US',
      profile: { display_name: name, real_name: name },
      ...given,
    };
    users.set(id, user);
    return user;
  }

  function addChannel(id: string, name: string, members: readonly string[], isPrivate = false): Channel {
    const channel: Channel = {
      id,
      name,
      is_private: isPrivate,
      is_archived: false,
      members: new Set(members),
      im: null,
    };
    channels.set(id, channel);
    return channel;
  }

  /** The direct messages of a person with the bot, which exist from the first message on. */
  function direct(user: string): Channel {
    const known = [...channels.values()].find(({ im }) => im === user);
    if (known) return known;
    const channel = addChannel(`D${user.slice(1)}`, 'directmessage', [user, bot.user], true);
    channel.im = user;
    return channel;
  }

  addUser(bot.user, 'Yellow Pad', { is_bot: true });

  return {
    users,
    channels,
    messages,
    windows,
    homes,
    files,
    ts,
    addUser,
    addChannel,
    direct,
    newId: (letter: string) => letter + randomBytes(6).toString('hex').toUpperCase(),
    windowsOf: (user: string): View[] => {
      const open = windows.get(user) ?? [];
      windows.set(user, open);
      return open;
    },
    viewById: (id: string): View | undefined =>
      [...windows.values(), [...homes.values()]].flat().find((view) => view.id === id),
  };
}
