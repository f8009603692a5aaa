import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { finishClosing } from '../../../src/rituals/mission/closing/steps.ts';
import { openStore, type Store } from '../../../src/store/client.ts';
import { server, temporaryDatabase } from '../../support/database.ts';
import type { Staff } from '../../support/driver.ts';
import { answer, answerAll, close, company, onlyRound, openMission, services } from './support.ts';

/** Every byte of the database: the file, its write-ahead log and the folder of secrets. */
function bytesOf(url: string): string {
  const file = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  const secrets = `${file}.secrets`;
  const files = [file, `${file}-wal`, `${file}-journal`].filter((one) => existsSync(one));
  if (existsSync(secrets)) files.push(...readdirSync(secrets).map((name) => `${secrets}/${name}`));
  return files.map((one) => readFileSync(one, 'latin1')).join('\n');
}

/** A company on a file of its own, in which so many have answered a round without names. */
async function answeredRound(answers: number) {
  const url = await temporaryDatabase();
  const store = await openStore(url);
  const pad = await openMission({ store });
  const { mina, staff } = await company(pad, 12);
  await mina.run('/mission ask channel', 'general');
  await answerMarked(staff.slice(0, answers));
  return { url, store, pad, mina, staff, round: await onlyRound(store) };
}

async function answerMarked(people: readonly Staff[]): Promise<void> {
  for (const [n, person] of people.entries())
    await answer(person, `ownmarker${n}`, `sharedmarker${n}`, [n % 5 === 0 ? 1 : 4]);
}

async function keysOf(store: Store): Promise<string[]> {
  return (await store.db.answer.findMany()).flatMap(({ key }) => key ?? []);
}

describe.skipIf(server)('answers without names, in the database file itself', () => {
  test('fewer than five: no word of them and no key is left anywhere', async () => {
    const { url, store, mina, round } = await answeredRound(4);
    const keys = await keysOf(store);
    expect(keys).toHaveLength(4);
    const open = bytesOf(url);
    expect(open).toContain('ownmarker2');
    expect(keys.every((key) => open.includes(key))).toBe(true);

    await mina.run('/mission close', 'general');
    await mina.click('Close it all the same');
    expect((await onlyRound(store)).state).toBe('closed');
    const closed = bytesOf(url);
    expect(closed).not.toMatch(/ownmarker|sharedmarker/);
    expect(keys.some((key) => closed.includes(key))).toBe(false);
    expect(await store.secrets.get(round.id)).toBeNull();
    await store.close();
  });

  test('enough: the answers stay, but neither keys nor first ids nor the order they came in', async () => {
    const { url, store, mina, round } = await answeredRound(12);
    const before = await store.db.answer.findMany();
    await close(mina);
    const closed = bytesOf(url);
    expect(closed).toContain('ownmarker3');
    for (const { id, key } of before) {
      expect(closed.includes(id)).toBe(false);
      expect(closed.includes(key ?? '-')).toBe(false);
    }
    const after = await store.db.answer.findMany({ orderBy: { id: 'asc' } });
    expect(after.every(({ key, personId }) => key === null && personId === null)).toBe(true);
    expect(await store.secrets.get(round.id)).toBeNull();
    await store.close();
  });
});

