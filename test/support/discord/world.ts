import { randomBytes } from 'node:crypto';
import type { Container } from './components.ts';

export const token = 'a-bot-token';
export const application = '900000000000000001';
/** The bot's user has the id of its application. */
export const bot = application;

export const allow = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  auditLog: 1n << 7n,
  view: 1n << 10n,
  send: 1n << 11n,
  attach: 1n << 15n,
  history: 1n << 16n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
};
export const everyday = allow.view | allow.send | allow.attach | allow.history | allow.sendInThreads;

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  /** The bot that Discord made it for. */
  of?: string;
}
export interface User {
  id: string;
  username: string;
  global_name: string | null;
  bot: boolean;
  /** The language of their Discord. */
  locale: string;
}
export interface Member {
  user: User;
  nick: string | null;
  roles: string[];
  flags: number;
}
export interface Channel {
  id: string;
  name: string;
  type: number;
  guild: string;
  /** Of a thread: the channel it is in, who began it, whether moderators shut it, since when it is archived, when it was renamed. */
  thread?: { parent: string; owner: string; locked: boolean; archived: number | null; renamed: number[] };
  /** Of a forum: whether each thread in it needs a tag. */
  forum?: { wantsTag: boolean };
  /** What somebody (a member's or a role's id) may not do here. */
  denied: Map<string, bigint>;
}
export interface Guild {
  id: string;
  name: string;
  owner: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  channels: Map<string, Channel>;
  /** When the bot was added, and by whom, where the server keeps that. */
  joined?: string;
  inviter?: string;
  /** Where Discord says who came. */
  system?: string;
}
export interface Attached {
  name: string;
  bytes: Uint8Array;
}
export interface Said {
  id: string;
  channel: string;
  author: string;
  components: Container[];
  content: string;
  flags: number;
  nonce?: string;
  /** The message it replies to. */
  answers?: string;
  at: number;
  files: Attached[];
  /** Whose eyes alone see it. */
  only?: string;
  /** "Thinking". */
  pending?: boolean;
  edits: number;
  /** Who was called by it. */
  pings: string[];
}

const epoch = 1_420_070_400_000n;

export type World = ReturnType<typeof newWorld>;

/** Servers, people, channels and what was said, as Discord keeps them. @param now milliseconds */
export function newWorld(now: () => number) {
  let counter = 0n;
  const users = new Map<string, User>();
  const guilds = new Map<string, Guild>();
  const directs = new Map<string, string>();
  const messages: Said[] = [];

  function snowflake(): string {
    counter = (counter + 1n) & 0xfffn;
    return String(((BigInt(now()) - epoch) << 22n) | counter);
  }

  function guild(id: string): Guild {
    const found = guilds.get(id);
    if (!found) throw new Error(`no server ${id}`);
    return found;
  }

  function channel(id: string): Channel | undefined {
    return [...guilds.values()].map(({ channels }) => channels.get(id)).find((one) => one !== undefined);
  }

  function permissions(where: Guild, member: string, inChannel?: Channel): bigint {
    const found = where.members.get(member);
    if (!found) return 0n;
    const held = [where.id, ...found.roles];
    const all = held.reduce((sum, role) => sum | (where.roles.get(role)?.permissions ?? 0n), 0n);
    if (where.owner === member || (all & allow.administrator) !== 0n) return (1n << 50n) - 1n;
    // a thread has no permissions of its own
    const setFor = inChannel?.thread ? where.channels.get(inChannel.thread.parent) : inChannel;
    const denied = [...held, member].reduce((sum, one) => sum | (setFor?.denied.get(one) ?? 0n), 0n);
    return all & ~denied;
  }

  function addThread(where: string, id: string, name: string, parent: string, owner: string): Channel {
    const thread = { parent, owner, locked: false, archived: null, renamed: [] };
    const made: Channel = { id, name, type: 11, guild: where, denied: new Map(), thread };
    guild(where).channels.set(id, made);
    return made;
  }

  return {
    now,
    users,
    guilds,
    directs,
    messages,
    snowflake,
    guild,
    channel,
    permissions,
    secret: () => randomBytes(40).toString('base64url'),
    addUser(id: string, name: string, { locale = 'en-US', isBot = false } = {}): User {
      const username = name.toLowerCase().replaceAll(' ', '.');
      const user = { id, username, global_name: name, bot: isBot, locale };
      users.set(id, user);
      return user;
    },
    addGuild(id: string, name: string, owner: string): Guild {
      const everyone = { id, name: '@everyone', permissions: everyday };
      const made: Guild = {
        id,
        name,
        owner,
        roles: new Map([[id, everyone]]),
        members: new Map(),
        channels: new Map(),
      };
      guilds.set(id, made);
      return made;
    },
    addMember(
      where: string,
      id: string,
      { nick = null as string | null, roles = [] as string[], flags = 0 } = {},
    ): void {
      const user = users.get(id);
      if (!user) throw new Error(`nobody is ${id}`);
      guild(where).members.set(id, { user, nick, roles, flags });
    },
    addRole(where: string, id: string, name: string, granted: bigint, of?: string): void {
      guild(where).roles.set(id, { id, name, permissions: granted, ...(of !== undefined && { of }) });
    },
    addChannel(where: string, id: string, name: string): Channel {
      const made: Channel = { id, name, type: 0, guild: where, denied: new Map() };
      guild(where).channels.set(id, made);
      return made;
    },
    addThread(where: string, id: string, name: string, parent: string): Channel {
      return addThread(where, id, name, parent, bot);
    },
    addForum(where: string, id: string, name: string): Channel {
      const made: Channel = { id, name, type: 15, guild: where, denied: new Map(), forum: { wantsTag: false } };
      guild(where).channels.set(id, made);
      return made;
    },
    /** A thread in a forum, and the message it begins with: both have one id. */
    begin(
      forum: Channel,
      name: string,
      said: Omit<Said, 'id' | 'at' | 'edits' | 'pings' | 'channel'>,
    ): [Channel, Said] {
      const id = snowflake();
      const first = { ...said, id, channel: id, pings: [], at: now(), edits: 0 };
      messages.push(first);
      return [addThread(forum.guild, id, name, forum.id, said.author), first];
    },
    /** The channel of somebody's messages with the bot. */
    direct(person: string): string {
      const id = directs.get(person) ?? snowflake();
      directs.set(person, id);
      return id;
    },
    directOf: (id: string) => [...directs].find(([, one]) => one === id)?.[0],
    say({ pings = [], ...said }: Omit<Said, 'id' | 'at' | 'edits' | 'pings'> & { pings?: string[] }): Said {
      const made = { ...said, pings, id: snowflake(), at: now(), edits: 0 };
      messages.push(made);
      return made;
    },
  };
}
