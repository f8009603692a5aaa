import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { finishClosing } from '../../src/rituals/mission/closing/steps.ts';
import { readReport } from '../../src/rituals/mission/records/frozen.ts';
import { openStore } from '../../src/store/client.ts';
import { company, onlyRound, openMission, services } from '../rituals/mission/support.ts';
import { temporaryDatabase } from '../support/database.ts';
import { print } from '../support/print.ts';

const child = fileURLToPath(new URL('./closing-child.ts', import.meta.url));
const answers = 300;
const kills = 10;

test('a closing that is killed at any moment loses nothing and is finished by the next start', async () => {
  const url = await temporaryDatabase();
  const store = await openStore(url);
  const pad = await openMission({ store });
  const { mina } = await company(pad, 5);
  await mina.run('/mission ask channel', 'general');
  const { id } = await onlyRound(store);
  const left = new Map<string, number>();
  for (let kill = 0; kill < kills; kill++) {
    const closing = startClosing(url, id);
    await fill(store, id);
    await store.db.round.update({ where: { id }, data: { state: 'closing', report: null, closedAt: null } });
    await store.secrets.put(id, Buffer.alloc(32, kill + 1));
    await store.close();
    // rewritten, destroyed, marked, reckoned, published: each of them twice, at its begin and in its midst
    await killedIn(closing, (kill % 5) + 1, kill < 5 ? 0 : 8);

    const again = await openStore(url);
    const { state } = await again.db.round.findUniqueOrThrow({ where: { id } });
    left.set(state, (left.get(state) ?? 0) + 1);
    expect(await again.db.answer.count(), 'an answer is there once, before and after').toBe(answers);
    const keyed = await again.db.answer.count({ where: { key: { not: null } } });
    expect([0, answers], 'all of them or none has its key').toContain(keyed);
    expect(keyed === answers, 'with their keys only before they are rewritten').toBe(state === 'closing');
    await finishClosing(services, again, id, new Date('2026-12-01T05:00:00Z'));
    const closed = await again.db.round.findUniqueOrThrow({ where: { id } });
    expect(closed.state).toBe('closed');
    expect(readReport(closed.report)).toMatchObject({ kind: 'figures', answered: { low: answers, high: answers } });
    expect(await again.secrets.get(id)).toBeNull();
    expect(await again.db.answer.count({ where: { key: { not: null } } })).toBe(0);
    expect(await again.db.delivery.count({ where: { key: `mission.report:${id}` } })).toBe(1);
    await again.close();
    Object.assign(store, await openStore(url));
  }
  await store.close();
  expect(left.size, 'the kills fall into different steps').toBeGreaterThan(2);
  print(`killed while closing: ${kills} times, found in ${[...left].map(([state, n]) => `${state} ${n}`).join(', ')}`);
}, 400_000);

type Opened = Awaited<ReturnType<typeof openStore>>;

async function fill({ db }: Opened, roundId: string): Promise<void> {
  await db.answer.deleteMany({});
  await db.participation.deleteMany({});
  const n = [...Array(answers).keys()];
  await db.participation.createMany({ data: n.map((one) => ({ roundId, personId: `p${one}`, answered: true })) });
  await db.answer.createMany({
    data: n.map((one) => ({
      id: `a${String(one).padStart(4, '0')}`,
      roundId,
      key: `k${one}`,
      ownJob: `আমি কাজ করি ${one}`,
      sharedJob: `আমরা কথা রাখি ${one % 7}`,
      rating1: (one % 5) + 1,
    })),
  });
}

/** Loads what it needs, and waits for a word before it opens the database. */
function startClosing(url: string, id: string) {
  return spawn(process.execPath, ['--import', 'tsx', child, url, id], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** @param step which of the closing's steps is about to begin. @param ms how long it has gone on; 0: not at all */
async function killedIn(running: ReturnType<typeof startClosing>, step: number, ms: number): Promise<void> {
  const ended = once(running, 'exit');
  const say = (word: string) => running.stdin.write(`${word}\n`);
  say('close it');
  let begun = 0;
  for await (const said of running.stdout) {
    begun += String(said).split('\n').length - 1;
    if (begun >= step) break;
    say('go on');
  }
  if (ms > 0) say('go on');
  await sleep(ms);
  running.kill('SIGKILL');
  await ended;
  expect(begun, 'it came as far as the step').toBeGreaterThanOrEqual(step);
}
