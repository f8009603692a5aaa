/**
 * How long a round of 10,000 answers takes from its close to its posted report, and how long the event loop is held
 * meanwhile: `npm run bench:report [answers]`. SQLite in a file, as in the bot.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../../src/alignment/chance.ts';
import { alignmentThread } from '../../src/alignment/client.ts';
import { engine } from '../../src/delivery/engine.ts';
import { pictureThread } from '../../src/pictures/client.ts';
import { missionWith } from '../../src/rituals/mission/index.ts';
import { openStore } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate.ts';
import { chatDouble } from '../support/chat.ts';
import { memoryLog } from '../support/log.ts';

const answers = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
const file = path.join(folder, 'bench.db');
const url = `file:${file}`;
await migrate(url);
const store = await openStore(url);
const services = {
  alignment: alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url)),
  pictures: pictureThread(new URL('../support/picture-worker.mjs', import.meta.url)),
};
const now = new Date('2026-12-01T04:00:00Z');
const chat = chatDouble();
const { log, lines } = memoryLog();
const clock = { now: () => now };
const { settle } = engine({ store, clock, log, rituals: [missionWith(services)], platforms: [chat] });

const roundId = await fill();
// the threads are up in a bot that has run for a while
await services.alignment.reckon([{ shared: 'we help' }]);
await services.pictures.draw({ kind: 'bars', bars: [{ label: 'a', share: 1, caption: 'b' }] });
global.gc?.();

const usual = await held(() => sleep(2_000));
console.log(`event loop at rest: longest pause ${usual.longest.toFixed(0)} ms (the machine's own)`);

await store.db.round.update({ where: { id: roundId }, data: { state: 'closing' } });
const closed = await held(settle);
const [post] = chat.messages('general');
const errors = lines().filter((line) => line['level'] === 50);
if (!post || errors.length > 0) throw new Error(`no report was posted: ${JSON.stringify(errors)}`);
console.log(
  `${answers} answers: reported ${(closed.ms / 1000).toFixed(1)} s after the close; the event loop was held ${closed.longest.toFixed(0)} ms at the longest, 99 % of its pauses under ${closed.most.toFixed(0)} ms; the file has ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`,
);
await store.close();
await services.alignment.stop();
await services.pictures.stop();
rmSync(folder, { recursive: true, force: true });

/** The longest time between two looks of a timer that looks every 5 ms, and how long the work took. */
async function held(work: () => Promise<unknown>): Promise<{ ms: number; longest: number; most: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  await work();
  const ms = performance.now() - from;
  delay.disable();
  return { ms, longest: delay.max / 1e6, most: delay.percentile(99) / 1e6 };
}

async function fill(): Promise<string> {
  const { db } = store;
  const workspace = await db.workspace.create({
    data: { platform: 'sandbox', externalId: 'company', name: 'Company' },
  });
  const place = await db.place.create({ data: { workspaceId: workspace.id, externalId: 'general', name: 'general' } });
  const poll = await db.poll.create({
    data: {
      workspaceId: workspace.id,
      placeId: place.id,
      rhythm: 'once',
      firstDate: '2026-12-01',
      minutes: 600,
      timeZone: 'UTC',
      audience: 'everyone',
      anonymous: true,
      makerId: 'maker',
    },
  });
  const round = await db.round.create({
    data: {
      pollId: poll.id,
      number: 1,
      anonymous: true,
      audience: 'everyone',
      kFigures: 5,
      kWords: 10,
      thirdRating: 'tools',
      opensOn: '2026-12-01',
      openedAt: now,
      closesAt: now,
      asked: answers,
    },
  });
  await db.statement.create({
    data: { workspaceId: workspace.id, locale: 'en', text: 'To serve people well', statedById: 'maker', statedAt: now },
  });
  const sentences = readFileSync('src/alignment/data/background-en.txt', 'utf8').trim().split('\n');
  const random = randomFrom(7);
  const half = () => (sentences[Math.floor(random() * sentences.length)] ?? '').split(' ');
  const sentence = () => [...half().slice(0, 5), ...half().slice(-5)].join(' ');
  const ids = Array.from({ length: answers }, () => randomUUID());
  for (let from = 0; from < answers; from += 250) {
    const some = ids.slice(from, from + 250);
    await db.person.createMany({
      data: some.map((id) => ({ id, workspaceId: workspace.id, externalId: id, name: id.slice(0, 8) })),
    });
    await db.participation.createMany({
      data: some.map((personId) => ({ roundId: round.id, personId, answered: true })),
    });
    await db.answer.createMany({
      data: some.map((id, n) => ({
        id: randomUUID(),
        roundId: round.id,
        key: id,
        ownJob: sentence(),
        sharedJob: sentence(),
        rating1: (n % 5) + 1,
        rating2: (n % 3) + 2,
        rating3: 4,
      })),
    });
  }
  await store.secrets.put(round.id, Buffer.alloc(32, 1));
  return round.id;
}
