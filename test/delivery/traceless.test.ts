import { describe, expect, test } from 'vitest';
import { note } from '../../src/chat/view.ts';
import { notice } from '../../src/delivery/notice.ts';
import { ritual } from '../../src/rituals/ritual.ts';
import { promises } from '../support/promises.ts';
import { openSending } from '../support/sending.ts';

/** Says its first argument, unless that is "no"; "fail" fails. */
const quiet = notice(
  'quiet.say',
  async (_ctx, [text = '']) => {
    if (text === 'fail') throw new Error('it cannot be made');
    return text === 'no' ? null : note(text);
  },
  { leavesNoTrace: true },
);
const { words } = promises();
const quietly = ritual(
  { name: 'quiet', command: { name: 'idea', summary: 'chat.home', bare: 'show' } },
  { words, notices: [quiet] },
);

async function owed(text: string, expiresInSeconds?: number) {
  const sending = await openSending({ rituals: [quietly] });
  const { store, clock, company: workspaceId, general } = sending;
  const dueAt = clock.now();
  const expiresAt = expiresInSeconds === undefined ? null : new Date(dueAt.getTime() + expiresInSeconds * 1000);
  await store.transaction((tx) => quiet.owe(tx, [text], { workspaceId, to: { placeId: general }, dueAt, expiresAt }));
  const left = () => store.db.delivery.count();
  return { ...sending, left };
}

describe('a notice that leaves no trace', () => {
  test('is sent, and gone', async () => {
    const { settle, landed, left } = await owed('yes');
    expect(await left()).toBe(1);
    await settle();
    expect(landed()).toEqual(['quiet.say:yes']);
    expect(await left()).toBe(0);
  });

  test('is gone where it is no longer wanted', async () => {
    const { settle, landed, left } = await owed('no');
    await settle();
    expect(landed()).toEqual([]);
    expect(await left()).toBe(0);
  });

  test('is gone where it came too late', async () => {
    const { absent, settle, landed, left } = await owed('yes', 60);
    absent(120);
    await settle();
    expect(landed()).toEqual([]);
    expect(await left()).toBe(0);
  });

  test('is tried again until it lands, and lands once', async () => {
    const { faults, settle, pass, landed, left } = await owed('yes');
    faults.push('lost', 'refused');
    await settle();
    expect(await left()).toBe(1);
    await pass(3_600);
    expect(landed()).toEqual(['quiet.say:yes']);
    expect(await left()).toBe(0);
  });

  test('whose view cannot be made is kept, as any other', async () => {
    const { settle, left, store } = await owed('fail');
    await settle();
    expect(await left()).toBe(1);
    expect((await store.db.delivery.findFirstOrThrow()).state).toBe('due');
  });
});
