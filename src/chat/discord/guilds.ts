import { AuditLogEvent, type Client, Events, type Guild, type GuildMember, PermissionFlagsBits } from 'discord.js';
import type { Logger } from '../../log.ts';
import type { Store, Tx } from '../../store/client.ts';
import { chunks } from '../../store/many.ts';
import type { Clock } from '../../time/clock.ts';
import { knowPerson, knowPlace, knowWorkspace } from '../../who/meet.ts';
import type { Channel } from '../../who/profile.ts';
import { profileOfMember } from './people.ts';

/** Owes the first words in a place of a server; `byId`: who added the bot, where Discord tells. */
export type Greet = (
  tx: Tx,
  to: { workspaceId: string; placeId: string; byId: string | null; now: Date },
) => Promise<void>;

export interface GuildsOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  greet: Greet;
}

/** A server that added the bot longer ago is not greeted, as where a database begins anew. */
const newForMs = 24 * 3_600_000;
const { ViewChannel, SendMessages, ViewAuditLog } = PermissionFlagsBits;

/** Which servers the bot is in: nothing is sent to one that removed it, and all goes on where it was added again. */
export function guilds({ store, clock, log, greet }: GuildsOptions) {
  const { db } = store;

  async function added(guild: Guild): Promise<void> {
    const { id, name, joinedTimestamp } = guild;
    const where = { platform_externalId: { platform: 'discord' as const, externalId: id } };
    const isNew = clock.now().getTime() - joinedTimestamp < newForMs;
    const place = isNew && !(await db.workspace.findUnique({ where })) ? firstPlace(guild) : null;
    if (!place) return void (await knowWorkspace(db, 'discord', { id, name }));
    const inviter = await whoAdded(guild);
    await store.transaction(async (tx) => {
      const known = await tx.workspace.findUnique({ where });
      const { id: workspaceId } = await knowWorkspace(tx, 'discord', { id, name }, { workspace: known });
      // another instance was quicker
      if (known) return;
      const { id: placeId } = await knowPlace(tx, workspaceId, place);
      const by = inviter && (await knowPerson(tx, workspaceId, profileOfMember(inviter)));
      await greet(tx, { workspaceId, placeId, byId: by?.id ?? null, now: clock.now() });
    });
  }

  /** Only where the server gave the bot its audit log, which is not asked for. */
  async function whoAdded(guild: Guild): Promise<GuildMember | null> {
    if (!guild.members.me?.permissions.has(ViewAuditLog)) return null;
    try {
      const { entries } = await guild.fetchAuditLogs({ type: AuditLogEvent.BotAdd, limit: 10 });
      const entry = entries.find(({ targetId }) => targetId === guild.client.user.id);
      return entry?.executorId ? await guild.members.fetch(entry.executorId) : null;
    } catch {
      // then nobody is called by name
      return null;
    }
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

/** Where Discord itself says who came, if the bot may write there. */
function firstPlace({ systemChannel, members: { me } }: Guild): Channel | null {
  if (!systemChannel || !me || !systemChannel.permissionsFor(me).has([ViewChannel, SendMessages])) return null;
  return { id: systemChannel.id, name: systemChannel.name, kind: 'channel' };
}
