/**
 * Signed `/idea add` over HTTP, durably saved, beside the same transaction without HTTP and beside a bare Bolt app that
 * only acknowledges: `npm run bench -- slack`. Everything stays on the loopback address and ends by itself.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ids, populate } from '../support/slack/company.ts';
import { signed, startDouble, tokens } from '../support/slack/double.ts';

const times = Number(process.argv[2] ?? 400);
const seconds = 8;
const atOnce = 8;
const marks = { share: 0.8, p99AtHalf: 100 };
const port = 3320;
const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const people = [ids.maya, ids.anika, ids.grace];

const subjects = [
  'tins',
  'queues',
  'delivery',
  'prices',
  'labels',
  'the counter',
  'tea',
  'lentils',
  'receipts',
  'bags',
];
let written = 0;
function title(): string {
  written++;
  return `Better ${subjects[written % subjects.length]} for regular customers, number ${written}`;
}

function body(): string {
  return new URLSearchParams({
    command: '/idea',
    text: `add ${title()}`,
    user_id: people[written % people.length] ?? ids.maya,
    user_name: 'somebody',
    channel_id: ids.general,
    channel_name: 'general',
    team_id: 'T0PAD',
    trigger_id: randomUUID(),
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
}

function post(to: number, text: string): Promise<number> {
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(text),
    ...signed(text, Math.floor(Date.now() / 1000)),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: to, host: '127.0.0.1', path: '/slack/events', method: 'POST', agent, headers },
      (got) => {
        got.resume();
        got.on('end', () => resolve(got.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

function measured(took: number[], ms: number): Measured {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (took.length / ms) * 1000, p50: at(0.5), p99: at(0.99) };
}

/** As fast as it goes, eight at once; always as many, for later ideas are compared with the earlier ones. */
async function flatOut(work: () => Promise<void>, count: number = times): Promise<Measured> {
  for (let n = 0; n < 30; n++) await work();
  const took: number[] = [];
  let left = count;
  const start = performance.now();
  const lane = async () => {
    while (left-- > 0) {
      const begun = performance.now();
      await work();
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return measured(took, performance.now() - start);
}

/** So many a second, whether or not those before have been answered. */
async function steadily(work: () => Promise<void>, perSecond: number): Promise<Measured> {
  const took: number[] = [];
  const running: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    await sleep(Math.max(0, start + (n * 1000) / perSecond - performance.now()));
    const begun = performance.now();
    running.push(work().then(() => void took.push(performance.now() - begun)));
  }
  await Promise.all(running);
  return measured(took, performance.now() - start);
}

async function started(child: ChildProcess, to: number): Promise<{ readyMs: number; idleMb: number }> {
  const begun = performance.now();
  for (;;) {
    if (child.exitCode !== null || performance.now() - begun > 60_000) throw new Error('it was never ready');
    const answered = await fetch(`http://127.0.0.1:${to}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(
      () => null,
    );
    if (answered?.ok) break;
    await sleep(10);
  }
  const readyMs = performance.now() - begun;
  await sleep(3000);
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return { readyMs, idleMb: Number(kilobytes) / 1024 };
}

async function checked(to: number): Promise<void> {
  const status = await post(to, body());
  if (status !== 200) throw new Error(`answered ${status}`);
}

function line(what: string, { perSecond, p50, p99 }: Measured): void {
  console.log(
    `${what.padEnd(52)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
  );
}

// what is started is what is shipped
execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });

/** Compiled, like the bot beside it. */
const built = <T>(file: string): Promise<T> => import(path.join(root, 'dist', file)) as Promise<T>;
const { dispatcher } = await built<typeof import('../../src/chat/dispatch/dispatch.ts')>('chat/dispatch.js');
const { sandbox } = await built<typeof import('../../src/chat/sandbox/platform.ts')>('chat/sandbox/platform.js');
const { createLog } = await built<typeof import('../../src/log.ts')>('log.js');
const { ritualsWith } = await built<typeof import('../../src/rituals/index.ts')>('rituals/index.js');
const { threads } = await built<typeof import('../../src/rituals/services.ts')>('rituals/services.js');
const { openStore } = await built<typeof import('../../src/store/client.ts')>('store/client.js');
const { migrate } = await built<typeof import('../../src/store/migrate/migrate.ts')>('store/migrate.js');
const { systemClock } = await built<typeof import('../../src/time/clock.ts')>('time/clock.js');

const double = await startDouble();
populate(double);
const database = path.join(folder, 'bot.db');
const bot = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
  stdio: 'ignore',
  env: {
    PATH: process.env['PATH'],
    DATABASE_URL: `file:${database}`,
    PORT: String(port),
    SANDBOX: 'off',
    LOG_LEVEL: 'warn',
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_SIGNING_SECRET: tokens.signingSecret,
    SLACK_API_URL: double.apiUrl,
  },
});
let bare: ChildProcess | undefined;
try {
  const ours = await started(bot, port);
  bare = spawn(
    process.execPath,
    [path.join(root, 'test/bench/bare-bolt.mjs'), String(port + 1), tokens.signingSecret],
    { stdio: 'ignore' },
  );
  const theirs = await started(bare, port + 1);

  const url = `file:${path.join(folder, 'alone.db')}`;
  await migrate(url);
  const store = await openStore(url);
  const log = createLog('silent');
  const { answer } = dispatcher({
    store,
    clock: systemClock,
    log,
    rituals: ritualsWith(threads()),
    platforms: [sandbox({ store, clock: systemClock, log })],
  });
  const alone = await flatOut(async () => {
    await answer({
      id: randomUUID(),
      platform: 'sandbox',
      workspace: { id: 'sandbox', name: 'Company' },
      person: { id: 'maya', name: 'Maya', admin: true, kind: 'member' },
      place: { id: 'general', name: 'general', kind: 'channel' },
      ask: { kind: 'command', name: 'idea', text: `add ${title()}` },
    });
  });
  const before = await store.db.idea.count();
  await store.close();
  const over = await flatOut(() => checked(port));
  const half = await steadily(() => checked(port), Math.max(1, Math.floor(over.perSecond / 2)));
  const acks = await flatOut(() => checked(port + 1), 10 * times);

  line('/idea add, without HTTP', alone);
  line('/idea add, signed over HTTP', over);
  line('/idea add, signed over HTTP, at half that load', half);
  line('a bare Bolt app that only acknowledges', acks);
  const share = over.perSecond / alone.perSecond;
  console.log(`\nover HTTP: ${(share * 100).toFixed(0)} % of what goes without (mark: ${marks.share * 100} %)`);
  console.log(`at half load: p99 ${half.p99.toFixed(1)} ms (mark: ${marks.p99AtHalf} ms)`);
  console.log(`start to ready: ${ours.readyMs.toFixed(0)} ms, bare Bolt ${theirs.readyMs.toFixed(0)} ms`);
  console.log(`idle memory: ${ours.idleMb.toFixed(0)} MB, bare Bolt ${theirs.idleMb.toFixed(0)} MB`);
  const saved = await openStore(`file:${database}`);
  console.log(
    `ideas saved: ${before} without HTTP, ${await saved.db.idea.count()} over it; refused by Slack: ${double.complaints.length}`,
  );
  await saved.close();
} finally {
  for (const child of [bot, bare]) child?.kill('SIGKILL');
  await double.close();
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
