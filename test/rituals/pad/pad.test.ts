import { describe, expect, it } from 'vitest';
import { openPad } from '../../support/driver.ts';

async function open() {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z' });
  const maya = await pad.person('Maya', { admin: true, locale: 'en-US', timeZone: 'America/New_York' });
  const anika = await pad.person('Anika', { locale: 'bn-BD', timeZone: 'Asia/Dhaka' });
  return { pad, maya, anika };
}

describe('setting up', () => {
  it('takes five steps in the chosen language and ends with the first agenda posted', async () => {
    const { pad, maya, anika } = await open();
    await maya.run('/pad setup', 'general');
    await maya.click('English');
    expect(maya.text).toContain('Step 1 of 5');
    await maya.click('Friday and Saturday');
    expect(maya.text).toContain('Step 2 of 5');

    await maya.click('Plan the meeting');
    await maya.fill({ name: 'Morning meeting', rhythm: 'weekly', days: 'Sun, Wed', time: '10:00', postBefore: '30' });
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('Planned: Morning meeting');
    await maya.click('Next step');

    await maya.pickPerson('Anika');
    expect(maya.text).toContain('asked by direct message');
    expect(anika.inbox).toHaveLength(1);
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('Anika');
    await maya.click('Next step');

    await maya.click('State the mission');
    await maya.fill({ statement: 'Good food in every kitchen.' });
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('The mission is stated.');
    await maya.click('Next step');

    await maya.click('Show me the questions');
    await maya.fill({ own: 'I run the shop.', shared: 'Good food in every kitchen.' });
    expect(await pad.store.db.answer.count()).toBe(0);
    await maya.run('/pad setup', 'general');
    await maya.click('Finish');
    expect(maya.text).toContain('Yellow Pad is ready');
    await maya.click('Post the first agenda');
    expect(pad.posts('general').some((post) => post.includes('Morning meeting'))).toBe(true);
  });

  it('speaks the language that was chosen, and goes back a step', async () => {
    const { maya } = await open();
    await maya.run('/pad setup');
    await maya.click('नेपाली');
    expect(maya.text).toContain('५ मध्ये १');
    await maya.click('शनिबार मात्र');
    expect(maya.text).toContain('५ मध्ये २');
    await maya.click('पछाडि');
    expect(maya.text).toContain('५ मध्ये १');
  });

  it('takes back a language that was chosen by mistake', async () => {
    const { maya } = await open();
    await maya.run('/pad setup');
    await maya.click('नेपाली');
    await maya.click('पछाडि');
    await maya.click('English');
    expect(maya.text).toContain('Step 1 of 5');
  });

  it('waits on the home page of admins until it is done', async () => {
    const { maya, anika } = await open();
    await maya.home();
    expect(maya.text).toContain('not set up yet');
    await anika.home();
    expect(anika.text).not.toContain('Yellow Pad এখনো');
  });
});

describe('the home page', () => {
  it('has what waits for somebody above what comes later', async () => {
    const { maya } = await open();
    await maya.run('/agenda meeting', 'general');
    await maya.fill({ name: 'Weekly', rhythm: 'weekly', days: 'Thu', time: '10:00', postBefore: '30' });
    await maya.run('/mission ask everyone', 'general');
    await maya.home();
    const parts = ['Your turn', 'A mission poll waits', 'Weekly in #general'].map((part) => maya.text.indexOf(part));
    expect(parts).not.toContain(-1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });
});

describe('settings', () => {
  it('are saved together or not at all', async () => {
    const { pad, maya } = await open();
    await maya.run('/pad settings');
    await maya.fill({ timeZone: 'Atlantis' });
    expect(maya.errors['timeZone']).toContain('I do not know that place');
    await maya.fill({ timeZone: 'dhaka', smallestGroup: '2' });
    expect(maya.errors['smallestGroup']).toContain('from 3 to 50');
    expect((await pad.store.db.workspace.findFirstOrThrow()).timeZone).toBe('UTC');

    await maya.fill({ locale: 'bn', timeZone: 'dhaka', workingDays: ['7', '1', '2', '3', '4'], smallestGroup: '৬' });
    expect(await pad.store.db.workspace.findFirstOrThrow()).toMatchObject({
      locale: 'bn',
      timeZone: 'Asia/Dhaka',
      workingDays: '1,2,3,4,7',
      smallestGroup: 6,
    });
    expect(maya.text).toContain('Dhaka');
  });

  it('need a working day, and an admin', async () => {
    const { maya, anika } = await open();
    await maya.run('/pad settings');
    await maya.fill({ workingDays: [] });
    expect(maya.errors['workingDays']).toBe('Choose at least one working day.');
    await anika.run('/pad settings');
    expect(anika.text).toContain('শুধু অ্যাডমিন');
  });
});

describe('/pad me', () => {
  it('sets my language, my zone and direct messages', async () => {
    const { pad, anika } = await open();
    await anika.run('/pad me');
    await anika.fill({ locale: 'en', timeZone: 'kathmandu', directMessages: 'no' });
    expect(anika.text).toContain('Saved.');
    const row = await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'anika' } });
    expect(row).toMatchObject({ locale: 'en', timeZone: 'Asia/Kathmandu', directMessages: false });
    await anika.run('/pad help');
    expect(anika.text).toContain('What Yellow Pad does');
  });
});

describe('admins', () => {
  it('are named and unnamed by admins', async () => {
    const { maya, anika } = await open();
    await anika.run('/pad about');
    await maya.run('/pad admin add <@anika|Anika>');
    expect(maya.text).toContain('is now an admin');
    await maya.run('/pad admin add <@anika|Anika>');
    expect(maya.text).toContain('already');
    await anika.run('/pad settings');
    expect(anika.form).not.toBeNull();
    await maya.run('/pad admin remove <@anika|Anika>');
    await anika.run('/pad settings');
    expect(anika.text).toContain('শুধু অ্যাডমিন');
    await maya.run('/pad admin remove <@maya|Maya>');
    expect(maya.text).toContain('cannot be changed here');
  });

  it('are named by /pad about, with the version and how the bot is', async () => {
    const { maya } = await open();
    await maya.run('/pad about');
    expect(maya.text).toContain('Maya');
    expect(maya.text).toMatch(/Version: \d+\.\d+\.\d+/);
    expect(maya.text).toContain('Nothing is late');
  });
});
