import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { engine } from '../../../src/delivery/engine.ts';
import { oweAll } from '../../../src/delivery/outbox.ts';
import { systemClock } from '../../../src/time/clock.ts';
import { knowPerson, knowPlace, knowWorkspace } from '../../../src/who/meet.ts';
import { ids } from '../../support/discord/company.ts';
import { openStage, type Stage } from '../../support/discord/stage.ts';
import { memoryLog } from '../../support/log.ts';
import { promises } from '../../support/promises.ts';

let stage: Stage;
afterEach(async () => {
  await stage.close();
  expect(stage.double.complaints).toEqual([]);
});

/** The most that lie within so many milliseconds of each other. */
function most(moments: readonly number[], withinMs: number): number {
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + withinMs).length));
}

it('posts go at 40 a second over all channels and one a second in each, direct messages at one a second, and none is refused', async () => {
  stage = await openStage();
  const { db } = stage.store;
  const workspace = await knowWorkspace(db, 'discord', { id: ids.guild, name: 'Himal & Padma Foods' });
  const channels: string[] = [];
  for (let n = 0; n < 150; n++) {
    const id = String(700_000_000_000_000_000n + BigInt(n));
    stage.double.world.addChannel(ids.guild, id, `channel-${n}`);
    channels.push((await knowPlace(db, workspace.id, { id, name: `channel-${n}`, kind: 'channel' })).id);
  }
  const people: string[] = [];
  for (let n = 0; n < 60; n++) {
    const id = String(600_000_000_000_000_000n + BigInt(n));
    stage.double.world.addUser(id, `Member ${n}`);
    stage.double.world.addMember(ids.guild, id);
    const person = await knowPerson(db, workspace.id, { id, name: `Member ${n}`, admin: false, kind: 'member' });
    people.push((await db.person.update({ where: { id: person.id }, data: { directMessages: true } })).id);
  }
  const to = [
    ...people.map((personId) => ({ personId })),
    ...channels.map((placeId) => ({ placeId })),
    ...channels.slice(0, 3).map((placeId) => ({ placeId })),
  ];
  const owed = to.map((one, n) => ({
    key: `k${n}`,
    workspaceId: workspace.id,
    job: 'promise.say',
    args: [`k${n}`],
    to: one,
    dueAt: new Date(),
  }));
  await stage.store.transaction((tx) => oweAll(tx, owed));
  const rituals = [promises()];
  const sending = engine({
    store: stage.store,
    clock: systemClock,
    log: memoryLog().log,
    rituals,
    platforms: [stage.chat],
  });
  await sending.start();
  const from = Date.now();
  const posts = (isDirect: boolean) =>
    stage.double.world.messages.filter(
      ({ channel }) => [...stage.double.world.directs.values()].includes(channel) === isDirect,
    );
  while (posts(false).length < 153 && Date.now() - from < 20_000) await sleep(50);
  const took = (Date.now() - from) / 1000;
  while (posts(true).length < 6 && Date.now() - from < 20_000) await sleep(50);
  await sending.stop();
  expect(posts(false)).toHaveLength(153);
  expect(153 / took).toBeGreaterThan(20);
  const at = stage.double.calls.filter(({ path }) => path.endsWith('/messages')).map((call) => call.at);
  // as many as Discord takes, with those that arrive late on a busy machine
  expect(most(at, 1_000)).toBeLessThanOrEqual(50);
  const direct = posts(true).map((one) => one.at);
  expect(direct.length).toBeGreaterThanOrEqual(6);
  expect(most(direct, 900)).toBe(1);
  expect(stage.double.calls.filter(({ status }) => status === 429)).toEqual([]);
});
