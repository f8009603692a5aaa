import { describe, expect, test } from 'vitest';
import type { Pace } from '../../src/chat/platform.ts';
import type { Scope } from '../../src/delivery/sending/claims.ts';
import { lookAhead, pacer } from '../../src/delivery/sending/pace.ts';
import { usualTiming } from '../../src/delivery/sending/timing.ts';
import { temporaryStore } from '../support/database.ts';
import { openSending } from '../support/sending.ts';
import { strictPlatform } from '../support/strictchat.ts';

const pace: Pace = { counts: 'workspace', postsAMinute: 300, editsAMinute: 50, inChannelAMinute: 60 };

function scope(key = 'slack T1'): Scope {
  return { key, platform: strictPlatform(async () => ({ status: 0 }), pace), workspaceId: null };
}

/** Instances on one database whose waits take no time; `slots` are the moments they were given, in order. */
async function instances(count: number) {
  const store = await temporaryStore();
  const start = Date.parse('2026-12-01T09:00:00Z');
  const clock = { at: start };
  const slots: number[] = [];
  const all = Array.from({ length: count }, () =>
    pacer({
      store,
      machine: {
        now: () => new Date(clock.at),
        sleep: async (ms) => void slots.push(clock.at + Math.max(0, ms) - start),
      },
    }),
  );
  return { all, slots, clock };
}

describe('the pace', () => {
  test('three instances together take each slot once, at 95 % of what is allowed or more, and never above it', async () => {
    const { all, slots } = await instances(3);
    await Promise.all(
      all.flatMap((one, i) => Array.from({ length: 52 }, (_, n) => one.turn(scope(), 'post', `@p${i}-${n}`))),
    );
    // each turn waits for its workspace's slot, then for its channel's, which is free
    const taken = slots.toSorted((a, b) => a - b).filter((slot) => slot > 0);
    expect(new Set(taken).size).toBe(155);
    const apart = taken.slice(1).map((slot, n) => slot - (taken[n] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...apart)).toBeLessThanOrEqual(200 / 0.95);
  });

  test('edits have their own, and workspaces too', async () => {
    const { all, slots } = await instances(1);
    await all[0]?.turn(scope(), 'post', 'a');
    await all[0]?.turn(scope(), 'edit', 'b');
    await all[0]?.turn(scope('slack T2'), 'post', 'a');
    expect(slots.every((slot) => slot === 0)).toBe(true);
  });

  test('a second message to a channel comes back later instead of holding up the others', async () => {
    const { all, clock } = await instances(2);
    expect(await all[0]?.turn(scope(), 'post', 'general')).toBeNull();
    clock.at += 250;
    const later = await all[1]?.turn(scope(), 'post', 'general');
    expect(later?.getTime()).toBeGreaterThanOrEqual(clock.at + 750);
    clock.at = later?.getTime() ?? 0;
    expect(await all[1]?.turn(scope(), 'post', 'general')).toBeNull();
  });

  test('a pause only ever grows, and everybody keeps it', async () => {
    const { all, clock } = await instances(2);
    const until = await all[0]?.pause(scope(), 30_000);
    await all[1]?.pause(scope(), 1_000);
    expect(until?.getTime()).toBeGreaterThanOrEqual(clock.at + 30_000);
    expect(await all[1]?.turn(scope(), 'post', 'general')).toEqual(until);
    expect(await all[1]?.paused(scope('slack T2'))).toBeNull();
    clock.at = until?.getTime() ?? 0;
    expect(await all[1]?.paused(scope())).toBeNull();
  });
});

test('three paced instances send everything once', async () => {
  const fast: Pace = { counts: 'bot', postsAMinute: 60_000, editsAMinute: 60_000, inChannelAMinute: 60_000 };
  const sending = await openSending({ pace: fast });
  sending.faults.push('lost', null, 'limited', 'silent', 'refused');
  const people = await Promise.all(Array.from({ length: 40 }, (_, n) => sending.person(`p${n}`)));
  await sending.oweAll(people.map((personId) => sending.promise(personId, { to: { personId } })));
  await Promise.all([sending.settle(), sending.instance().settle(), sending.instance().settle()]);
  await sending.pass(600);
  expect(sending.landed().toSorted()).toEqual(people.toSorted());
});

test('what several instances hold at once has its turn before their claims end', () => {
  const { platform } = scope();
  for (const timing of [usualTiming, { ...usualTiming, claimMs: 6_000 }]) {
    const slotMs = 60_000 / pace.postsAMinute;
    expect(6 * lookAhead(platform, timing) * slotMs).toBeLessThan(timing.claimMs);
  }
});
