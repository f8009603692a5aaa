import { describe, expect, test } from 'vitest';
import { held, openHouse } from './house.ts';

const heard = '/customer heard Nobody called before the delivery.';

describe('where customers’ words go', () => {
  test('is set by an admin, with how long they are kept, and can be undone', async () => {
    const { pad, maya, raj } = await openHouse();
    await maya.run('/pad settings', 'general');
    expect(maya.text).toContain('Customers’ channel: #customers');
    expect(maya.text).toContain('How long are words kept?: 12 months');
    await maya.clickOn('Customers’ words');
    await maya.fill({ channel: 'general', keep: '0' });
    expect(maya.text).toContain('What customers say goes to #general from now on.');
    expect(maya.text).toContain('Words are kept: For ever.');
    expect(await pad.store.db.workspace.findFirstOrThrow()).toMatchObject({ keepMonths: 0 });
    await raj.run(heard, 'general');
    expect(raj.text).toContain('Everyone in #general reads it.');
    await pad.pass(held);
    expect(pad.posts('general').join()).toContain('Nobody called before');
    await maya.run('/pad settings', 'general');
    await maya.clickOn('Customers’ words');
    await maya.fill({ channel: '', keep: '3' });
    expect(maya.text).toContain('There is no customers’ channel now');
    await maya.click('Undo');
    expect(maya.text).toContain('What customers say goes to #general from now on.');
  });

  test('is no matter for others than admins', async () => {
    const { bina } = await openHouse();
    await bina.press({ kind: 'button', label: 'Settings', go: { to: 'customers.settings' } });
    expect(bina.form).toBeNull();
    expect(bina.text).toContain('admin');
  });

  test('is refused where the bot cannot post, and nothing is saved', async () => {
    const { pad, maya, place } = await openHouse();
    pad.chat.reaches = async (_workspace, channel) => channel !== 'general';
    await maya.press({ kind: 'button', label: 'Settings', go: { to: 'customers.settings' } }, 'customers');
    await maya.fill({ channel: 'general', keep: '24' });
    expect(maya.text).toContain('#general');
    expect(maya.text).toContain('/invite');
    expect(await pad.store.db.workspace.findFirstOrThrow()).toMatchObject({
      customersPlaceId: place.id,
      keepMonths: 12,
    });
  });

  test('is warned of where the channel is private or has guests', async () => {
    const { pad, maya } = await openHouse();
    pad.chat.isPrivate = async (_workspace, channel) => channel === 'general';
    await pad.person('Gary', { kind: 'guest' });
    await maya.press({ kind: 'button', label: 'Settings', go: { to: 'customers.settings' } });
    await maya.fill({ channel: 'general' });
    expect(maya.text).toContain('There are guests or people of other companies in #general.');
    expect(maya.text).toContain('#general is private');
    await maya.press({ kind: 'button', label: 'Settings', go: { to: 'customers.settings' } });
    await maya.fill({ channel: 'customers' });
    expect(maya.text).not.toContain('is private');
  });

  test('is a step of setting up, after the meeting and the champion', async () => {
    const { maya } = await openHouse({ channel: false });
    await maya.run('/pad setup', 'customers');
    await maya.click('English');
    for (let n = 0; n < 3; n++) await maya.click('Next step');
    expect(maya.text).toContain('Step 4 of 6: the customers’ channel');
    await maya.click('This channel');
    expect(maya.text).toContain('What customers say goes to #customers from now on.');
    await maya.run('/pad setup', 'customers');
    expect(maya.text).toContain('Customers’ channel: customers');
    await maya.run('/pad setup');
    expect(maya.text).not.toContain('[This channel]');
    await maya.click('Choose a channel');
    expect(maya.form?.title).toBe('Customers’ words');
  });
});
