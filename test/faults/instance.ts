// One instance of the bot: waits for its parent's word, then sends what is owed until it is killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import { type ChatPlatform, NotLetIn } from '../../src/chat/platform.ts';
import { engine } from '../../src/delivery/engine.ts';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import type { Order } from './instances.ts';
import { keeping } from './keeping.ts';
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
  const sending = engine({ ...(await letIn(store, () => make(chatUrl, store))), timing });
  await sending.start();
  process.send?.('sending');
}

/** Whoever runs the bot starts it again where it is not let in. */
async function letIn(store: Store, make: () => ChatPlatform) {
  for (;;) {
    const chat = make();
    const wiring = { store, clock: systemClock, log: createLog('silent'), rituals: [keeping()], platforms: [chat] };
    try {
      await chat.start(dispatcher(wiring).answer);
      return wiring;
    } catch (error) {
      if (!(error instanceof NotLetIn)) throw error;
      await chat.stop();
      await sleep(300);
    }
  }
}

const make = await platforms[process.argv[2] ?? '']?.();
if (!make) throw new Error(`no double of ${process.argv[2]}`);
process.on('message', (order) => void run(make, order as Order));
process.on('disconnect', () => process.exit());
process.send?.('ready');
