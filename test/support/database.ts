import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { openStore, type Store } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate.ts';

let folder: string | undefined;
let template: Promise<string> | undefined;
let count = 0;
const open = new Set<Store>();

afterAll(async () => {
  await Promise.all([...open].map((store) => store.close()));
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A folder of this test file's own, removed at its end. */
export function temporaryFolder(): string {
  folder ??= mkdtempSync(path.join(tmpdir(), 'yellow-pad-test-'));
  return mkdtempSync(path.join(folder, 'f-'));
}

/** An empty, migrated database; closed and removed at the end of the test file. */
export async function temporaryStore(): Promise<Store> {
  const store = await openStore(await temporaryDatabase(), { synchronous: 'OFF' });
  open.add(store);
  return store;
}

/** The URL of an empty, migrated database, for tests that stop and start again. */
export async function temporaryDatabase(): Promise<string> {
  template ??= makeTemplate();
  count++;
  const file = path.join(temporaryFolder(), `${count}.db`);
  copyFileSync(await template, file);
  return `file:${file}`;
}

async function makeTemplate(): Promise<string> {
  const file = path.join(temporaryFolder(), 'template.db');
  await migrate(`file:${file}`);
  return file;
}
