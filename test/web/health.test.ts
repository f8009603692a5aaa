import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import { overdue } from '../../src/delivery/figures.ts';
import { heartbeat } from '../../src/delivery/heartbeat.ts';
import { owe } from '../../src/delivery/outbox.ts';
import { unfinished } from '../../src/delivery/unfinished.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/client.ts';
import { locate } from '../../src/store/location.ts';
import { healthRouter } from '../../src/web/health.ts';
import { metrics } from '../../src/web/metrics.ts';
import { serve, type Web } from '../../src/web/server.ts';
import { temporaryDatabase, temporaryStore } from '../support/database.ts';
import { promises } from '../support/promises.ts';
import { strictPlatform } from '../support/strictchat.ts';

let web: Web | null = null;
afterEach(async () => {
  await web?.close();
  web = null;
});

/** As a browser or a probe asks that calls the machine by this name. */
async function ask(path: string, host: string): Promise<{ status: number | undefined; said: string }> {
  const url = new URL(path, web?.url);
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      text(response).then((said) => resolve({ status: response.statusCode, said }), reject);
    }).on('error', reject);
  });
}

test('/readyz answers any host, and says what is missing only to those that the operator names', async () => {
  const checks = { database: async () => 'the disk is full', slack: async () => null };
  web = await serve([healthRouter(checks, ['pad.internal'])], { host: '127.0.0.1', port: 0 });
  expect(await ask('/readyz', 'pad.internal:3000')).toEqual({ status: 503, said: 'database: the disk is full\n' });
  expect(await ask('/readyz', 'PAD.internal')).toEqual({ status: 503, said: 'database: the disk is full\n' });
  for (const stranger of ['evil.example', 'pad.internal.evil.example', '10.0.0.7:3000']) {
    expect(await ask('/readyz', stranger)).toEqual({ status: 503, said: 'not ready\n' });
  }
});

test('/metrics answers only to hosts that the operator names', async () => {
  const store = await temporaryStore();
  const { router } = metrics({ store, clock: { now: () => new Date() }, hosts: ['localhost', '[::1]'] });
  web = await serve([router], { host: '127.0.0.1', port: 0 });
  expect((await ask('/metrics', 'localhost:9090')).said).toContain('yellow_pad_deliveries_due');
  expect((await ask('/metrics', '[::1]:9090')).status).toBe(200);
  expect(await ask('/metrics', 'rebound.example')).toEqual({
    status: 403,
    said: 'METRICS_HOSTS does not name this host\n',
  });
});

test('what has waited for minutes is told: a message, and a timer that nobody runs', async () => {
  const store = await temporaryStore();
  const now = new Date('2026-12-01T09:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const { id: workspaceId } = await store.db.workspace.create({
    data: { platform: 'sandbox', externalId: 'company', name: 'Company' },
  });
  const { id: placeId } = await store.db.place.create({ data: { workspaceId, externalId: 'c1', name: 'general' } });
  const promised = { workspaceId, job: 'agenda.post', args: [], to: { placeId } };
  await store.transaction((tx) => owe(tx, { ...promised, key: 'soon', dueAt: ago(4) }));
  expect(await overdue(store.db, now)).toBeNull();
  await store.transaction((tx) => owe(tx, { ...promised, key: 'late', dueAt: ago(6) }));
  await store.db.schedule.create({ data: { workspaceId, name: 'agenda.plan', subject: 's', nextRunAt: ago(6) } });
  expect(await overdue(store.db, now)).toBe('overdue for five minutes: messages 1, timers 1');
  await store.db.workspace.update({ where: { id: workspaceId }, data: { removedAt: now } });
  expect(await overdue(store.db, now)).toBeNull();
});

test('nothing that is due hides: what is in doubt, what is one of thousands of which none arrive, a timer that fails', async () => {
  const store = await temporaryStore();
  const now = new Date('2026-12-01T09:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const { id: workspaceId } = await store.db.workspace.create({
    data: { platform: 'sandbox', externalId: 'company', name: 'Company' },
  });
  const { id: placeId } = await store.db.place.create({ data: { workspaceId, externalId: 'c1', name: 'general' } });
  const promised = { workspaceId, job: 'agenda.post', args: [], to: { placeId }, dueAt: ago(6) };
  const told = (messages: number, timers: number) => `overdue for five minutes: messages ${messages}, timers ${timers}`;
  await store.transaction((tx) => owe(tx, { ...promised, key: 'doubted' }));
  await store.db.delivery.updateMany({ data: { state: 'sending' } });
  expect(await overdue(store.db, now)).toBe(told(1, 0));
  await store.db.delivery.updateMany({ data: { state: 'due', bulk: true } });
  expect(await overdue(store.db, now)).toBe(told(1, 0));
  await store.transaction((tx) => owe(tx, { ...promised, key: 'another of them' }));
  await store.db.delivery.updateMany({ where: { key: 'another of them' }, data: { state: 'sent', sentAt: ago(1) } });
  expect(await overdue(store.db, now)).toBeNull();
  const clock = { now: () => now };
  const failing = { ...promises({ daily: { run: () => Promise.reject(new Error('it fails')) } }) };
  const wiring = { store, clock, machine: { ...clock, sleep: async () => {} }, log: createLog('silent') };
  await store.db.schedule.create({ data: { workspaceId, name: 'promise.daily', subject: 's', nextRunAt: ago(6) } });
  const platforms = [strictPlatform(async () => ({ status: 200, message: null }), null)];
  await heartbeat({ ...wiring, rituals: [failing], platforms }).beat();
  expect(await overdue(store.db, now)).toBe(told(0, 1));
});

test('work that is not finished, or fails, is told after five minutes, and no more once it is done', async () => {
  const store = await temporaryStore();
  const now = vi.spyOn(performance, 'now');
  let minutes = 0;
  now.mockImplementation(() => minutes * 60_000);
  let isBroken = true;
  const resume = async () => {
    if (isBroken) throw new Error('it fails');
    return 0;
  };
  const rituals = [{ ...promises(), resume }];
  const line = unfinished({ store, clock: { now: () => new Date() }, log: createLog('silent'), rituals }, () => {});
  await line.go();
  minutes = 4;
  await line.go();
  expect(line.stuck()).toBeNull();
  minutes = 6;
  expect(line.stuck()).toBe('unfinished for five minutes: promise');
  isBroken = false;
  await line.go();
  expect(line.stuck()).toBeNull();
  now.mockRestore();
});

test('a check that never answers is told like one that fails', async () => {
  const slow = () => new Promise<null>(() => {});
  web = await serve([healthRouter({ slack: slow }, ['pad.internal'])], { host: '127.0.0.1', port: 0 });
  expect((await ask('/readyz', 'pad.internal')).said).toBe('slack: cannot be reached\n');
}, 15_000);

test('a damaged file is told as such', async () => {
  const url = await temporaryDatabase();
  const location = locate(url);
  const store = await openStore(url);
  expect(await store.trouble()).toBeNull();
  if (location.database !== 'sqlite') return store.close();
  await store.close();
  const file = new Database(location.file);
  file.pragma('wal_checkpoint(TRUNCATE)');
  const pages = file
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE tbl_name = '_prisma_migrations'`)
    .pluck()
    .all();
  file.close();
  const bytes = readFileSync(location.file);
  for (const page of pages) bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(location.file, bytes);
  const damaged = await openStore(url);
  expect(await damaged.trouble()).toBe('the file is damaged');
  await damaged.close();
});
