import { describe, expect, test } from 'vitest';
import { refresh } from '../../src/delivery/outbox.ts';
import { worker } from '../../src/delivery/sending/worker.ts';
import { createLog } from '../../src/log.ts';
import { promises } from '../support/promises.ts';
import { gate, openSending } from '../support/sending.ts';

const hour = 3600;

describe('too many requests', () => {
  test('the time the platform asks for is waited out, by that workspace alone', async () => {
    const sending = await openSending();
    const workspaceId = await sending.workspace('other');
    const placeId = await sending.place('elsewhere', workspaceId);
    sending.faults.push('limited');
    await sending.owe('one');
    await sending.owe('two');
    await sending.settle();
    expect(sending.asked('post')).toBe(1);
    await sending.owe('three', { workspaceId, to: { placeId } });
    await sending.settle();
    expect(sending.landed()).toEqual(['three']);
    await sending.pass(2);
    expect(sending.landed()).toEqual(['three', 'one', 'two']);
    expect(await sending.row('one')).toMatchObject({ state: 'sent', attempts: 1 });
    expect(sending.told.filter(([what]) => what === 'limited')).toHaveLength(1);
  });
});

test('who looks up what is in doubt, and is asked to wait, looks again after that and not ever later', async () => {
  const sending = await openSending();
  sending.faults.push('lost', ...Array<'limited'>(11).fill('limited'));
  await sending.owe('one');
  await sending.pass(150);
  expect(sending.asked('find')).toBe(12);
  expect(await sending.row('one')).toMatchObject({ state: 'sent' });
  expect(sending.landed()).toEqual(['one']);
});

describe('a platform that fails for hours', () => {
  test('is asked less and less often, and loses nothing', async () => {
    const sending = await openSending();
    sending.faults.push(...Array<'refused'>(12).fill('refused'));
    await sending.owe('one');
    await sending.pass(hour);
    const inAnHour = sending.asked('post') + sending.asked('find');
    expect(inAnHour).toBeGreaterThan(5);
    expect(inAnHour).toBeLessThan(20);
    await sending.pass(5 * hour);
    expect(sending.landed()).toEqual(['one']);
    expect(await sending.row('one')).toMatchObject({ state: 'sent', late: true });
  });

  test('for a day: it is given up, and the owner learns why in their language', async () => {
    const sending = await openSending();
    const ownerId = await sending.person('bimal', { locale: 'bn' });
    const down = sending.instance(() => async ({ channel }) => {
      if (channel === '@bimal')
        return sending.chat.handle({ op: 'post', workspace: 'company', channel, key: 'note', text: '' });
      return { status: 429, retryAfterMs: 1_800_000 };
    });
    await sending.owe('one', { ownerId });
    await sending.pass(30 * hour, down);
    // asked to wait is no failure, however often
    expect(await sending.row('one')).toMatchObject({ state: 'due' });
    const failing = sending.instance(
      (carry) => async (wire, until) => (wire.channel === '@bimal' ? carry(wire, until) : { status: 500 }),
    );
    await sending.pass(30 * hour, failing);
    expect(await sending.row('one')).toMatchObject({ state: 'gave_up', reason: 'internal_error' });
    expect(sending.notes('bimal')).toEqual([
      '#general চ্যানেলের জন্য /agenda-এর যে মেসেজ 2026-12-01 09:00 যাওয়ার কথা ছিল, সেটি পাঠানো যায়নি, আর চেষ্টা করছি না। কারণ: চ্যাট উত্তর দিয়েছে “internal_error”',
    ]);
  });
});

describe('a channel that is gone', () => {
  test('its owner is told once, until something arrives there again', async () => {
    let gone = true;
    const sending = await openSending({ gone: (channel) => gone && channel === 'general' });
    const { owner: ownerId } = sending;
    await sending.owe('one', { ownerId });
    await sending.settle();
    await sending.owe('two', { ownerId });
    await sending.settle();
    expect(await sending.row('two')).toMatchObject({ state: 'gave_up', reason: 'channel_not_found' });
    expect(sending.notes()).toEqual([
      'I cannot post in #general any more, so the message from /agenda did not arrive. Either the channel is gone or I am not in it: invite me again, or choose another channel with /agenda.',
    ]);
    gone = false;
    await sending.owe('three', { ownerId });
    await sending.pass(60);
    expect(sending.landed()).toEqual(['three']);
    gone = true;
    await sending.owe('four', { ownerId });
    await sending.settle();
    expect(sending.notes()).toHaveLength(2);
  });

  test('a message deleted there is simply not edited', async () => {
    const sending = await openSending();
    await sending.owe('one', { ownerId: sending.owner });
    await sending.settle();
    await sending.store.db.delivery.update({ where: { key: 'one' }, data: { messageRef: '77' } });
    await sending.store.transaction((tx) => refresh(tx, 'one', sending.clock.now()));
    await sending.settle();
    expect(await sending.row('edit:one')).toMatchObject({ state: 'dropped' });
    expect(sending.notes()).toEqual([]);
  });
});

