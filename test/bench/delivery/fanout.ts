import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import { type ChatPlatform, type Pace, PlatformError } from '../../../src/chat/platform.ts';
import { colleague, workspace } from '../../../src/chat/sandbox/company.ts';
import { sandbox } from '../../../src/chat/sandbox/platform.ts';
import { engine } from '../../../src/delivery/engine.ts';
import { oweAll } from '../../../src/delivery/outbox.ts';
import type { Machine } from '../../../src/delivery/sending/timing.ts';
import { worker } from '../../../src/delivery/sending/worker.ts';
import { createLog } from '../../../src/log.ts';
import { seedCompany } from '../../../src/seed/company.ts';
import { openStore, type Store } from '../../../src/store/client.ts';
import { migrate } from '../../../src/store/migrate/migrate.ts';
import { systemClock } from '../../../src/time/clock.ts';
import { promises } from '../../support/promises.ts';
import { allRituals } from '../../support/rituals.ts';
import { strictChat, strictPlatform } from '../../support/strictchat.ts';
import { percentile, report } from './report.ts';

const rituals = allRituals();

const people = 10_000;
/** So many seconds of the chat pass in one. */
const speed = Number(process.argv[2] ?? 10);
/** Slack's, as documented: several hundred a minute in a workspace, one a second in a channel. */
const slack: Pace = { counts: 'workspace', postsAMinute: 300, editsAMinute: 50, inChannelAMinute: 60 };
/** How long the chat takes to answer, in its own milliseconds. */
const answersAfterMs = 250;
/** A command must be answered in so many milliseconds of ours; the platforms wait three seconds. */
const limits = { p50: 100, p99: 1000, megabytes: 256, share: 0.95 };

export async function fanOut(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
  const url = `file:${path.join(folder, 'bench.db')}`;
  await migrate(url);
  const store = await openStore(url);
  const ask = await commands(store);
  const workspaceId = await largeCompany(store);
  const quiet = await measured(ask, sleep(10_000));

  const start = Date.now();
  const machine: Machine = {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: async (ms) => {
      if (ms > 0) await sleep(ms / speed);
    },
  };
  const chat = strictChat({ now: () => machine.now().getTime(), pace: slack });
  const platform: ChatPlatform = {
    ...strictPlatform(async (wire, until) => {
      if (until && until <= machine.now()) throw new PlatformError('later', 'too late to send');
      await machine.sleep(answersAfterMs / 2);
      const answer = chat.handle(wire);
      await machine.sleep(answersAfterMs / 2);
      return answer;
    }, slack),
    name: 'slack',
  };
  const log = createLog('silent');
  const { wake, idle } = worker({ store, clock: machine, machine, log, rituals: [promises()], platforms: [platform] });

  globalThis.gc?.();
  const before = megabytes();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, megabytes());
  }, 100);
  const sending = (async () => {
    const writing = performance.now();
    await owePeople(store, workspaceId, machine.now());
    console.log(`10,000 promises written in one transaction: ${Math.round(performance.now() - writing)} ms`);
    while ((await wake()) > 0) await idle();
  })();
  const busy = await measured(ask, sending);
  clearInterval(watch);

  const [first, last] = [chat.landed[0]?.at ?? 0, chat.landed.at(-1)?.at ?? 0];
  const minutes = (last - first) / 60_000;
  const share = chat.landed.length / (minutes * slack.postsAMinute);
  console.log(`${chat.landed.length} messages in ${minutes.toFixed(1)} minutes of the chat, ${speed} times as fast`);
  const keys = new Set(chat.landed.map(({ key }) => key)).size;
  report(
    'people reached, each once',
    `${keys} of ${chat.landed.length}`,
    `${people}`,
    keys === people && chat.landed.length === people,
  );
  report('share of the allowed 300 a minute', `${(share * 100).toFixed(1)} %`, '95 % or more', share >= limits.share);
  report('429s', String(chat.refused()), '0', chat.refused() === 0);
  const grown = peak - before;
  const most = `${limits.megabytes} MiB`;
  report(
    `memory above the ${Math.round(before)} MiB before`,
    `${Math.round(grown)} MiB`,
    most,
    grown <= limits.megabytes,
  );
  answerTimes('commands while nothing is sent', quiet);
  answerTimes('commands while the fan-out runs', busy);
  await store.close();
  rmSync(folder, { recursive: true });
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

function answerTimes(what: string, times: readonly number[]): void {
  for (const [name, p, limit] of [
    ['p50', 0.5, limits.p50],
    ['p99', 0.99, limits.p99],
  ] as const) {
    const ms = percentile(times, p);
    report(`${what}, ${name} of ${times.length}`, `${ms.toFixed(1)} ms`, `${limit} ms`, ms <= limit);
  }
}

/** The company of the sandbox; resolves to a function that types one command and says how long the answer took. */
async function commands(store: Store): Promise<() => Promise<number>> {
  const log = createLog('silent');
  const clock = systemClock;
  const chat = sandbox({ store, clock, log });
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  const { answer } = dispatcher(wiring);
  const { settle } = engine(wiring);
  await chat.start(answer);
  await seedCompany({ store, log, answer, rituals, settle });
  const typed = ['/agenda show', '/idea list', '/idea show 1', '/mission show', '/pad home', '/idea search chair'];
  return async () => {
    const who = colleague('grace');
    if (!who) throw new Error('nobody is called grace');
    const { job, city, ...person } = who;
    const [, name = '', text = ''] =
      /^\/(\S+)\s*([\s\S]*)$/.exec(typed[Math.floor(Math.random() * typed.length)] ?? '') ?? [];
    const started = performance.now();
    const reply = await answer({
      id: randomUUID(),
      platform: 'sandbox',
      workspace,
      person,
      place: { id: 'general', name: 'general', kind: 'channel' },
      ask: { kind: 'command', name, text },
    });
    if (!reply) throw new Error('nobody answered');
    return performance.now() - started;
  };
}

/** About five commands a second, one not waiting for the other, for as long as `work` takes. */
async function measured(ask: () => Promise<number>, work: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      void ask().then((ms) => times.push(ms));
      await sleep(100 + Math.random() * 200);
    }
  })();
  await work;
  over = true;
  await asking;
  await sleep(1_000);
  return times;
}

async function largeCompany(store: Store): Promise<string> {
  const { id: workspaceId } = await store.db.workspace.create({
    data: { platform: 'slack', externalId: 'T1', name: 'A large company' },
  });
  const data = Array.from({ length: people }, (_, n) => ({ workspaceId, externalId: `U${n}`, name: `Person ${n}` }));
  for (let from = 0; from < people; from += 500)
    await store.db.person.createMany({ data: data.slice(from, from + 500) });
  return workspaceId;
}

async function owePeople(store: Store, workspaceId: string, dueAt: Date): Promise<void> {
  const rows = await store.db.person.findMany({ where: { workspaceId }, select: { id: true } });
  await store.transaction((tx) =>
    oweAll(
      tx,
      rows.map(({ id }) => ({
        key: `ask:${id}`,
        workspaceId,
        job: 'promise.say',
        args: ['What is your job?'],
        to: { personId: id },
        dueAt,
      })),
    ),
  );
}