describe('answers without names', () => {
  test('answering writes one answer and one flag, and nothing else', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    await staff[0]?.run('/mission answer');
    const { db } = pad.store;
    const rest = async () =>
      JSON.stringify(
        [
          await db.delivery.findMany({ orderBy: { id: 'asc' } }),
          await db.schedule.findMany({ orderBy: { id: 'asc' } }),
          await db.round.findMany(),
          await db.person.findMany({ orderBy: { id: 'asc' } }),
          await db.shown.findMany(),
        ],
        (_, value) => (typeof value === 'bigint' ? String(value) : value),
      );
    const before = await rest();
    // in another language than the bot speaks to them: no offer to speak it, which would leave a mark
    await staff[0]?.fill({ own: 'আমি শুনি', shared: 'আমরা সবার কথা শুনি', rating1: '5' });
    expect(await rest()).toBe(before);
    expect(await db.answer.count()).toBe(1);
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.chat.all().every(({ edits }) => edits === 0)).toBe(true);
  });

  test('the count on the question waits for the second working day', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 8);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 6));
    await pad.passTo('2026-12-02T03:59:00Z');
    expect(pad.posts('general')[0]).toContain('fewer than 5 had answered');
    await pad.passTo('2026-12-02T04:01:00Z');
    expect(pad.posts('general')[0]).toContain('5 to 9 had answered');
  });

  test('a lost secret only ends editing', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 5));
    await staff[0]?.run('/mission answer');
    await pad.store.secrets.destroy((await onlyRound(pad.store)).id);
    await staff[0]?.fill({ own: 'Another' });
    expect(staff[0]?.text).toContain('I can no longer find it to change it');
    await staff[1]?.run('/mission answer');
    expect(staff[1]?.text).toContain('I can no longer find it to change it');
    await answer(staff[5] ?? mina, 'Six', 'Six');
    expect(await pad.store.db.answer.count()).toBe(6);
    await close(mina);
    expect(pad.posts('general')[1]).toContain('5 to 7 answered');
  });

  // each step that may be the last before a stop, and the state it leaves
  test.each([
    ['nothing', 'closing'],
    ['rewritten', 'rewritten'],
    ['destroyed', 'rewritten'],
    ['shredded', 'rewritten'],
    ['marked', 'shredded'],
    ['reckoned', 'shredded'],
  ] as const)(
    'from the close on nobody answers, and a closing stopped after %s is finished after a restart',
    async (stopped, left) => {
      const pad = await openMission();
      const { mina, staff } = await company(pad, 5);
      const { store } = pad;
      await mina.run('/mission ask channel', 'general');
      await answerAll(staff);
      const { id } = await onlyRound(store);
      await store.db.round.update({ where: { id }, data: { state: 'closing' } });
      if (stopped !== 'nothing') await stopAt(store, id, stopped);
      expect((await onlyRound(store)).state).toBe(left);
      expect((await onlyRound(store)).report).toBeNull();

      const again = await openMission({ store, now: '2026-12-01T05:00:00Z' });
      for (const [name, profile] of pad.chat.members) again.chat.members.set(name, profile);
      const asha = await again.person('Asha', { timeZone: 'Asia/Dhaka' });
      await asha.run('/mission answer');
      expect(asha.text).toContain('No poll is waiting for your answer');
      expect((await onlyRound(store)).state).toBe('closed');
      expect(await store.secrets.get(id)).toBeNull();
      expect(await keysOf(store)).toEqual([]);
      expect(await store.db.answer.count()).toBe(5);
      expect(again.posts('general').filter((text) => text.includes('6 people were asked'))).toHaveLength(1);
      await finishClosing(services, store, id, again.clock.now());
      await again.settle();
      expect(again.posts('general')).toHaveLength(1);
    },
  );
});

type Step = 'rewritten' | 'destroyed' | 'shredded' | 'marked' | 'reckoned';

/** Closes as far as a step, then fails as a killed process would: what was done stays, what follows does not happen. */
async function stopAt(store: Store, roundId: string, step: Step): Promise<void> {
  const killed = new Error('killed');
  // the first transaction rewrites, the second marks what was shredded, the third publishes
  const most = { rewritten: 1, destroyed: 1, shredded: 1, marked: 2, reckoned: 2 }[step];
  let transactions = 0;
  const dying: Store = {
    ...store,
    transaction: (fn) => {
      if (++transactions > most) throw killed;
      return store.transaction(fn);
    },
    secrets: {
      ...store.secrets,
      destroy: async (id) => {
        if (step === 'rewritten') throw killed;
        await store.secrets.destroy(id);
        if (step === 'destroyed') throw killed;
      },
    },
  };
  const alignment: typeof services.alignment = {
    ...services.alignment,
    reckon: (...given) => {
      if (step === 'marked') throw killed;
      return services.alignment.reckon(...given);
    },
  };
  await expect(finishClosing({ alignment }, dying, roundId, new Date('2026-12-01T04:30:00Z'))).rejects.toBe(killed);
}
