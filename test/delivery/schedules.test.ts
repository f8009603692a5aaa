import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { heartbeat } from '../../src/delivery/heartbeat.ts';
import { owe } from '../../src/delivery/outbox.ts';
import type { Due } from '../../src/delivery/owes.ts';
import { runNext } from '../../src/delivery/schedules.ts';
import { runFollowersAgain, timer } from '../../src/delivery/timer.ts';
import { createLog } from '../../src/log.ts';
import { promises } from '../support/promises.ts';
import { gate, openSending } from '../support/sending.ts';
import { strictPlatform } from '../support/strictchat.ts';

/** Owes one message a day; asks who belongs to the place first. */
function daily(): Due & { ran: number } {
  return {
    ran: 0,
    needsPeople: async () => 'everyone',
    async run({ tx, at, workspace }, { subject }) {
      this.ran++;
      await owe(tx, {
        key: `promise:${at.toISOString()}`,
        workspaceId: workspace.id,
        job: 'promise.say',
        args: ['daily'],
        to: { placeId: subject },
        dueAt: at,
      });
      return new Date(at.getTime() + 86_400_000);
    },
  };
}

describe('a schedule', () => {
  test('several instances run it once, and one of them asks the platform', async () => {
    const due = daily();
    const sending = await openSending({ rituals: [promises({ daily: due })] });
    const { store, clock, machine, company, general } = sending;
    let asked = 0;
    const platform = strictPlatform(async () => ({ status: 200, message: null }), null);
    const instances = Array.from({ length: 4 }, () =>
      heartbeat({
        store,
        clock,
        machine,
        log: createLog('silent'),
        rituals: [promises({ daily: due })],
        platforms: [
          {
            ...platform,
            people: async () => {
              asked++;
              return { complete: true, people: [] };
            },
          },
        ],
      }),
    );
    await store.transaction((tx) =>
      runNext(tx, { workspaceId: company, name: 'promise.daily', subject: general }, clock.now()),
    );
    await Promise.all(instances.map(({ beat }) => beat()));
    expect(asked).toBe(1);
    expect(await store.db.delivery.count()).toBe(1);
    const [schedule] = await store.db.schedule.findMany();
    expect(schedule).toMatchObject({ nextRunAt: new Date('2026-12-02T09:00:00Z'), leaseUntil: null });
  });

  test('whose instance was killed while it asked is run by another one within a minute', async () => {
    const sending = await openSending({ rituals: [promises({ daily: daily() })] });
    const { store, clock, company, general } = sending;
    await store.transaction((tx) =>
      runNext(tx, { workspaceId: company, name: 'promise.daily', subject: general }, clock.now()),
    );
    const leaseUntil = new Date(clock.now().getTime() + 45_000);
    await store.db.schedule.updateMany({ data: { leaseUntil } });
    await sending.pass(40);
    expect(sending.landed()).toEqual([]);
    await sending.pass(20);
    expect(sending.landed()).toHaveLength(1);
  });

  test('that fell due during a stop of days catches up in order', async () => {
    const sending = await openSending({ rituals: [promises({ daily: daily() })] });
    const { store, clock, company, general } = sending;
    await store.transaction((tx) =>
      runNext(tx, { workspaceId: company, name: 'promise.daily', subject: general }, clock.now()),
    );
    sending.absent(3 * 86_400);
    await sending.settle();
    expect(sending.landed()).toEqual(['01', '02', '03', '04'].map((day) => `promise:2026-12-${day}T09:00:00.000Z`));
  });

  test('that follows the clock runs again where the clock is set anew, and the others keep their time', async () => {
    const ran: string[] = [];
    const later = new Date('2026-12-08T09:00:00Z');
    const due = (name: string, followsTheClock: boolean): Due => ({
      followsTheClock,
      run: async () => {
        ran.push(name);
        return later;
      },
    });
    const ritual = promises({ morning: due('morning', true), birthday: due('birthday', false) });
    const { store, clock, company, workspace, settle } = await openSending({ rituals: [ritual] });
    const other = await workspace('elsewhere');
    const change = () => store.transaction((tx) => runFollowersAgain(tx, company, ritual.timers, clock.now()));
    await store.transaction(async (tx) => {
      for (const name of ['promise.morning', 'promise.birthday']) {
        await runNext(tx, { workspaceId: company, name, subject: 'ours' }, later);
        await runNext(tx, { workspaceId: other, name, subject: 'theirs' }, later);
      }
    });
    await change();
    await settle();
    expect(ran).toEqual(['morning']);
    const times = (await store.db.schedule.findMany()).map(({ nextRunAt }) => nextRunAt);
    expect(times).toEqual([later, later, later, later]);
  });

  test('that is overdue when the clock is set anew keeps the moment that fell due', async () => {
    const due = { ...daily(), followsTheClock: true };
    const sending = await openSending({ rituals: [promises({ daily: due })] });
    const { store, clock, company, general } = sending;
    const from = clock.now();
    await store.transaction((tx) =>
      runNext(tx, { workspaceId: company, name: 'promise.daily', subject: general }, from),
    );
    sending.absent(600);
    const timers = [timer('promise.daily', due)];
    await store.transaction((tx) => runFollowersAgain(tx, company, timers, clock.now()));
    await sending.settle();
    expect(sending.landed()).toEqual([`promise:${from.toISOString()}`]);
  });
});

test('time that is made to pass waits for what an earlier look is still sending', async () => {
  const sending = await openSending();
  const { open, reached, pass } = gate();
  const slow = sending.instance((carry) => async (wire, until) => {
    await pass();
    return carry(wire, until);
  });
  await sending.owe('one');
  await slow.start();
  await reached;
  await sending.owe('two', { dueAt: new Date(sending.clock.now().getTime() + 60_000) });
  let hasPassed = false;
  const passing = sending.pass(3_600, slow).then(() => {
    hasPassed = true;
  });
  await sleep(200);
  const waited = !hasPassed;
  open();
  await passing;
  await slow.stop();
  expect(waited).toBe(true);
  expect((await sending.row('two')).sentAt).toEqual(new Date('2026-12-01T09:01:00Z'));
});
