import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refresh, withdraw } from '../../src/delivery/outbox.ts';
import { claims } from '../../src/delivery/sending/claims.ts';
import { usualTiming } from '../../src/delivery/sending/timing.ts';
import { promises } from '../support/promises.ts';
import { gate, openSending, type Sending } from '../support/sending.ts';
import { type Fault, strictPlatform } from '../support/strictchat.ts';

describe('a message whose fate is unknown', () => {
  test.each(['lost', 'failed after'] satisfies Fault[])(
    'is found where it landed (%s), and not sent again',
    async (fault) => {
      const sending = await openSending();
      sending.faults.push(fault);
      await sending.owe('one');
      await sending.settle();
      expect(await sending.row('one')).toMatchObject({ state: 'sending' });
      await sending.pass(60);
      expect(await sending.row('one')).toMatchObject({ state: 'sent', messageRef: '0', reason: null });
      expect(sending.landed()).toEqual(['one']);
    },
  );

  test.each(['silent', 'refused'] satisfies Fault[])(
    'is sent again where it did not (%s), after the time-out and a margin',
    async (fault) => {
      const sending = await openSending();
      sending.faults.push(fault);
      await sending.owe('one');
      await sending.pass(29);
      expect(sending.asked('post')).toBe(1);
      expect(sending.asked('find')).toBe(0);
      await sending.pass(60);
      expect(sending.asked('find')).toBe(1);
      expect(sending.landed()).toEqual(['one']);
      expect(await sending.row('one')).toMatchObject({ state: 'sent' });
    },
  );

  test('stays unknown while it cannot be looked up, and is not repeated meanwhile', async () => {
    const sending = await openSending();
    sending.faults.push('lost', 'refused', 'silent', 'limited');
    await sending.owe('one');
    await sending.pass(300);
    expect(sending.asked('post')).toBe(1);
    expect(sending.asked('find')).toBe(4);
    expect(sending.landed()).toEqual(['one']);
    expect(await sending.row('one')).toMatchObject({ state: 'sent' });
  });
});

function platformOf({ chat }: Sending) {
  return strictPlatform(async (wire) => chat.handle(wire), null);
}

function claimsOf(sending: Sending) {
  const { store, clock, machine } = sending;
  return claims({ store, clock, machine, timing: usualTiming, platforms: [platformOf(sending)] });
}

/** Does by hand what an instance does, as far as it comes before it is killed. */
async function killed(sending: Sending, after: 'claimed' | 'marked' | 'posted') {
  const platform = platformOf(sending);
  const own = claimsOf(sending);
  const [scope] = await own.waiting([]);
  if (!scope) throw new Error('nothing waits');
  const [row] = await own.claim(scope, 1);
  if (!row || after === 'claimed') return;
  await own.begin(row);
  const view = { kind: 'view', summary: '', blocks: [] } as const;
  const reader = { locale: 'en', timeZone: 'UTC' } as const;
  if (after === 'posted') await platform.post({ workspace: 'company', channel: 'general' }, view, row.key, reader);
}

describe('an instance that is killed', () => {
  test.each(['claimed', 'marked', 'posted'] as const)(
    'when it has %s: another one finishes within a minute, once',
    async (after) => {
      const sending = await openSending();
      await sending.owe('one');
      await killed(sending, after);
      await sending.settle();
      expect(await sending.row('one')).not.toMatchObject({ state: 'sent' });
      await sending.pass(60);
      expect(await sending.row('one')).toMatchObject({ state: 'sent' });
      expect(sending.landed()).toEqual(['one']);
      expect(sending.asked('find')).toBe(after === 'claimed' ? 0 : 1);
    },
  );

  test('or stops when it was about to look one up: another one does', async () => {
    const sending = await openSending();
    await sending.owe('one');
    await killed(sending, 'posted');
    sending.absent(60);
    const own = claimsOf(sending);
    const [scope] = await own.waiting([]);
    if (!scope) throw new Error('nothing waits');
    for (const row of await own.claim(scope, 1)) await own.release(row);
    await sending.settle();
    expect(await sending.row('one')).toMatchObject({ state: 'sent' });
    expect(sending.landed()).toEqual(['one']);
  });
});

