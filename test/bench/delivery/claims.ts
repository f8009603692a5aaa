import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { openStore, type Store } from '../../../src/store/client.ts';
import { migrate } from '../../../src/store/migrate/migrate.ts';
import { report } from './report.ts';

export interface ClaimOrder {
  url: string;
  how: 'ours' | 'skip locked';
}

export interface ClaimResult {
  claimed: number;
  ms: number;
}

const rows = 10_000;
/** Claims a second: ten times what the fastest platform takes in messages. */
const least = 500;

export async function claimBenchmarks(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
  const file = `file:${path.join(folder, 'claims.db')}`;
  const sqlite = await rate(file, 'ours', 1);
  report('SQLite, claims a second, 1 process', sqlite.toFixed(0), `${least} or more`, sqlite >= least);
  rmSync(folder, { recursive: true });

  const server = await startPostgres();
  try {
    for (const processes of [1, 4]) {
      const plain = await rate(server.url('postgres'), 'skip locked', processes);
      const own = await rate(server.url('postgres'), 'ours', processes);
      const what = `PostgreSQL, claims a second, ${processes} process${processes > 1 ? 'es' : ''}`;
      report(what, own.toFixed(0), `${least} or more; plain SKIP LOCKED ${plain.toFixed(0)}`, own >= least);
    }
  } finally {
    await server.stop();
  }
}

/** Claims a second until all are claimed; throws where one was claimed twice or not at all. */
async function rate(url: string, how: ClaimOrder['how'], processes: number): Promise<number> {
  await migrate(url);
  const store = await openStore(url);
  await fill(store);
  const children = await Promise.all(Array.from({ length: processes }, spawn));
  const results = await Promise.all(children.map((child) => claimAll(child, { url, how })));
  const claimed = results.reduce((sum, result) => sum + result.claimed, 0);
  await store.close();
  if (claimed !== rows) throw new Error(`${claimed} claims for ${rows} rows`);
  return rows / (Math.max(...results.map(({ ms }) => ms)) / 1000);
}

async function spawn(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'claimer.ts'), { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

async function claimAll(child: ChildProcess, order: ClaimOrder): Promise<ClaimResult> {
  const result = once(child, 'message');
  const over = once(child, 'exit');
  child.send(order);
  const [said] = (await result) as [ClaimResult];
  await over;
  return said;
}

async function fill(store: Store): Promise<void> {
  await store.db.workspace.deleteMany();
  const { id: workspaceId } = await store.db.workspace.create({
    data: { platform: 'sandbox', externalId: 'T1', name: 'A company' },
  });
  const now = new Date();
  for (let from = 0; from < rows; from += 500) {
    await store.db.delivery.createMany({
      data: Array.from({ length: 500 }, (_, n) => ({
        key: `row ${from + n}`,
        workspaceId,
        job: 'promise.say',
        args: '[]',
        bulk: true,
        dueAt: now,
        tryAt: now,
      })),
    });
  }
}
