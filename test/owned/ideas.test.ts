import { describe, expect, test } from 'vitest';
import { openTeam } from '../rituals/ideas/team.ts';
import type { Staff } from '../support/driver.ts';

/** An idea of Mina's, accepted by Bina, in Raj's hands until Wednesday. A Monday, 10:00 in London and for everybody. */
async function owned(date = 'wednesday') {
  const team = await openTeam({ now: '2026-12-07T10:00:00Z' });
  const { mina, champion, pad } = team;
  await mina.run('/idea add Shorter queues at noon');
  await champion.run('/idea review');
  await champion.click('Accept');
  await champion.fill({ owner: 'raj', date });
  await pad.pass('5 minutes');
  return team;
}

describe('an accepted idea', () => {
  test('is told to whoever does it, with who asked and by when', async () => {
    const { raj } = await owned();
    expect(raj.inbox).toHaveLength(1);
    expect(raj.inbox[0]).toContain('@Bina put this into your hands: #1 Shorter queues at noon');
    expect(raj.inbox[0]).toContain('Asked by: @Bina\nBy: Wednesday 9 December');
    expect(raj.inbox[0]).toContain('[Done] [Not yet] [Hand over]');
  });

  test('comes back before its day, on it, and once when it has passed; then it stands on their home', async () => {
    const { raj, pad } = await owned();
    await raj.home();
    expect(raj.text).toContain('By Wednesday 9 December: #1 Shorter queues at noon');
    expect(raj.text).toContain('Asked by @Bina');
    await pad.passTo('2026-12-08T09:29:00Z');
    expect(raj.inbox).toHaveLength(1);
    await pad.passTo('2026-12-08T09:31:00Z');
    expect(raj.inbox[1]).toContain('To be done by Wednesday 9 December: #1 Shorter queues at noon');
    await pad.passTo('2026-12-09T09:31:00Z');
    expect(raj.inbox[2]).toContain('Today is the day: #1 Shorter queues at noon');
    await pad.passTo('2026-12-10T09:31:00Z');
    expect(raj.inbox[3]).toContain('This was to be done by Wednesday 9 December');
    expect(raj.inbox[3]).toContain('[Free somebody] [Change what stops it]');
    await pad.passTo('2026-12-30T12:00:00Z');
    expect(raj.inbox).toHaveLength(4);
    await raj.home();
    expect(raj.text).toContain('Was to be done by Wednesday 9 December: #1 Shorter queues at noon');
  });

  test('is said to be done by its owner, with what it brought; whoever waited for it hears so once', async () => {
    const { raj, mina, champion, admin, pad } = await owned();
    await admin.run('/idea vote 1');
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Nobody waits longer than five minutes.' });
    expect(raj.text).toContain('Done: #1 Shorter queues at noon. Thank you.');
    await pad.pass('6 minutes');
    expect(mina.inbox.at(-1)).toContain('Your idea #1 “Shorter queues at noon” is done');
    expect(mina.inbox.at(-1)).toContain('Nobody waits longer than five minutes.');
    for (const one of [admin, champion]) {
      const heard = one.inbox.filter((text) => text.includes('Nobody waits longer'));
      expect(heard).toHaveLength(1);
    }
    await pad.passTo('2026-12-30T12:00:00Z');
    expect(raj.inbox).toHaveLength(1);
    await raj.home();
    expect(raj.text).not.toContain('Shorter queues at noon');
  });

  test('is done for whoever voted, or whose idea went into it at whatever remove: each hears so once', async () => {
    const team = await openTeam({ now: '2026-12-07T10:00:00Z' });
    const { pad, admin, champion, mina, raj } = team;
    const zoe = await pad.person('Zoe');
    await mina.run('/idea add Shorter queues at noon');
    await raj.run('/idea add A second till');
    await zoe.run('/idea add Open one more till');
    for (const person of [admin, zoe]) await person.run('/idea vote 2');
    await merge(champion, 3, 2);
    await merge(champion, 2, 1);
    await champion.run('/idea show 1');
    await champion.click('Accept');
    await champion.fill({ owner: 'bina', date: '2026-12-09' });
    await pad.pass('6 minutes');
    await champion.home();
    await champion.clickOn('Shorter queues');
    await champion.click('Done');
    await champion.fill({ brought: 'Nobody waits long.' });
    await pad.passTo('2026-12-30T12:00:00Z');
    for (const person of [admin, zoe, raj, mina]) {
      expect(person.inbox.filter((text) => text.includes('Nobody waits long.'))).toHaveLength(1);
    }
    expect(zoe.inbox.at(-1)).toContain('An idea that you spoke up for is done, by @Bina: #1 “Shorter queues at noon”');
  });

  test('whose voter has become a guest is told to them as well', async () => {
    const { pad, admin, raj } = await owned();
    const zoe = await pad.person('Zoe');
    await zoe.run('/idea vote 1');
    await pad.store.db.person.updateMany({ where: { externalId: 'zoe' }, data: { kind: 'guest' } });
    await admin.run('/idea vote 1');
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Nobody waits long.' });
    await pad.pass('6 minutes');
    expect(zoe.inbox.filter((text) => text.includes('Nobody waits long.'))).toHaveLength(1);
  });

  test('is said to be done where it is read, by its owner alone', async () => {
    const { raj, mina } = await owned();
    await mina.run('/idea show 1');
    expect(mina.text).not.toContain('[Done]');
    await raj.run('/idea show 1');
    await raj.click('Done');
    await raj.fill({ brought: 'Nobody waits long.' });
    expect(raj.text).toContain('Done: #1 Shorter queues at noon. Thank you.');
    await raj.run('/idea show 1');
    expect(raj.text).toContain('Nobody waits long.');
    expect(raj.text).not.toContain('[Done]');
  });

  test('reaches its author within their hours, where it was done at night', async () => {
    const { raj, mina, pad } = await owned();
    await pad.passTo('2026-12-08T21:00:00Z');
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Nobody waits long.' });
    const before = mina.inbox.length;
    await pad.passTo('2026-12-09T07:59:00Z');
    expect(mina.inbox).toHaveLength(before);
    await pad.passTo('2026-12-09T08:01:00Z');
    expect(mina.inbox.at(-1)).toContain('Your idea #1 “Shorter queues at noon” is done');
  });
});

async function merge(champion: Staff, from: number, into: number) {
  await champion.run(`/idea show ${from}`);
  await champion.click('Merge into another');
  await champion.fill({ into: `${into}` });
}
