import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/client.ts';
import { locate } from '../../../src/store/location.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { openBot, type SlackBot } from '../../support/slack/bot.ts';
import { ids } from '../../support/slack/company.ts';

let bot: SlackBot;
let store: Store;
afterEach(async () => {
  await bot?.close();
  await store?.close();
});

/** The bot on a file, and another program that holds it. */
async function opened(then: <T>(done: Promise<T>) => Promise<T> = (done) => done) {
  const url = await temporaryDatabase();
  const location = locate(url);
  if (location.database !== 'sqlite') return null;
  store = await openStore(url);
  const noticed: Store = { ...store, transaction: (fn) => then(store.transaction(fn)) };
  bot = await openBot({ now: '2026-12-01T04:00:00Z', store: noticed });
  for (const user of bot.double.workspace.users.values()) Object.assign(user, { tz: 'Asia/Dhaka', locale: 'en-US' });
  const maya = bot.person(ids.maya);
  await maya.command('/idea add The first', 'general');
  // what was answered is written down a moment later
  await sleep(500);
  async function holds(ms: number): Promise<void> {
    const other = new Database(location.database === 'sqlite' ? location.file : '', { timeout: 0 });
    other.exec('BEGIN IMMEDIATE');
    await sleep(ms);
    other.exec('COMMIT');
    other.close();
  }
  return { maya, holds, saved: () => store.db.idea.count() };
}

/** The longest that nothing else could run meanwhile, in milliseconds. */
async function longestHalt(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  await work();
  clearInterval(timer);
  return longest;
}

describe('an SQLite file that another program holds', { retry: 1 }, () => {
  it.each([1_000, 3_700])(
    'for %i ms: an acknowledgement in time, everything else goes on, and what was saved is told as saved',
    async (ms) => {
      const at = await opened();
      if (!at) return;
      const halt = await longestHalt(async () => {
        const held = at.holds(ms);
        await Promise.all([at.maya.command('/idea add Smaller tins', 'general'), held]);
      });
      expect(at.maya.ack?.ms).toBeLessThan(2_950);
      expect(halt).toBeLessThan(500);
      expect(at.maya.slackSays).toEqual([]);
      expect(at.maya.read('general').at(-1)).toContain('Saved as #2');
      expect(await at.saved()).toBe(2);
    },
  );

  it('for long: that nothing was saved is said in one sentence, is true, and a form keeps what was written', async () => {
    const at = await opened();
    if (!at) return;
    const held = at.holds(6_500);
    await at.maya.command('/idea add Smaller tins', 'general');
    expect(at.maya.ack?.ms).toBeLessThan(2_950);
    expect(at.maya.read('general').at(-1)).toContain('Nothing was saved');
    await held;
    expect(await at.saved()).toBe(1);
    await at.maya.command('/idea add Smaller tins', 'general');
    expect(at.maya.text).toContain('Saved as #2');
  }, 20_000);

  it('just after something was saved: nobody is told that it was not', async () => {
    let hold = async () => {};
    const at = await opened((fn) => fn.finally(() => void hold()));
    if (!at) return;
    hold = () => at.holds(6_500);
    // in Bengali: after it was saved, that a language was offered is to be written down, too
    await at.maya.command('/idea add ছোট টিন চাই', 'general');
    expect(at.maya.read('general').at(-1)).toContain('Saved as #2');
    expect(await at.saved()).toBe(2);
  }, 20_000);
});
