import { describe, expect, it } from 'vitest';
import { openPad } from '../../support/driver.ts';

async function open() {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z' });
  const maya = await pad.person('Maya', { admin: true, locale: 'en-US', timeZone: 'America/New_York' });
  const anika = await pad.person('Anika', { locale: 'bn-BD', timeZone: 'Asia/Dhaka' });
  return { pad, maya, anika };
}

describe('setting up', () => {
  it('takes six steps in the chosen language and ends with the first agenda posted', async () => {
    const { pad, maya, anika } = await open();
    await maya.run('/pad setup', 'general');
    await maya.click('English');
    expect(maya.text).toContain('Step 1 of 6');
    expect(maya.text).toContain('Time zone: New York (UTC-5)');
    await maya.choose('Dhaka (UTC+6)');
    expect(maya.text).toContain('Time zone: Dhaka (UTC+6)');
    await maya.click('Friday and Saturday');
    expect(await pad.store.db.workspace.findFirstOrThrow()).toMatchObject({
      timeZone: 'Asia/Dhaka',
      workingDays: '1,2,3,4,7',
    });
    expect(maya.text).toContain('Step 2 of 6');

    await maya.click('Plan the meeting');
    await maya.fill({ name: 'Morning meeting', rhythm: 'weekly', days: 'Sun, Wed', time: '10:00', postBefore: '30' });
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('Planned: Morning meeting');
    await maya.click('Next step');

    await maya.pickPerson('Anika');
    expect(maya.text).toContain('asking @Anika in a direct message');
    // she has the first turn of tomorrow's meeting too
    expect(anika.inbox).toHaveLength(2);
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('Anika');
    await maya.click('Next step');

    await maya.click('This channel');
    await maya.run('/pad setup', 'general');
    expect(maya.text).toContain('Customers’ channel: general');
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
    expect(maya.text).toContain('६ मध्ये १');
    await maya.click('शनिबार मात्र');
    expect(maya.text).toContain('६ मध्ये २');
    await maya.click('पछाडि');
    expect(maya.text).toContain('६ मध्ये १');
  });

  it('takes back a language that was chosen by mistake', async () => {
    const { maya } = await open();
    await maya.run('/pad setup');
    await maya.click('नेपाली');
    await maya.click('पछाडि');
    await maya.click('English');
    expect(maya.text).toContain('Step 1 of 6');
  });

  it('asks for a place that is not in the list, and takes the asker’s own clock where nobody says another', async () => {
    const { pad, maya } = await open();
    const zone = async () => (await pad.store.db.workspace.findFirstOrThrow()).timeZone;
    await maya.run('/pad setup');
    await maya.click('English');
    await maya.click('Another place');
    await maya.fill({ timeZone: 'Tashkent' });
    expect(await zone()).toBe('Asia/Tashkent');
    expect(maya.text).toContain('Time zone: Tashkent (UTC+5)');

    const other = await open();
    await other.maya.run('/pad setup');
    await other.maya.click('English');
    await other.maya.click('Saturday and Sunday');
    expect((await other.pad.store.db.workspace.findFirstOrThrow()).timeZone).toBe('America/New_York');
  });

  it('is over for good once it is done', async () => {
    const { pad, maya } = await open();
    await maya.run('/pad setup');
    await maya.click('English');
    for (let step = 1; step < 6; step++) await maya.click('Next step');
    await maya.click('Finish');
    expect((await pad.store.db.workspace.findFirstOrThrow()).setupStep).toBe(-1);
    await maya.home();
    expect(maya.text).not.toContain('Setting up Yellow Pad');
  });

  it('waits on the home page of admins until it is done', async () => {
    const { maya, anika } = await open();
    await maya.home();
    expect(maya.text).toContain('Setting up Yellow Pad: 6 short steps are left.');
    await anika.home();
    expect(anika.text).not.toContain('Yellow Pad চালু করতে');
  });

  it('is not asked of a workspace in use for what is there already', async () => {
    const { maya } = await open();
    await maya.run('/agenda meeting', 'general');
    await maya.fill({ name: 'Weekly', rhythm: 'weekly', days: 'Thu', time: '10:00', postBefore: '30' });
    await maya.home();
    expect(maya.text).toContain('Setting up Yellow Pad: 5 short steps are left.');
  });

  it('says of the days off what is true', async () => {
    const { maya } = await open();
    await maya.run('/pad setup');
    await maya.click('English');
    expect(maya.text).toContain('A meeting on such a day moves to the next working day.');
    expect(maya.text).not.toContain('I send nothing');
  });
});

