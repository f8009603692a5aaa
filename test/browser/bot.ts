import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import { shortcuts, suggestions } from '../../src/chat/dispatch/guide.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import { sandboxRouter } from '../../src/chat/sandbox/server/routes.ts';
import { coming } from '../../src/delivery/coming.ts';
import { engine, nextDue, passTo } from '../../src/delivery/engine.ts';
import { ritualsWith } from '../../src/rituals/index.ts';
import { seedCompany } from '../../src/seed/company.ts';
import type { Store } from '../../src/store/client.ts';
import type { MovableClock } from '../../src/time/clock.ts';
import { memoryLog } from '../support/log.ts';
import { servicesHere } from '../support/services.ts';

export type Bot = Awaited<ReturnType<typeof startBot>>;

/** The bot as main.ts wires it for the sandbox, with a clock of the test's own and the page compiled elsewhere. */
export async function startBot(options: { store: Store; clock: MovableClock; page: string }) {
  const { store, clock, page } = options;
  const { log, lines } = memoryLog();
  const chat = sandbox({ store, clock, log });
  const rituals = ritualsWith(servicesHere());
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  const { settle, stop } = engine(wiring);
  // what an answer made due is sent at once, so that a test never waits for a heartbeat
  let sent: Promise<void> = Promise.resolve();
  const { answer } = dispatcher({
    ...wiring,
    answered: () => {
      sent = sent.then(settle);
    },
  });
  await chat.start(answer);
  await seedCompany({ store, log, answer, rituals, settle });

  const app = express();
  app.use(
    sandboxRouter(chat, {
      page,
      suggestions: (t, person) => suggestions(rituals, t, person),
      shortcuts: (t) => shortcuts(rituals, t),
      next: async () => {
        const next = await coming(store.db, clock.now());
        return next && { ...next, command: null };
      },
      passTime: async (to) => {
        const until = to.kind === 'by' ? new Date(clock.now().getTime() + to.ms) : await nextDue(store.db, clock.now());
        if (until) await passTo(until, { db: store.db, clock, settle });
        return clock.now();
      },
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** What the log calls an error: nobody would see it otherwise. */
    errors: () => lines().filter((line) => line['level'] === 50),
    async stop() {
      await chat.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sent;
      await stop();
    },
  };
}

/** A clock that stands still until it is moved. */
export function stillClock(start: string): MovableClock {
  let now = new Date(start);
  return {
    now: () => now,
    moveTo: async (moment) => {
      if (moment > now) now = moment;
    },
  };
}
