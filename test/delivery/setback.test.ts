import { describe, expect, test } from 'vitest';
import type { Pace } from '../../src/chat/platform.ts';
import type { Due } from '../../src/delivery/owes.ts';
import { runNext } from '../../src/delivery/schedules.ts';
import type { Scope } from '../../src/delivery/sending/claims.ts';
import { pacer } from '../../src/delivery/sending/pace.ts';
import { temporaryStore } from '../support/database.ts';
import { promises } from '../support/promises.ts';
import { openSending } from '../support/sending.ts';
import { strictPlatform } from '../support/strictchat.ts';

const anHour = 3_600;
const pace: Pace = { counts: 'workspace', postsAMinute: 300, editsAMinute: 50, inChannelAMinute: 60 };

describe('where the clock is set back an hour', () => {
  test('what was due, waited for another try or was held by an instance that died goes out within a minute', async () => {
    const sending = await openSending();
    const { store, clock } = sending;
    const seconds = (n: number) => new Date(clock.now().getTime() + n * 1000);
    await sending.settle();
    await sending.owe('just due');
    await sending.owe('failed once', { dueAt: seconds(-60) });
    await sending.owe('held', { dueAt: seconds(-2 * anHour) });
    await sending.owe('later', { dueAt: seconds(1800) });
    const held = { leaseToken: 'of an instance that died', leaseUntil: seconds(30) };
    await store.db.delivery.updateMany({ where: { key: 'held' }, data: held });
    await store.db.delivery.updateMany({ where: { key: 'failed once' }, data: { attempts: 1, tryAt: seconds(300) } });
    sending.absent(-anHour);
    await sending.pass(60);
    expect(sending.landed().toSorted()).toEqual(['failed once', 'held', 'just due']);
    // by the right time it is due when it was promised, not before
    await sending.pass(anHour);
    expect(sending.landed()).not.toContain('later');
    await sending.pass(1800);
    expect(sending.landed()).toContain('later');
  });

  test('channels and workspaces are free within seconds, in this instance and in one that starts then', async () => {
    const store = await temporaryStore();
    const clock = { at: Date.parse('2026-12-01T09:00:00Z') };
    const waits: number[] = [];
    const machine = { now: () => new Date(clock.at), sleep: async (ms: number) => void waits.push(ms) };
    const scope: Scope = {
      key: 'slack T1',
      platform: strictPlatform(async () => ({ status: 0 }), pace),
      workspaceId: null,
    };
    const running = pacer({ store, machine });
    for (const channel of ['general', 'support', 'leads']) await running.turn(scope, 'post', channel);
    clock.at -= anHour * 1000;
    for (const [n, one] of [running, pacer({ store, machine })].entries()) {
      for (const channel of ['general', 'support', 'leads']) {
        const busyUntil = await one.turn(scope, 'post', channel);
        // the second instance comes to channels that the first has just written to
        expect(busyUntil === null).toBe(n === 0);
        expect(busyUntil?.getTime() ?? 0).toBeLessThanOrEqual(clock.at + 2_000);
      }
    }
    expect(Math.max(...waits)).toBeLessThan(5_000);
  });

  test('a platform that had asked to wait is asked again', async () => {
    const sending = await openSending({ pace });
    sending.faults.push('limited');
    await sending.owe('refused at first');
    await sending.settle();
    expect(sending.landed()).toEqual([]);
    sending.absent(-anHour);
    await sending.pass(60);
    expect(sending.landed()).toEqual(['refused at first']);
  });

  test('a schedule that an instance was asking for runs', async () => {
    let ran = 0;
    const daily: Due = {
      needsPeople: async () => 'everyone',
      async run({ at }) {
        ran++;
        return new Date(at.getTime() + 86_400_000);
      },
    };
    const { store, clock, company, general, ...sending } = await openSending({ rituals: [promises({ daily })] });
    const dueAt = new Date(clock.now().getTime() - 2 * anHour * 1000);
    await store.transaction((tx) =>
      runNext(tx, { workspaceId: company, name: 'promise.daily', subject: general }, dueAt),
    );
    await store.db.schedule.updateMany({ data: { leaseUntil: new Date(clock.now().getTime() + 45_000) } });
    sending.absent(-anHour);
    await sending.pass(60);
    expect(ran).toBe(1);
  });
});