describe('the home page', () => {
  it('has what waits for somebody above what comes later', async () => {
    const { maya, anika } = await open();
    await anika.run('/agenda meeting', 'general');
    await anika.fill({ name: 'Weekly', rhythm: 'weekly', days: 'বৃহস্পতি', time: '10:00', postBefore: '30' });
    await maya.run('/mission ask everyone', 'general');
    await maya.home();
    const parts = ['Your turn', 'A mission poll is waiting', 'Weekly in #general'].map((part) =>
      maya.text.indexOf(part),
    );
    expect(parts).not.toContain(-1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });
});

describe('settings', () => {
  it('are a menu: each line says how it is set, and opens its form', async () => {
    const { pad, maya } = await open();
    await maya.run('/pad settings');
    for (const line of ['Language', 'Time and week', 'Days off', 'Mission polls', 'Ideas'])
      expect(maya.text).toContain(line);
    await maya.clickOn('Time and week');
    await maya.fill({ timeZone: 'Atlantis', workingDays: [] });
    expect(maya.errors['timeZone']).toContain('I do not know that place');
    expect((await pad.store.db.workspace.findFirstOrThrow()).timeZone).toBe('UTC');

    await maya.fill({ timeZone: 'dhaka', workingDays: ['7', '1', '2', '3', '4'] });
    expect(maya.text).toContain('Dhaka (UTC+6)');
    expect(maya.text).toContain('Sunday to Thursday');
    await maya.run('/pad settings');
    await maya.clickOn('Mission polls');
    await maya.fill({ smallestGroup: '2' });
    expect(maya.errors['smallestGroup']).toContain('from 3 to 50');
    await maya.fill({ smallestGroup: '৬' });
    expect(await pad.store.db.workspace.findFirstOrThrow()).toMatchObject({
      timeZone: 'Asia/Dhaka',
      workingDays: '1,2,3,4,7',
      smallestGroup: 6,
    });
  });

  it('speak the language that was chosen to whoever has none of their own', async () => {
    const { pad, maya, anika } = await open();
    await maya.run('/pad settings');
    await maya.clickOn('Language');
    await maya.fill({ locale: 'ne' });
    expect((await pad.store.db.workspace.findFirstOrThrow()).locale).toBe('ne');
    expect(maya.text).toContain('सुरक्षित भयो');
    await anika.run('/pad help');
    expect(anika.text).toContain('Yellow Pad ले के गर्छ');
  });

  it('need a working day, and an admin', async () => {
    const { maya, anika } = await open();
    await maya.run('/pad settings');
    await maya.clickOn('Time and week');
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
    await anika.fill({ locale: 'en', timeZone: 'kathmandu', directMessages: [] });
    expect(anika.text).toContain('Saved.');
    const row = await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'anika' } });
    expect(row).toMatchObject({ locale: 'en', timeZone: 'Asia/Kathmandu', workingDays: null, directMessages: false });
    await anika.run('/pad help');
    expect(anika.text).toContain('What Yellow Pad does');
  });
});

describe('my working week', () => {
  it('may be another than the workspace’s, and goes with it where it is the same', async () => {
    const { pad, anika } = await open();
    const own = async () =>
      (await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'anika' } })).workingDays;
    await anika.run('/pad me');
    await anika.fill({ locale: 'en', workingDays: ['7', '1', '2', '3', '4'] });
    expect(anika.text).toContain('My working days: Sunday to Thursday');
    expect(anika.text).toContain('Country, for days off: Bangladesh');
    expect(await own()).toBe('1,2,3,4,7');
    await anika.run('/pad me');
    await anika.fill({ workingDays: ['1', '2', '3', '4', '5'] });
    expect(await own()).toBeNull();
    await anika.run('/pad me');
    await anika.fill({ workingDays: [] });
    expect(await own()).toBeNull();
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
    expect(anika.text).toContain('সেটিংস');
    await maya.run('/pad admin remove <@anika|Anika>');
    await anika.run('/pad settings');
    expect(anika.text).toContain('শুধু অ্যাডমিন');
    await maya.run('/pad admin remove <@maya|Maya>');
    expect(maya.text).toContain('cannot be changed here');
  });

  it('hear from the bot that they were made one, and that they are none any more, and by whom', async () => {
    const { pad, maya, anika } = await open();
    const ram = await pad.person('Ram', { locale: 'ne', timeZone: 'Asia/Kathmandu' });
    await anika.run('/pad about');
    await ram.run('/pad about');
    await maya.run('/pad admin add <@anika|Anika>');
    await maya.run('/pad admin remove <@anika|Anika>');
    await maya.run('/pad admin add <@ram|Ram>');
    await maya.run('/pad admin add <@ram|Ram>');
    await pad.pass('1 day');
    expect(anika.inbox).toEqual(['@Maya আপনাকে এই বটের অ্যাডমিনের তালিকা থেকে বাদ দিয়েছেন। এত দিন দেখাশোনা করার জন্য ধন্যবাদ।']);
    expect(ram.inbox).toHaveLength(1);
    expect(ram.inbox[0]).toContain('@Maya ले तपाईंलाई यो बटको एडमिन बनाउनुभएको छ');
    await ram.clickDirect('के-के मिलाउन सकिन्छ');
    expect(ram.text).toContain('सेटिङ');
  });

  it('are named by /pad about, with the version and how the bot is', async () => {
    const { maya } = await open();
    await maya.run('/pad about');
    expect(maya.text).toContain('Maya');
    expect(maya.text).toMatch(/Version: \d+\.\d+\.\d+/);
    expect(maya.text).toContain('Nothing is late');
  });
});
