import { type Client, Events, GatewayOpcodes, Status } from 'discord.js';
import type { Logger } from '../../../log.ts';

/** A shard of which nothing was heard for so long is lost; one that is taken up again before is not worth a word. */
const silentMs = 15_000;
const beatMs = 5_000;
/** discord.js takes a lost shard up again by itself; where it has not by then, it is begun anew. */
const stuckMs = 180_000;

export interface Pulse {
  /** Whether a part of the connection is lost. */
  isLost(): boolean;
  stop(): void;
}

/**
 * Feels whether the gateway is still there. discord.js calls itself ready for ever, and finds out about a silent network
 * after a minute and more.
 */
export function pulse(client: Client, { log, stuck }: { log: Logger; stuck(): void }): Pulse {
  const heard = new Map(client.ws.shards.map(({ id }) => [id, Date.now()]));
  const sequences = new Map<number, number>();
  let toldAt: number | null = null;

  const alive = (shard: number) => heard.set(shard, Date.now());
  client.on(Events.ShardReady, alive);
  client.on(Events.ShardResume, alive);
  client.on(Events.Raw, ({ s }: { s: number | null }, shard: number) => {
    if (s !== null) sequences.set(shard, s);
  });

  function isLost(): boolean {
    return [...heard.values()].some((at) => Date.now() - at > silentMs);
  }

  function beat(): void {
    for (const shard of client.ws.shards.values()) {
      if (shard.status !== Status.Ready) continue;
      heard.set(shard.id, Math.max(heard.get(shard.id) ?? 0, shard.lastPingTimestamp + shard.ping));
      shard.send({ op: GatewayOpcodes.Heartbeat, d: sequences.get(shard.id) ?? null });
    }
    if (!isLost()) {
      if (toldAt !== null) log.info({ platform: 'discord' }, 'the connection to Discord is back');
      toldAt = null;
    } else if (toldAt === null) {
      toldAt = Date.now();
      log.warn({ platform: 'discord' }, 'the connection to Discord is lost; taking it up again');
    } else if (Date.now() - toldAt > stuckMs) stuck();
  }

  const beating = setInterval(beat, beatMs).unref();
  return { isLost, stop: () => clearInterval(beating) };
}
