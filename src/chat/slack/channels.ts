import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import { knowPlace } from '../../who/meet.ts';
import type { Channel } from '../../who/profile.ts';
import { type Clients, errorName } from './client.ts';

export interface Channels {
  /** Makes sure that a channel that somebody named has a row of ours. */
  meet(id: string): Promise<void>;
  isKnown(id: string): Promise<boolean>;
  /** The name of a private channel, which commands do not tell. */
  nameOf(id: string): Promise<string | null>;
  /** As it is called now: what a window remembers may be of before it was renamed. */
  asNow(remembered: Channel): Promise<Channel>;
  /** Whether the bot is in it; true where Slack does not say. */
  isHere(id: string): Promise<boolean>;
  /** Whether it is private, as of a few minutes ago; true where Slack does not say. */
  isPrivate(id: string): Promise<boolean>;
  /** Slack says its new name: written where we know it. */
  rename(id: string, name: string): Promise<void>;
  /** Brings the names we have up to date. */
  look(): Promise<void>;
}

export interface ChannelsOptions {
  store: Store;
  log: Logger;
  clients: Clients;
  /** Known once the token was checked. */
  team(): string;
}

const knownForMs = 5 * 60_000;

const info = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  is_member: z.boolean().optional(),
  is_private: z.boolean().optional(),
});

/** Which channel is which: our rows are what counts, Slack is asked for what they lack. */
export function channels({ store: { db }, log, clients, team }: ChannelsOptions): Channels {
  const privacy = new Map<string, { isPrivate: boolean; at: number }>();
  const ours = () => ({ platform: 'slack' as const, externalId: team() });
  const row = (id: string) => db.place.findFirst({ where: { externalId: id, workspace: ours() } });

  /** null: Slack does not say; 'hidden': so it calls a private channel that the bot is not in. */
  async function ask(id: string, client = clients.people): Promise<z.infer<typeof info> | 'hidden' | null> {
    try {
      const said = await client.conversations.info({ channel: id });
      return info.safeParse(said.channel).data ?? null;
    } catch (error) {
      if (errorName(error) === 'channel_not_found') return 'hidden';
      log.warn({ slack: errorName(error) }, 'a channel could not be looked up');
      return null;
    }
  }

  async function askName(id: string, client = clients.people): Promise<string | null> {
    const said = await ask(id, client);
    return said === 'hidden' ? null : (said?.name ?? null);
  }

  async function rename(id: string, name: string): Promise<void> {
    await db.place.updateMany({ where: { externalId: id, kind: 'channel', workspace: ours() }, data: { name } });
  }

  return {
    rename,
    isKnown: async (id) => (await row(id)) !== null,
    async meet(id) {
      if (await row(id)) return;
      const [workspace, name] = [await db.workspace.findFirst({ where: ours() }), await askName(id)];
      if (workspace && name !== null) await knowPlace(db, workspace.id, { id, name, kind: 'channel' });
    },
    nameOf: async (id) => (await row(id))?.name ?? askName(id),
    async asNow(remembered) {
      if (remembered.kind === 'direct') return remembered;
      return { ...remembered, name: (await row(remembered.id))?.name ?? remembered.name };
    },
    async isHere(id) {
      const said = await ask(id);
      return said !== 'hidden' && (said?.is_member ?? true);
    },
    async isPrivate(id) {
      const known = privacy.get(id);
      if (known && performance.now() - known.at < knownForMs) return known.isPrivate;
      const said = await ask(id);
      if (said === 'hidden' || said?.is_private === undefined) return true;
      privacy.set(id, { isPrivate: said.is_private, at: performance.now() });
      return said.is_private;
    },
    async look() {
      for (const { externalId, name } of await db.place.findMany({ where: { kind: 'channel', workspace: ours() } })) {
        const said = await askName(externalId, clients.reading);
        if (said !== null && said !== name) await rename(externalId, said);
      }
    },
  };
}
