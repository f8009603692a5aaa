import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readEnv } from '../../src/env.ts';
import { start } from '../../src/main.ts';
import { server, temporaryDatabase } from '../support/database.ts';
import { memoryLog } from '../support/log.ts';

describe.skipIf(server)('a bot that is told to stop', () => {
  test('is not ready any more, finishes what it is answering, and closes within ten seconds', async () => {
    const read = readEnv({ DATABASE_URL: await temporaryDatabase(), PORT: '0' });
    if ('problems' in read) throw new Error(read.problems.join());
    const bot = await start(read.env, memoryLog().log);
    const { url } = bot.web;
    const ask = (text: string) =>
      fetch(`${url}/sandbox/do`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ id: randomUUID(), person: 'maya', place: 'general', what: { kind: 'say', text } }),
      });
    const live = await fetch(`${url}/sandbox/live`);
    // on the one connection of an SQLite file the answer waits for this
    let free = () => {};
    const busy = bot.store.transaction(() => new Promise<void>((resolve) => (free = resolve)));
    const answering = ask('/idea list');
    await sleep(300);
    // on a busy machine it may have arrived only now: what is asked after it has its answer
    await (await fetch(url)).text();

    const started = performance.now();
    const stopped = bot.stop();
    const ready = fetch(`${url}/readyz`);
    const late = await ask('/agenda show');
    expect(late.status).toBe(503);
    free();
    await busy;
    expect((await ready).status).toBe(503);
    const answered = await answering;
    expect(answered.status).toBe(200);
    expect(await answered.json()).not.toHaveProperty('sorry');
    await stopped;
    expect(performance.now() - started).toBeLessThan(10_000);
    await live.body?.cancel();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
