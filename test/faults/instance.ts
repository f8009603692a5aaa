// One instance of the bot: waits for its parent's word, then sends what is owed until it is killed.
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { engine } from '../../src/delivery/engine.ts';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { promises } from '../support/promises.ts';
import type { Order } from './instances.ts';
import { timing } from './timing.ts';

type Make = (url: string, store: Store) => ChatPlatform;

/** Platforms that the harness has a double for. Only the one that is asked for is loaded: instances start often. */
const platforms: Record<string, () => Promise<Make>> = {
  scripted: async () => (await import('./chat.ts')).scriptedPlatform,
  slack: async () => (await import('./slack.ts')).slackPlatform,
  discord: async () => (await import('./discord.ts')).discordPlatform,
};

async function run(make: Make, { databaseUrl, chatUrl }: Order): Promise<void> {
  const store = await openStore(databaseUrl);
  const log = createLog('silent');
  const chat = make(chatUrl, store);
  await chat.start(async () => null);
  const sending = engine({ store, clock: systemClock, log, rituals: [promises()], platforms: [chat], timing });
  await sending.start();
}

const make = await platforms[process.argv[2] ?? '']?.();
if (!make) throw new Error(`no double of ${process.argv[2]}`);
process.on('message', (order) => void run(make, order as Order));
process.on('disconnect', () => process.exit());
process.send?.('ready');
