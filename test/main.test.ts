import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Env, readEnv } from '../src/env.ts';
import { type Bot, start } from '../src/main.ts';
import { server, temporaryDatabase, temporaryFolder } from './support/database.ts';
import { memoryLog } from './support/log.ts';
import { servicesHere } from './support/services.ts';

const root = path.resolve(import.meta.dirname, '..');
const loader = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href;

async function env(databaseUrl?: string): Promise<Env> {
  const read = readEnv({ DATABASE_URL: databaseUrl ?? (await temporaryDatabase()), PORT: '0' });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.env;
}

async function open(databaseUrl?: string): Promise<{ bot: Bot; lines: () => Record<string, unknown>[] }> {
  const { log, lines } = memoryLog();
  return { bot: await start(await env(databaseUrl), log, undefined, servicesHere), lines };
}

/** The closed round of the sandbox's company is reckoned once the bot is ready. */
async function reported({ store: { db } }: Bot): Promise<void> {
  const sent = () => db.delivery.count({ where: { key: { startsWith: 'mission.report:' }, state: 'sent' } });
  await expect.poll(sent, { timeout: 60_000 }).toBe(1);
}

/** Starts the bot as its owner does, in a process of its own, and says how it ended. */
async function run(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', loader, path.join(root, 'src/main.ts')], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors = text(child.stderr);
  child.stdout.resume();
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: await errors };
}

describe('the bot', () => {
  it('starts on nothing, fills the sandbox, says it is ready, and stops', async () => {
    const { bot, lines } = await open();
    const ready = await fetch(`${bot.web.url}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n']);
    expect((await fetch(`${bot.web.url}/healthz`)).status).toBe(200);

    const { db } = bot.store;
    expect(await db.idea.count()).toBeGreaterThanOrEqual(7);
    expect(await db.vote.count()).toBeGreaterThanOrEqual(6);
    expect(await db.meetingSeries.count()).toBe(1);
    // thirty in #everyone, and seven in #general
    expect(await db.answer.count()).toBe(37);
    expect(await db.person.count()).toBe(30);
    await reported(bot);
    expect(await db.statement.count()).toBe(3);
    expect(await db.person.count({ where: { champion: 'yes' } })).toBe(2);
    expect(await db.delivery.count({ where: { state: 'sent' } })).toBeGreaterThan(0);
    expect(lines().filter((line) => Number(line['level']) >= 40)).toEqual([]);
    await bot.stop();
    await expect(fetch(`${bot.web.url}/healthz`)).rejects.toThrow();
  });

  it('says that it is starting to whoever opens its page early', async () => {
    const { log } = memoryLog();
    let early: Promise<Response> | undefined;
    const bot = await start(
      await env(),
      log,
      (url) => {
        early = fetch(url, { headers: { 'Accept-Language': 'ne' } });
      },
      servicesHere,
    );
    const page = await early;
    expect([page?.status, await page?.text()]).toEqual([503, expect.stringContaining('Yellow Pad सुरु हुँदै छ।')]);
    expect((await fetch(bot.web.url)).status).toBe(200);
    await bot.stop();
  });

  it('keeps everything over a stop and a start', async () => {
    const url = await temporaryDatabase();
    const first = await open(url);
    await reported(first.bot);
    const before = await first.bot.store.db.sandboxMessage.count();
    await first.bot.stop();
    const second = await open(url);
    expect(await second.bot.store.db.sandboxMessage.count()).toBe(before);
    expect(await second.bot.store.db.answer.count()).toBe(37);
    await second.bot.stop();
  });
});

describe.skipIf(server)('a start that cannot succeed', () => {
  it('names each wrong setting in a sentence of its own, without its value', async () => {
    const { code, said } = await run({ PORT: 'hunter2', LOG_LEVEL: 'hunter2' });
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(2);
    expect(said).not.toContain('hunter2');
  });

  it('leaves a file that is no database as it is', async () => {
    const file = path.join(temporaryFolder(), 'notes.db');
    writeFileSync(file, 'these are my notes, not a database\n'.repeat(40));
    const before = readFileSync(file);
    const { code, said } = await run({ DATABASE_URL: `file:${file}`, PORT: '0' });
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says when the port is taken', async () => {
    const { bot } = await open();
    const { code, said } = await run({ PORT: new URL(bot.web.url).port });
    expect([code, said]).toEqual([1, expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is in use: .*\n$/)]);
    await bot.stop();
  });
});
