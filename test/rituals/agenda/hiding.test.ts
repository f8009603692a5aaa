import { expect, test } from 'vitest';
import { openPad } from '../../support/driver.ts';
import { allRituals } from '../../support/rituals.ts';

test('a story and a topic are hidden everywhere they were posted, with a reason their author hears, and shown again', async () => {
  const pad = await openPad({ now: '2026-12-07T09:00:00Z', rituals: allRituals() });
  const maya = await pad.person('Maya', { admin: true });
  const rina = await pad.person('Rina', { locale: 'bn', timeZone: 'Asia/Dhaka' });
  const ram = await pad.person('Ram', { locale: 'ne', timeZone: 'Asia/Kathmandu' });
  await maya.run('/agenda meeting', 'general');
  await maya.fill({ name: 'Weekly', rhythm: 'weekly', days: 'Mon', time: '10:00', postBefore: '30' });
  await rina.run('/agenda customer Mrs Khatun owes us money', 'general');
  await ram.run('/agenda add Who steals the tins', 'general');
  await ram.run('/agenda add Opening hours', 'general');
  await pad.passTo('2026-12-07T09:40:00Z');
  // the topic is carried to the next week
  await pad.passTo('2026-12-14T09:40:00Z');
  expect(pad.posts('general').filter((text) => text.includes('Who steals'))).toHaveLength(2);

  await ram.run('/agenda', 'general');
  expect(ram.text).not.toContain('লুকা');
  await maya.run('/agenda', 'general');
  await maya.click('Hide something');
  await maya.clickOn('Mrs Khatun');
  await maya.fill({ reason: 'It names a customer.' });
  await maya.run('/agenda', 'general');
  await maya.click('Hide something');
  await maya.clickOn('Who steals');
  await maya.fill({ reason: 'Talk to me first.' });
  await pad.settle();
  expect(pad.posts('general').join()).not.toMatch(/Khatun|steals/);
  expect(pad.posts('general').join()).toContain('Opening hours');
  await ram.run('/agenda', 'general');
  expect(ram.text).not.toContain('steals');
  await pad.pass('5 minutes');
  expect(rina.inbox.at(-1)).toContain(
    '@Maya আপনার আনা গ্রাহকের কথাটি সবার কাছ থেকে আড়াল করেছেন:\n> Mrs Khatun owes us money\nকারণ:\n> It names a customer.',
  );
  expect(ram.inbox.at(-1)).toContain('@Maya ले तपाईंको विषय सबैबाट लुकाउनुभएको छ:\n> Who steals the tins');

  await maya.run('/agenda', 'general');
  await maya.click('Hide something');
  expect(maya.text).toContain('Who steals the tins Ram · hidden [Show it again]');
  await maya.clickOn('Who steals');
  await pad.settle();
  expect(pad.posts('general').filter((text) => text.includes('Who steals'))).toHaveLength(2);
  expect(ram.inbox.at(-1)).toContain('@Maya ले तपाईंको विषय सबैलाई फेरि देखाउनुभएको छ:');
});
