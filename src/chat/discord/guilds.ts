import { type Client, Events, type Guild } from 'discord.js';
import type { Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import { knowWorkspace } from '../../who/meet.ts';

/** Which servers the bot is in: nothing is sent to one that removed it, and all goes on where it was added again. */
export function guilds({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  const { db } = store;

  async function added({ id, name }: Guild): Promise<void> {
    await knowWorkspace(db, 'discord', { id, name });
  }

  async function removed(where: { externalId: string } | { externalId: { notIn: string[] } }): Promise<void> {
    const { count } = await db.workspace.updateMany({
      where: { ...where, platform: 'discord', removedAt: null },
      data: { removedAt: clock.now() },
    });
    if (count > 0) log.info({ count, platform: 'discord' }, 'removed from a server: nothing is sent there any more');
  }

  function watch(client: Client, failed: (error: unknown) => void): void {
    client.on(Events.GuildCreate, (guild) => void added(guild).catch(failed));
    // a server in trouble is only unavailable: Discord does not tell of it as deleted
    client.on(Events.GuildDelete, ({ id }) => void removed({ externalId: id }).catch(failed));
  }

  /** What happened while the bot was away. */
  async function lookAround(client: Client): Promise<void> {
    const here = [...client.guilds.cache.values()];
    for (const guild of here.filter(({ available }) => available)) await added(guild);
    await removed({ externalId: { notIn: here.map(({ id }) => id) } });
  }

  return { watch, lookAround };
}
