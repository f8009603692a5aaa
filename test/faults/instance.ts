// One instance of the bot: waits for its parent's word, then sends what is owed until it is killed.
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { engine } from '../../src/delivery/engine.ts';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { promises } from '../support/promises.ts';
import { scriptedPlatform } from './chat.ts';
import { discordPlatform } from './discord.ts';
import type { Order } from './instances.ts';
import { slackPlatform } from './slack.ts';
import { timing } from './timing.ts';

/** Platforms that the harness has a double for. */
const platforms: Record<string, (url: string, store: Store) => ChatPlatform> = {
  scripted: scriptedPlatform,
  slack: slackPlatform,
  discord: discordPlatform,
};

async function run({ databaseUrl, platform, chatUrl }: Order): Promise<void> {
  const make = platforms[platform];
  if (!make) throw new Error(`no double of ${platform}`);
  const store = await openStore(databaseUrl);
  const log = createLog('silent');
  const chat = make(chatUrl, store);
  await chat.start(async () => null);
  const sending = engine({ store, clock: systemClock, log, rituals: [promises()], platforms: [chat], timing });
  await sending.start();
}

process.on('message', (order) => void run(order as Order));
process.on('disconnect', () => process.exit());
process.send?.('ready');