describe('an instance that is paused and goes on', () => {
  test('just before the wire sends nothing any more', async () => {
    const sending = await openSending();
    const stop = gate();
    const paused = sending.instance((carry) => async (wire, until) => {
      await stop.pass();
      return carry(wire, until);
    });
    await sending.owe('one');
    const its = paused.settle();
    await stop.reached;
    await sending.pass(60);
    expect(sending.landed()).toEqual(['one']);
    stop.open();
    await its;
    expect(sending.landed()).toEqual(['one']);
    expect(await sending.row('one')).toMatchObject({ state: 'sent' });
  });

  test('while it makes the message finds that its claim has ended', async () => {
    const sending = await openSending();
    const stop = gate();
    const slow = promises(
      {},
      {
        say: async () => {
          await stop.pass();
          return { kind: 'view', summary: '', blocks: [] };
        },
      },
    );
    const paused = sending.instance((carry) => carry, [slow]);
    await sending.owe('one');
    const its = paused.settle();
    await stop.reached;
    await sending.pass(60);
    stop.open();
    await its;
    expect(sending.landed()).toEqual(['one']);
    expect(sending.asked('post')).toBe(1);
  });

  test('after it landed does not undo what another one saved', async () => {
    const sending = await openSending();
    const stop = gate();
    const paused = sending.instance((carry) => async (wire, until) => {
      const answer = await carry(wire, until);
      await stop.pass();
      return answer;
    });
    await sending.owe('one');
    const its = paused.settle();
    await stop.reached;
    await sending.pass(60);
    stop.open();
    await its;
    expect(sending.landed()).toEqual(['one']);
    expect(await sending.row('one')).toMatchObject({ state: 'sent', leaseToken: null });
  });
});

describe('what changes while it is being made', () => {
  async function meanwhile(change: (sending: Sending) => Promise<unknown>) {
    const stop = gate();
    let made = 0;
    const slow = promises(
      {},
      {
        say: async (_ctx, [text = '']) => {
          made++;
          if (made === 1) await stop.pass();
          return { kind: 'view', summary: '', blocks: [{ kind: 'text', text: `${text}, made ${made} times` }] };
        },
      },
    );
    const sending = await openSending({ rituals: [slow] });
    await sending.owe('one');
    const settled = sending.settle();
    await stop.reached;
    await change(sending);
    stop.open();
    await settled;
    return sending;
  }

  test('and is withdrawn is not sent', async () => {
    const sending = await meanwhile((s) => s.store.transaction((tx) => withdraw(tx, ['one'])));
    expect(sending.landed()).toEqual([]);
    expect(await sending.row('one')).toMatchObject({ state: 'dropped', leaseToken: null });
  });

  test('and is moved is sent at its new time', async () => {
    const sending = await meanwhile((s) => s.owe('one', { dueAt: new Date('2026-12-01T10:00:00Z') }));
    expect(sending.landed()).toEqual([]);
    await sending.pass(3600);
    expect(sending.landed()).toEqual(['one']);
    expect(sending.chat.landed[0]?.at).toBe(Date.parse('2026-12-01T10:00:00Z'));
  });

  test('and is no longer true is made again', async () => {
    const sending = await meanwhile((s) => s.store.transaction((tx) => refresh(tx, 'one', s.clock.now())));
    expect(sending.chat.landed.map(({ text }) => text)).toEqual(['one, made 2 times']);
  });

  test('and changes while it is on the wire is edited afterwards', async () => {
    const sending = await openSending();
    const stop = gate();
    const slow = sending.instance((carry) => async (wire, until) => {
      const answer = await carry(wire, until);
      if (wire.op === 'post') await stop.pass();
      return answer;
    });
    await sending.owe('one');
    const its = slow.settle();
    await stop.reached;
    await sending.store.transaction((tx) => refresh(tx, 'one', sending.clock.now()));
    stop.open();
    await its;
    await sending.pass(10);
    expect(sending.chat.landed).toMatchObject([{ key: 'one', edits: 1 }]);
  });
});

test('three instances share what is due, and each message lands once', async () => {
  const sending = await openSending();
  await sending.oweAll(Array.from({ length: 120 }, (_, n) => sending.promise(`p${n}`)));
  await Promise.all([sending.settle(), sending.instance().settle(), sending.instance().settle()]);
  expect(sending.landed().toSorted()).toEqual(Array.from({ length: 120 }, (_, n) => `p${n}`).toSorted());
  expect(await sending.store.db.delivery.count({ where: { state: 'sent' } })).toBe(120);
});

test('whatever goes wrong, each lands once', async () => {
  const anyFault = fc.option(fc.constantFrom<Fault>('limited', 'refused', 'failed after', 'lost', 'silent'), {
    freq: 1,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyFault, { maxLength: 25 }), async (faults) => {
      const sending = await openSending();
      sending.faults.push(...faults);
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await sending.oweAll(keys.map((key) => sending.promise(key)));
      await Promise.all([sending.settle(), sending.instance().settle()]);
      for (let hour = 0; hour < 3; hour++) await sending.pass(3600);
      expect(sending.landed().toSorted()).toEqual(keys);
      expect(await sending.store.db.delivery.count({ where: { state: 'sent' } })).toBe(keys.length);
    }),
    { numRuns: 12 },
  );
});
