import { describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;
type Told = { text: string; customer?: string; news?: 'good' | 'bad'; answered?: 'yes' | 'mine' | 'somebody' };

async function bring(who: House['raj'], { text, customer = '', news = 'bad', answered = 'somebody' }: Told) {
  await who.run('/customer heard', 'general');
  await who.fill({ text, customer, news, answered });
}

const late = { text: 'The driver came and nobody was in the shop.', customer: 'Mrs R.' };
const thanks = { text: 'The new bags are lovely.', customer: 'Café Thamel', news: 'good' as const };

/** The weeks' messages so far. */
const weeks = ({ pad }: House) =>
  pad.posts('customers').filter((post) => post.includes('# What our customers told us'));

describe('what our customers told us', () => {
  test('is posted on Friday at four: words first, then what was answered, counts last', async () => {
    const house = await openHouse();
    const { pad, raj, sita } = house;
    await bring(raj, late);
    await bring(raj, thanks);
    await bring(raj, { text: 'My invoice is wrong.', customer: 'Hotel Annapurna' });
    await pad.pass('3 hours');
    await sita.run('/customer answered 1 We are sorry; we call first now.', 'general');
    await pad.passTo('2026-05-08T15:59:00Z');
    expect(weeks(house)).toEqual([]);
    await pad.passTo('2026-05-08T16:05:00Z');
    const [post = ''] = weeks(house);
    expect(post).toContain('> The driver came and nobody was in the shop.');
    expect(post).toContain('We answered after 3 hours:\n> We are sorry; we call first now.');
    expect(post).toContain('Café Thamel, good news\n> The new bags are lovely.');
    expect(post).not.toContain('invoice');
    expect(post).not.toContain('Annapurna');
    expect(post).toContain('This week: 1 good, 2 bad');
    expect(post).toContain('1 of 2 had an answer within a day.');
    expect(post).toContain('1 customer waits for an answer.');
    expect(post.indexOf('> ')).toBeLessThan(post.indexOf('This week'));
    const shared = await pad.store.db.voice.findMany({ where: { sharedAt: { not: null } } });
    expect(shared.map(({ number }) => number).sort()).toEqual([1, 2]);
    await raj.clickIn('customers', 'Everything');
    expect(raj.text).toContain('1 customer waits for an answer:');
  });

  test('is not posted where nothing was brought, and shows nobody twice', async () => {
    const house = await openHouse();
    const { pad, raj } = house;
    await bring(raj, thanks);
    await pad.pass('2 weeks');
    expect(weeks(house)).toHaveLength(1);
    await bring(raj, { ...thanks, text: 'Such a kind driver.' });
    await pad.pass('1 week');
    expect(weeks(house)).toHaveLength(2);
    expect(weeks(house)[1]).toContain('Such a kind driver.');
    expect(weeks(house)[1]).not.toContain('lovely');
  });

  test('shows three at most, good and bad by turns, those first that have waited longest to be shown', async () => {
    const house = await openHouse();
    const { pad, raj } = house;
    for (const n of [1, 2, 3]) await bring(raj, { text: `Good word ${n}.`, news: 'good', answered: 'yes' });
    for (const n of [1, 2, 3]) await bring(raj, { text: `Bad word ${n}.`, news: 'bad', answered: 'yes' });
    await pad.passTo('2026-05-08T17:00:00Z');
    const words = (post = '') => post.split('\n').filter((line) => line.startsWith('> '));
    const [first] = weeks(house);
    expect(words(first).sort()).toEqual(['> Bad word 1.', '> Good word 1.', '> Good word 2.']);
    expect(first).toContain('Answered as well:');
    await bring(raj, { text: 'Good word 4.', news: 'good' });
    await pad.pass('1 week');
    expect(words(weeks(house)[1]).sort()).toEqual(['> Bad word 2.', '> Bad word 3.', '> Good word 3.']);
  });

  test('comes the working day before where Friday is off', async () => {
    const house = await openHouse();
    const { pad, raj, workspace } = house;
    await pad.store.db.workspace.update({ where: { id: workspace.id }, data: { holidays: '2026-05-08 * Day off' } });
    await bring(raj, thanks);
    await pad.passTo('2026-05-07T15:59:00Z');
    expect(weeks(house)).toHaveLength(0);
    await pad.passTo('2026-05-07T16:05:00Z');
    expect(weeks(house)).toHaveLength(1);
    await pad.pass('1 week');
    expect(weeks(house)).toHaveLength(1);
  });

  test('follows the working days when they change, and comes once a week all the same', async () => {
    const house = await openHouse();
    const { pad, maya, raj } = house;
    await bring(raj, thanks);
    await maya.run('/pad settings', 'general');
    await maya.clickOn('Time and week');
    await maya.fill({ workingDays: ['7', '1', '2', '3', '4'] });
    if (maya.text.includes('[Save]')) await maya.click('Save');
    await pad.passTo('2026-05-07T16:05:00Z');
    expect(weeks(house)).toHaveLength(1);
    await bring(raj, { ...thanks, text: 'Such a kind driver.' });
    await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,4,5' } });
    await pad.store.db.schedule.updateMany({ where: { name: 'customers.week' }, data: { nextRunAt: pad.clock.now() } });
    await pad.passTo('2026-05-09T16:05:00Z');
    expect(weeks(house)).toHaveLength(1);
    await bring(raj, { ...thanks, text: 'The bread was warm.' });
    await pad.passTo('2026-05-16T16:05:00Z');
    expect(weeks(house)).toHaveLength(2);
    expect(weeks(house)[1]).toContain('Such a kind driver.');
    expect(weeks(house)[1]).toContain('The bread was warm.');
  });

  test.each([
    ['2026-05-11T10:00:00Z', 1],
    ['2026-05-11T16:30:00Z', 0],
  ])('after a stop that ended at %s it comes %i times', async (until, times) => {
    const house = await openHouse();
    const { pad, raj } = house;
    await bring(raj, thanks);
    await pad.passTo('2026-05-08T12:00:00Z');
    await pad.clock.moveTo(new Date(until));
    await pad.settle();
    await pad.pass('1 hour');
    expect(weeks(house)).toHaveLength(times);
    await pad.pass('3 days');
    expect(weeks(house)).toHaveLength(times);
  });

  test('is posted nowhere while there is a guest in the channel, or no channel: it can be asked for', async () => {
    for (const channel of [true, false]) {
      const house = await openHouse({ channel });
      const { pad, bina, raj } = house;
      if (channel) await pad.person('Gary', { kind: 'guest' });
      await bring(raj, thanks);
      await bring(raj, { ...late, answered: 'somebody' });
      await pad.pass('4 days');
      await bina.run('/customer', 'general');
      await bina.click('This week');
      expect(bina.text).toContain('# What our customers told us');
      expect(bina.text).toContain('The new bags are lovely.');
      expect(bina.text).not.toContain('The driver came');
      await pad.pass('3 days');
      expect(weeks(house)).toEqual([]);
      expect(await pad.store.db.voice.count({ where: { sharedAt: { not: null } } })).toBe(0);
    }
  });

  test('says nothing more of what was hidden, erased or undone since', async () => {
    const house = await openHouse();
    const { pad, raj, sita } = house;
    await bring(raj, { ...late, answered: 'yes' });
    await bring(raj, thanks);
    await pad.passTo('2026-05-08T16:05:00Z');
    expect(weeks(house)[0]).toContain('The driver came');
    const { changed } = await import('../../../src/voices/hear.ts');
    const { changeVoice, voiceNumbered } = await import('../../../src/voices/store.ts');
    const { store, clock } = pad;
    const workspace = await store.db.workspace.findFirstOrThrow();
    await store.transaction(async (tx) => {
      const voice = await voiceNumbered(tx, workspace.id, 1);
      if (!voice) throw new Error('it is gone');
      const hidden = await changeVoice(tx, voice, { hiddenAt: clock.now() });
      await changed(tx, { workspace, now: clock.now() }, hidden);
    });
    await pad.pass('1 minute');
    expect(weeks(house)[0]).not.toContain('The driver came');
    expect(weeks(house)[0]).toContain('The new bags are lovely.');
    expect(weeks(house)[0]).toContain('This week: 1 good, 0 bad');
    await sita.run('/customer', 'general');
    expect(sita.text).not.toContain('The driver came');
  });

  test('waits with an answer that can still be undone', async () => {
    const house = await openHouse();
    const { pad, raj, sita } = house;
    await bring(raj, late);
    await pad.passTo('2026-05-08T15:58:00Z');
    await sita.run('/customer answered 1 Sorry.', 'general');
    await pad.passTo('2026-05-08T16:01:00Z');
    expect(weeks(house)[0]).not.toContain('The driver came');
    await sita.click('Undo');
    await pad.passTo('2026-05-08T18:00:00Z');
    expect(weeks(house)[0]).not.toContain('The driver came');
    expect(weeks(house)[0]).toContain('1 customer waits for an answer.');
  });

  test('cuts what has no room, and leads to the whole of it', async () => {
    const house = await openHouse();
    const { pad, raj } = house;
    for (const news of ['good', 'bad', 'good'] as const) {
      await bring(raj, { text: `${'Long words of a customer '.repeat(110)}END`, news, answered: 'yes' });
    }
    await pad.passTo('2026-05-08T17:00:00Z');
    expect(weeks(house)[0]).not.toContain('END');
    await raj.clickIn('customers', '#2 in full');
    await raj.click('Read it all');
    expect(raj.text).toContain('Long words of a customer');
  });
});