test('people who cannot be reached in a fan-out are counted in one note, and never named', async () => {
  const sending = await openSending({ gone: (channel) => channel.startsWith('@left') });
  const to = await Promise.all(Array.from({ length: 30 }, (_, n) => sending.person(n < 12 ? `left${n}` : `here${n}`)));
  const { owner: ownerId } = sending;
  await sending.oweAll(to.map((personId) => sending.promise(`ask:${personId}`, { to: { personId }, ownerId })));
  await sending.settle();
  expect(sending.landed()).toHaveLength(18);
  expect(sending.notes()).toEqual([]);
  await sending.pass(hour);
  expect(sending.notes()).toEqual([
    'I could not send 12 direct messages from /agenda, and have stopped trying. Why: the chat answered “channel_not_found”',
  ]);
});

describe('after a stop of hours', () => {
  test('what is still worth sending is sent late; what is not is missed, and its owner is told', async () => {
    const sending = await openSending();
    const expiresAt = new Date('2026-12-01T10:00:00Z');
    await sending.owe('agenda', { expiresAt, ownerId: sending.owner });
    await sending.owe('poll');
    sending.absent(4 * hour);
    await sending.settle();
    expect(sending.landed()).toEqual(['poll']);
    expect(await sending.row('poll')).toMatchObject({ state: 'sent', late: true });
    expect(await sending.row('agenda')).toMatchObject({ state: 'missed' });
    expect(sending.notes()).toEqual([
      'A message from /agenda to #general was due 2026-12-01 09:00, and I could not send it in time. It is of no use any more, so I left it out.',
    ]);
  });

  test('what may have landed is looked up before it is called missed', async () => {
    const sending = await openSending();
    sending.faults.push('lost');
    await sending.owe('agenda', { expiresAt: new Date('2026-12-01T10:00:00Z'), ownerId: sending.owner });
    await sending.settle();
    sending.absent(4 * hour);
    await sending.settle();
    expect(await sending.row('agenda')).toMatchObject({ state: 'sent' });
    expect(sending.notes()).toEqual([]);
  });
});

test('an error of our own holds up nothing else, and is given up with a word to the owner', async () => {
  const broken = promises({}, { broken: () => Promise.reject(new Error('a defect')) });
  const sending = await openSending({ rituals: [broken] });
  await sending.owe('broken', { job: 'promise.broken', ownerId: sending.owner });
  await sending.owe('one');
  await sending.pass(hour);
  expect(sending.landed()).toEqual(['one']);
  expect(await sending.row('broken')).toMatchObject({ state: 'gave_up', reason: 'an error of our own' });
  expect(sending.notes()[0]).toContain('a mistake of mine; your admin finds more in the log');
});

test('a workspace that removed the app gets nothing, and nothing old when it comes back', async () => {
  const sending = await openSending();
  const { store, clock } = sending;
  const tidy = () => worker({ store, clock, log: createLog('silent'), rituals: [], platforms: [] }).tidy();
  await sending.owe('one');
  await store.db.workspace.update({ where: { id: sending.company }, data: { removedAt: clock.now() } });
  await sending.pass(60);
  await tidy();
  await store.db.workspace.update({ where: { id: sending.company }, data: { removedAt: null } });
  await sending.pass(60);
  expect(sending.landed()).toEqual([]);
  expect(await sending.row('one')).toMatchObject({ state: 'dropped', reason: 'the app was removed' });
});

describe('the order', () => {
  test('what is sent alone goes before a fan-out that is under way', async () => {
    const sending = await openSending();
    await sending.oweAll(Array.from({ length: 130 }, (_, n) => sending.promise(`bulk${n}`)));
    sending.absent(60);
    await sending.owe('alone');
    await sending.settle();
    expect(sending.landed()[0]).toBe('alone');
    expect(sending.landed()).toHaveLength(131);
  });

  test('a stop finishes what is on the wire and gives the rest back at once', async () => {
    const sending = await openSending();
    const stop = gate();
    const stopping = sending.instance((carry) => async (wire, until) => {
      const answer = await carry(wire, until);
      await stop.pass();
      return answer;
    });
    await sending.oweAll(Array.from({ length: 5 }, (_, n) => sending.promise(`p${n}`)));
    const its = stopping.settle();
    await stop.reached;
    const stopped = stopping.stop();
    stop.open();
    await Promise.all([its, stopped]);
    const rows = await sending.store.db.delivery.findMany({ orderBy: { key: 'asc' } });
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['due', 'due', 'due', 'due', 'sent']);
    expect(rows.filter(({ leaseToken }) => leaseToken)).toEqual([]);
    await sending.settle();
    expect(sending.landed()).toHaveLength(5);
  });
});
