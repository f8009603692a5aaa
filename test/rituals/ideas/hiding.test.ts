import { describe, expect, test } from 'vitest';
import { translator } from '../../../src/i18n/translate.ts';
import type { Pad } from '../../support/driver.ts';
import { openPad } from '../../support/driver.ts';
import { allRituals } from '../../support/rituals.ts';
import { openTeam } from './team.ts';

/** A team whose ideas are shown in a channel, at ten in the morning where everybody is. */
async function inOffice() {
  const team = await openTeam({ now: '2026-12-07T10:00:00Z' });
  await team.admin.run('/idea channel <#general>', 'general');
  return team;
}

async function hide(who: Awaited<ReturnType<Pad['person']>>, number: number, reason: string) {
  await who.run(`/idea show ${number}`);
  await who.click('Hide');
  await who.fill({ reason });
}

describe('an idea that a champion hides', () => {
  test('is out of sight everywhere it was posted, its author hears why, and it can be shown again', async () => {
    const { pad, champion, mina, raj } = await inOffice();
    await mina.run('/idea add Fire the grumpy man at the till');
    await mina.run('/idea add Smaller tins by the till');
    await pad.pass('10 minutes');
    await pad.passTo('2026-12-14T11:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
    expect(pad.posts('general').join()).toContain('grumpy');
    await hide(champion, 1, 'It is about one of us, not about customers.');
    expect(champion.text).toContain('Hidden: nobody reads it any more where the bot had posted it.');
    expect(champion.text).not.toContain('Mina');
    expect(pad.posts('general').join()).not.toContain('grumpy');
    for (const post of pad.posts('general')) expect(post).toContain('Smaller tins');
    for (const typed of ['/idea list', '/idea search grumpy', '/idea show 1', '/idea vote 1', '/idea list hidden']) {
      await raj.run(typed);
      expect(raj.text).not.toContain('Fire the');
    }
    await raj.run('/idea add Fire the grumpy man at the till');
    expect(raj.text).not.toContain('Close to');
    expect(mina.inbox).toEqual([]);
    await pad.pass('5 minutes');
    expect(mina.inbox).toEqual([
      '@Bina has hidden your idea from everybody:\n> #1 Fire the grumpy man at the till\nThe reason:\n> It is about one of us, not about customers.',
    ]);
    await mina.run('/idea show 1');
    expect(mina.text).toContain('Hidden: only its author, the champions and the admins see it.');
    await champion.run('/idea list hidden');
    await champion.clickOn('Fire the grumpy man');
    await champion.click('Show it again');
    expect(champion.text).toBe('Shown again, everywhere it was.');
    expect(pad.posts('general')[0]).toContain('Fire the grumpy man');
    expect(mina.inbox[1]).toContain('@Bina shows your idea to everybody again:');
    await raj.run('/idea show 1');
    expect(raj.text).toContain('Fire the grumpy man');
  });

  test('undone within five minutes, nobody hears anything', async () => {
    const { pad, champion, mina } = await inOffice();
    await mina.run('/idea add Smaller tins by the till');
    await hide(champion, 1, 'A slip');
    await champion.click('Show it again');
    await pad.pass('1 day');
    expect(mina.inbox).toEqual([]);
    expect(pad.posts('general')[0]).toContain('Smaller tins');
  });

  test('is hidden by champions and admins alone, and its author left out their name: nobody learns it', async () => {
    const { pad, champion, mina, raj } = await inOffice();
    await mina.run('/idea new');
    await mina.fill({ title: 'Say sorry first', name: 'hidden' });
    await champion.run('/idea show 1');
    await champion.click('Let everyone see it');
    await pad.pass('10 minutes');
    await raj.run('/idea show 1');
    expect(raj.text).not.toContain('[Hide]');
    await pad.store.db.person.updateMany({ where: { name: 'Mina' }, data: { directMessages: false } });
    await hide(champion, 1, 'Too personal');
    await pad.pass('1 day');
    const heard = [champion, raj].flatMap(({ inbox, text }) => [...inbox, text]);
    expect([...heard, ...pad.posts('general')].join()).not.toContain('Mina');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('> Too personal');
  });

  test('is out of the meeting’s agenda that asked about it', async () => {
    const pad = await openPad({ now: '2026-12-07T10:00:00Z', rituals: allRituals() });
    const maya = await pad.person('Maya', { admin: true });
    await maya.run('/agenda meeting', 'general');
    await maya.fill({ name: 'Weekly', rhythm: 'weekly', days: 'Tue', time: '10:00', postBefore: '60' });
    await maya.run('/idea add Fire the grumpy man at the till');
    await pad.passTo('2026-12-09T09:30:00Z');
    await maya.run('/idea add Fire the grumpy man at once');
    await pad.passTo('2026-12-15T09:30:00Z');
    expect(pad.posts('general').join()).toContain('grumpy');
    await hide(maya, 2, 'About one of us');
    expect(pad.posts('general').join()).not.toContain('grumpy');
  });
});

describe('an idea without a name', () => {
  test('is shown to others only after a champion has looked at it, which its receipt says', async () => {
    const { pad, champion, mina, raj } = await inOffice();
    await mina.run('/idea new');
    await mina.fill({ title: 'Say sorry first', name: 'hidden' });
    expect(mina.text).toContain('Others see it once a champion has looked at it.');
    expect(mina.text).not.toContain('In five minutes');
    await pad.passTo('2026-12-14T11:00:00Z');
    expect(pad.posts('general')).toEqual([]);
    for (const typed of ['/idea list', '/idea list new', '/idea search sorry', '/idea vote 1', '/idea show 1']) {
      await raj.run(typed);
      expect(raj.text).not.toContain('Say sorry');
    }
    expect(raj.text).toBe('#1 was given without a name: a champion looks at it before others see it.');
    await raj.run('/idea add Say sorry first of all');
    expect(raj.text).not.toContain('Close to');
    expect(champion.inbox.join()).toContain('Say sorry first');
    await champion.home();
    expect(champion.text).toContain('2 ideas are waiting for a decision');
    await champion.run('/idea review');
    expect(champion.text).toContain(
      'Given without a name: only its author, the champions and the admins see it so far.',
    );
    await champion.click('Let everyone see it');
    await pad.pass('10 minutes');
    expect(pad.posts('general').filter((text) => text.includes('Say sorry first'))).toHaveLength(1);
    await raj.run('/idea show 1');
    expect(raj.text).toContain('Say sorry first');
    expect(raj.text).not.toContain('Mina');
    // what is written anew is looked at anew
    await mina.run('/idea show 1');
    await mina.click('Change it');
    await mina.fill({ title: 'Shout at them first' });
    await pad.settle();
    expect(pad.posts('general').join()).not.toContain('Shout');
    await champion.run('/idea show 1');
    await champion.click('Take');
    await raj.run('/idea show 1');
    expect(raj.text).toContain('Shout at them first');
  });
});

describe('an idea that a champion cannot read', () => {
  test('goes to one who reads its language, who hears from whom', async () => {
    const { pad, admin, champion, mina } = await inOffice();
    const rina = await pad.person('Rina', { locale: 'bn', timeZone: 'Asia/Dhaka' });
    await mina.run('/idea add গ্রাহকের কথা আগে শুনি');
    await mina.run('/idea add Smaller tins');
    await champion.run('/idea review');
    await champion.click('I cannot read this');
    expect(champion.text).toBe(
      'No other champion or admin here reads বাংলা. Ask the author, or ask somebody who reads it to be a champion.',
    );
    await admin.run('/idea champion add <@rina>');
    await rina.clickDirect(translator('bn', 'UTC')('ideas.button.yes'));
    await champion.run('/idea review');
    await champion.click('I cannot read this');
    expect(champion.text).toContain('#1 “গ্রাহকের কথা আগে শুনি” is in the hands of @Rina now, who hears it from me.');
    await champion.click('Next');
    expect(champion.text).toContain('Smaller tins');
    // in a script of one's own nobody needs it
    expect(champion.text).not.toContain('I cannot read this');
    await pad.pass('1 hour');
    expect(rina.inbox.at(-1)).toContain(
      '@Bina এই আইডিয়া পড়তে পারছেন না, তাই আপনাকে দেখতে অনুরোধ করেছেন: #১ “গ্রাহকের কথা আগে শুনি”',
    );
    await rina.run('/idea review');
    expect(rina.text).toContain('গ্রাহকের কথা আগে শুনি');
    expect(rina.text).not.toContain('এটি পড়তে পারছি না');
  });
});
