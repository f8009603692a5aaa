import type { Client } from 'discord.js';
import type { Store } from '../../../store/client.ts';
import type { Ask } from '../../platform.ts';

/** So many are asked about: a text may hold hundreds, each of them a question to Discord. */
const mostAsked = 50;

/** People, channels and roles inside somebody's words, as the names they read. */
export function withNames({ store, client }: { store: Store; client(): Client }) {
  async function named(text: string, guildId: string): Promise<string> {
    const all = new Set([...text.matchAll(/<@!?(\d+)>/g)].map(([, id = '']) => id));
    const ids = [...all].slice(0, mostAsked);
    if (ids.length === 0 && !text.includes('<')) return text;
    const where = { externalId: { in: ids }, workspace: { platform: 'discord' as const, externalId: guildId } };
    const known = new Map((await store.db.person.findMany({ where })).map((row) => [row.externalId, row.name]));
    const guild = client().guilds.cache.get(guildId);
    for (const id of ids) {
      const name = known.get(id) ?? (await guild?.members.fetch(id).catch(() => null))?.displayName;
      if (name !== undefined) known.set(id, name);
    }
    return text
      .replace(/<@!?(\d+)>/g, (_, id: string) => `@${known.get(id) ?? id}`)
      .replace(/<@&(\d+)>/g, (_, id: string) => `@${guild?.roles.cache.get(id)?.name ?? id}`)
      .replace(/<#(\d+)>/g, (_, id: string) => `#${guild?.channels.cache.get(id)?.name ?? id}`)
      .replace(/<a?(:\w+:)\d+>/g, '$1');
  }

  return async (ask: Ask, guildId: string): Promise<Ask> => {
    if (ask.kind === 'shortcut') return { ...ask, text: await named(ask.text, guildId) };
    if (ask.kind !== 'word') return ask;
    const given: [string, string][] = [];
    for (const [name, text] of Object.entries(ask.options)) given.push([name, await named(text, guildId)]);
    return { ...ask, options: Object.fromEntries(given) };
  };
}
