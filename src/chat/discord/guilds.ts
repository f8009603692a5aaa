import { type Client, Events, type Guild } from 'discord.js';
import type { Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import { chunks } from '../../store/many.ts';
import type { Clock } from '../../time/clock.ts';
import { knowWorkspace } from '../../who/meet.ts';

/** Which servers the bot is in: nothing is sent to one that removed it, and all goes on where it was added again. */
export function guilds({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  const { db } = store;

  async function added({ id, name }: Guild): Promise<void> {
    await knowWorkspace(db, 'discord', { id, name });
  }

  async function removed(ids: readonly string[]): Promise<void> {
    let count = 0;
    for (const some of chunks(ids)) {
      const where = { platform: 'discord' as const, externalId: { in: some }, removedAt: null };
      count += (await db.workspace.updateMany({ where, data: { removedAt: clock.now() } })).count;
    }
    if (count > 0) log.info({ count, platform: 'discord' }, 'removed from a server: nothing is sent there any more');
  }

  function watch(client: Client, failed: (error: unknown) => void): void {
    client.on(Events.GuildCreate, (guild) => void added(guild).catch(failed));
    // a server in trouble is only unavailable: Discord does not tell of it as deleted
    client.on(Events.GuildDelete, ({ id }) => void removed([id]).catch(failed));
  }

  /** What happened while the bot was away: only what is new is written, for there may be thousands. */
  async function lookAround(client: Client): Promise<void> {
    const here = client.guilds.cache;
    const rows = await db.workspace.findMany({ where: { platform: 'discord', removedAt: null } });
    const known = new Map(rows.map((row) => [row.externalId, row.name]));
    for (const guild of here.values()) if (guild.available && known.get(guild.id) !== guild.name) await added(guild);
    await removed([...known.keys()].filter((id) => !here.has(id)));
  }

  return { watch, lookAround };
}
