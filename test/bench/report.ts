/**
 * How long a round of 10,000 answers takes from its close to its posted report, and how long the event loop is held
 * meanwhile, on SQLite in a file and on PostgreSQL: `npm run bench:report [answers]`.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../scripts/postgres.mjs';
import { randomFrom } from '../../src/alignment/figures/chance.ts';
import { alignmentThread } from '../../src/alignment/thread/client.ts';
import { engine } from '../../src/delivery/engine.ts';
import { maskingThread } from '../../src/masking/client.ts';
import { pictureThread } from '../../src/pictures/client.ts';
import { missionWith } from '../../src/rituals/mission/index.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { chatDouble } from '../support/chat.ts';
import { memoryLog } from '../support/log.ts';
import { pausesWhile } from '../support/pauses.ts';
import { report } from './delivery/report.ts';

const answers = Number(process.argv[2] ?? 10_000);
/** ms */
const limits = { reported: 60_000, held: 50 };
const now = new Date('2026-12-01T04:00:00Z');
const services = {
  alignment: alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url)),
  masking: maskingThread(new URL('../support/masking-worker.mjs', import.meta.url)),
  pictures: pictureThread(new URL('../support/picture-worker.mjs', import.meta.url)),
};

// the threads are up in a bot that has run for a while
await services.alignment.reckon([{ shared: 'we help' }]);
await services.pictures.draw({ kind: 'bars', bars: [{ label: 'a', share: 1, caption: 'b' }] });

const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
await measure('SQLite', `file:${path.join(folder, 'bench.db')}`);
rmSync(folder, { recursive: true });
const server = await startPostgres();
try {
  await measure('PostgreSQL', server.url('postgres'));
} finally {
  await server.stop();
}
await services.alignment.stop();
await services.pictures.stop();

async function measure(database: string, url: string): Promise<void> {
  await migrate(url);
  const store = await openStore(url);
  const chat = chatDouble();
  const { log, lines } = memoryLog();
  const { settle } = engine({
    store,
    clock: { now: () => now },
    log,
    rituals: [missionWith(services)],
    platforms: [chat],
  });
  const roundId = await fill(store);
  global.gc?.();
  const rest = await pausesWhile(() => sleep(2_000));
  console.log(`${database}, nothing to do: the event loop waited ${rest.longest.toFixed(0)} ms at the longest`);
  await store.db.round.update({ where: { id: roundId }, data: { state: 'closing' } });
  const { took, longest, most, ours, running, ran } = await pausesWhile(settle);
  const [post] = chat.messages('general');
  const errors = lines().filter((line) => line['level'] === 50);
  if (!post || errors.length > 0) throw new Error(`no report was posted: ${JSON.stringify(errors)}`);
  report(
    `${database}, ${answers} answers, s to the report`,
    (took / 1000).toFixed(1),
    '60 or less',
    took <= limits.reported,
  );
  const held = ours ?? longest;
  report(`${database}, ms the event loop was held`, held.toFixed(0), `${limits.held} or less`, held <= limits.held);
  console.log(`  with waiting for a core that others had: ${longest.toFixed(0)} ms, 99 % under ${most.toFixed(0)} ms`);
  if (running === null || ran === null) return store.close();
  console.log(`  our thread ran ${running.toFixed(0)} ms at the longest stretch, ${(ran / 1000).toFixed(1)} s in all`);
  await store.close();
}

/** A round as it stands at its close. */
async function fill(store: Store): Promise<string> {
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
