import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Ask, ChatPlatform, FormValues, Reply } from '../../src/chat/platform.ts';
import { channels, colleague, workspace } from '../../src/chat/sandbox/company.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import type { Route } from '../../src/chat/view.ts';
import { engine } from '../../src/delivery/engine.ts';
import { createLog, type Logger } from '../../src/log.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { seedCompany } from '../../src/seed/company.ts';
import { openStore } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import type { Clock } from '../../src/time/clock.ts';

export interface SeededOptions {
  clock: Clock;
  rituals: readonly Ritual[];
  /** Left out: the sandbox, which keeps its messages and people in the same database. */
  chat?: ChatPlatform;
  onStatement?: (sql: string) => void;
}

export type Seeded = Awaited<ReturnType<typeof openSeeded>>;

/** The sandbox's company as it is at its first start, on SQLite in a temporary folder: for benches, outside of vitest. */
export async function openSeeded({ clock, rituals, chat: given, ...options }: SeededOptions) {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
  const url = `file:${path.join(folder, 'bench.db')}`;
  await migrate(url);
  const store = await openStore(url, options);
  const log = createLog('silent');
  const chat = given ?? sandbox({ store, clock, log });
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  const { answer } = dispatcher(wiring);
  const { settle } = engine(wiring);
  await chat.start(answer);
  await seedCompany({ store, log: strict(log), answer, rituals, settle });

  async function act(id: string, where: string, ask: Ask): Promise<Reply> {
    const who = colleague(id);
    const place = channels.find((channel) => channel.id === where);
    if (!who || !place) throw new Error(`the company has no ${id}, or no ${where}`);
    const { job, city, ...person } = who;
    const { members, ...channel } = place;
    const answered = await answer({ id: randomUUID(), platform: 'sandbox', workspace, person, place: channel, ask });
    if (!answered) throw new Error('nobody answered');
    return answered.reply;
  }

  return {
    store,
    /** Where the files of its database are. */
    folder,
    /** Types a command ("/agenda add Pricing"). */
    type(id: string, typed: string, where = 'general'): Promise<Reply> {
      const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      return act(id, where, { kind: 'command', name, text });
    },
    click: (id: string, { to, args = [] }: Route, where = 'general') =>
      act(id, where, { kind: 'click', route: { to, args } }),
    /** Submits a form that was opened, with these fields alone. */
    submit(id: string, reply: Reply, values: FormValues, where = 'general'): Promise<Reply> {
      if (!('ask' in reply)) throw new Error('no form was opened');
      const { to, args = [] } = reply.ask.go;
      return act(id, where, { kind: 'submit', route: { to, args }, values });
    },
    /** Sends what is due. */
    settle,
    async close(): Promise<void> {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a bot in use goes on without, a test does not. */
function strict(log: Logger): Logger {
  const error = (said: object) => {
    throw new Error(JSON.stringify(said));
  };
  return Object.create(log, { error: { value: error } }) as Logger;
}
