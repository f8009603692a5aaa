import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/client.ts';
import { folderSecrets } from '../../src/store/secrets.ts';
import { server, temporaryDatabase, temporaryFolder, temporaryStore } from '../support/database.ts';

describe('a round’s secret', () => {
  test('is kept over a restart, replaced and destroyed', async () => {
    const url = await temporaryDatabase();
    const [round, other] = [randomUUID(), randomUUID()];
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const before = await openStore(url);
    await before.secrets.put(round, first);
    await before.secrets.put(other, second);
    await before.close();

    const store = await openStore(url);
    expect(await store.secrets.get(round)).toEqual(first);
    await store.secrets.put(round, second);
    expect(await store.secrets.get(round)).toEqual(second);
    await store.secrets.destroy(round);
    await store.secrets.destroy(round);
    expect(await store.secrets.get(round)).toBeNull();
    expect(await store.secrets.get(other)).toEqual(second);
    await store.close();
  });

  test('put by many at once is one of theirs, whole', async () => {
    const store = await temporaryStore();
    const all = Array.from({ length: 10 }, () => randomBytes(32));
    await Promise.all(all.map((secret) => store.secrets.put('round', secret)));
    expect(all).toContainEqual(await store.secrets.get('round'));
  });
});

describe.runIf(!server)('beside an SQLite file', () => {
  test('secrets are readable by their owner alone, and nothing else is left there', async () => {
    const file = (await temporaryDatabase()).slice('file:'.length);
    const store = await openStore(`file:${file}`);
    await store.secrets.put('round', randomBytes(32));
    await store.secrets.put('round', randomBytes(32));
    await store.close();
    expect(statSync(`${file}.secrets`).mode & 0o777).toBe(0o700);
    expect(readdirSync(`${file}.secrets`)).toEqual(['round']);
    expect(statSync(path.join(`${file}.secrets`, 'round')).mode & 0o777).toBe(0o600);
  });

  test('a destroyed secret is overwritten, not only unlinked', async () => {
    const folder = path.join(temporaryFolder(), 'secrets');
    const secrets = folderSecrets(folder);
    const secret = randomBytes(32);
    await secrets.put('round', secret);
    const handle = openSync(path.join(folder, 'round'), 'r'); // still reads the file's blocks once its name is gone
    await secrets.destroy('round');
    const left = Buffer.alloc(32);
    expect(readSync(handle, left, 0, 32, 0)).toBe(32);
    closeSync(handle);
    expect(left).not.toEqual(secret);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a round’s id never leads out of the folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'secrets'));
    const secrets = folderSecrets(path.join(folder, 'secrets'));
    await expect(secrets.put('../elsewhere', randomBytes(32))).rejects.toThrow('a round id is made of');
    expect(readdirSync(folder)).toEqual(['secrets']);
  });
});

describe.runIf(server)('in PostgreSQL', () => {
  test('secrets are in a table that is in no log', async () => {
    const store = await temporaryStore();
    const found = await store.db.$queryRaw`SELECT relpersistence::text FROM pg_class WHERE relname = 'RoundSecret'`;
    expect(found).toEqual([{ relpersistence: 'u' }]);
  });
});
