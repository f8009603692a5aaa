import { describe, expect, test } from 'vitest';
import { completer } from '../../../src/chat/dispatch/complete.ts';
import { allRituals } from '../../support/rituals.ts';
import { held, openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;
type Told = { text: string; customer?: string; news?: 'good' | 'bad'; answered?: 'yes' | 'mine' | 'somebody' };

async function bring(who: House['raj'], { text, customer = '', news = 'bad', answered = 'somebody' }: Told) {
  await who.run('/customer heard', 'general');
  await who.fill({ text, customer, news, answered });
}

const late = { text: 'The driver came on Friday evening and nobody was in the shop.', customer: 'Mrs R., Patan' };
const thanks = { text: 'The new bags are lovely.', customer: 'Café Thamel', news: 'good' as const };

describe('/customer', () => {
  test('says to somebody new what it is for and how to begin', async () => {
    const { sita } = await openHouse();
    await sita.run('/customer', 'general');
    expect(sita.text).toContain('Type /customer heard and their words');
    await sita.click('A customer said this');
    expect(sita.form?.title).toBe('A customer said this');
  });

  test('shows who waits, the longest first, and who can answer at once', async () => {
    const { pad, raj, sita } = await openHouse();
    await bring(raj, late);
    await pad.pass('2 hours');
    await bring(raj, { text: 'The invoice is wrong.', customer: 'Hotel Annapurna' });
    await bring(raj, thanks);
    await sita.run('/customer', 'general');
    const lines = sita.text.split('\n');
    expect(lines[1]).toBe('2 customers wait for an answer, the longest first:');
    expect(lines[2]).toContain('#1 · Mrs R., Patan: The driver came');
    expect(lines[2]).toContain('Waits since today, 9:00 AM. Answer by tomorrow, 9:00 AM. Nobody has it yet.');
    expect(lines[3]).toContain('#2 · Hotel Annapurna');
    expect(lines.slice(4).join('\n')).toContain('#3 · Café Thamel');
    await sita.clickOn('Mrs R.');
    expect(sita.text).toContain('You answer the customer of #1');
    await sita.run('/customer show', 'general');
    expect(sita.text).toContain('Sita answers by tomorrow');
    expect(sita.text).toContain('[Answered]');
  });

  test.each(['no channel', 'a guest'])(
    'keeps who waits for its bringer and the champions where there is %s',
    async (why) => {
      const { pad, bina, raj, sita } = await openHouse({ channel: why === 'a guest' });
      if (why === 'a guest') await pad.person('Gary', { kind: 'guest' });
      await bring(raj, late);
      await bring(raj, { ...late, text: 'He is late again.', answered: 'yes' });
      for (const typed of ['/customer', '/customer list', '/customer list driver', '/customer show Mrs R.']) {
        await sita.run(typed, 'general');
        expect(sita.text, typed).not.toContain('The driver came');
        for (const who of [bina, raj]) {
          await who.run(typed, 'general');
          expect(who.text, typed).toContain('The driver came');
        }
      }
      await sita.run('/customer', 'general');
      expect(sita.text).toContain('1 customer waits for an answer; the champions see to it.');
      expect(sita.text).toContain('He is late again.');
      await sita.run('/customer show 1', 'general');
      expect(sita.text).toContain('#1 has no answer yet.');
      await bina.run('/customer answered 1 We are sorry.', 'general');
      await sita.run('/customer show 1', 'general');
      expect(sita.text).toContain('The driver came');
    },
  );

  test('shows one in full: what was done, after how long, and what the customer was told', async () => {
    const { pad, bina, raj, sita } = await openHouse();
    await bring(raj, late);
    await pad.pass('3 hours');
    await bina.run('/customer show 1', 'general');
    await bina.click('I’ll answer');
    await bina.run('/customer show #1', 'general');
    await bina.click('Hand over');
    await bina.fill({ who: 'sita' });
    await pad.pass('2 hours');
    await sita.run('/customer answered 1 We are sorry; we call first now.', 'general');
    await raj.run('/customer show ১', 'general');
    expect(raj.text).toContain('> The driver came on Friday evening');
    expect(raj.text).toContain('(After 3 hours Bina took it on.)');
    expect(raj.text).toContain('(After 3 hours Bina asked Sita to answer.)');
    expect(raj.text).toContain('(After 5 hours Sita answered.)');
    expect(raj.text).toContain('> We are sorry; we call first now.');
    await raj.click('Solved');
    await raj.run('/customer show १', 'general');
    expect(raj.text).toContain('#1 · Solved · Mrs R., Patan');
    expect(raj.text).toContain('(After 5 hours it was solved.)');
    expect(raj.text).not.toContain('[Solved]');
  });

  test('shows a long word cut, and all of it by pieces', async () => {
    const { raj } = await openHouse();
    const text = `Beginning ${'x '.repeat(1480)}end.`;
    await bring(raj, { text });
    await raj.run('/customer show 1', 'general');
    expect(raj.text).not.toContain('end.');
    await raj.click('Read it all');
    expect(raj.text).toContain('Beginning');
    await raj.click('Next');
    expect(raj.text).toContain('end.');
    await raj.click('Open');
    expect(raj.text).toContain('#1 · A customer waits');
  });

  test('says what to do about a number or a name there is not', async () => {
    const { raj } = await openHouse();
    await raj.run('/customer show 99', 'general');
    expect(raj.text).toBe('There is no #99.');
    await raj.run('/customer show Nobody', 'general');
    expect(raj.text).toContain('I know no customer whose name begins with “Nobody”.');
  });

  test('shows one customer’s thread by the beginning of their name, page by page', async () => {
    const { raj, sita } = await openHouse();
    for (let n = 1; n <= 7; n++) await bring(raj, { text: `Bread number ${n}`, customer: 'Mrs R., Patan' });
    expect(raj.text).toContain('The 7th time we hear from Mrs R., Patan.');
    await raj.click('Their other words');
    expect(raj.text).toContain('# Mrs R., Patan, heard 7 times');
    await sita.run('/customer show mrs R', 'general');
    expect(sita.text).toContain('Bread number 7');
    expect(sita.text).not.toContain('Bread number 2');
    await sita.click('Next');
    expect(sita.text).toContain('Bread number 1');
    expect(sita.text).toContain('Waits since today');
    await sita.click('Back');
    expect(sita.text).toContain('Bread number 7');
  });

  test('asks which customer is meant where a name fits several', async () => {
    const { raj } = await openHouse();
    await bring(raj, { text: 'One', customer: 'Mrs R., Patan' });
    await bring(raj, { text: 'Two', customer: 'Mrs Rai' });
    await bring(raj, { text: '100% off', customer: 'A_b' });
    await raj.run('/customer show Mrs R', 'general');
    expect(raj.text).toContain('Which customer do you mean?');
    await raj.clickOn('Mrs Rai');
    expect(raj.text).toContain('# Mrs Rai, heard once');
    await raj.run('/customer show rai', 'general');
    expect(raj.text).toContain('# Mrs Rai, heard once');
    await raj.run('/customer show %', 'general');
    expect(raj.text).toContain('I know no customer');
  });

  test('completes by number or by customer', async () => {
    const { pad, raj } = await openHouse();
    await bring(raj, late);
    await bring(raj, { ...thanks, customer: 'Mrs Rai' });
    const complete = completer({ store: pad.store, clock: pad.clock, rituals: allRituals(), platforms: [pad.chat] });
    const general = { id: 'general', name: 'general', kind: 'channel' as const };
    const call = {
      platform: 'sandbox' as const,
      workspace: { id: 'company', name: 'The company' },
      person: raj.profile,
      place: general,
    };
    const offered = (typed: string) => complete({ call, command: 'customer', word: 'show', option: 'which', typed });
    expect((await offered('')).map(({ value }) => value)).toEqual(['1']);
    expect((await offered('2')).map(({ value }) => value)).toEqual(['2']);
    expect((await offered('mrs r')).map(({ value }) => value)).toEqual(['Mrs Rai', 'Mrs R., Patan']);
  });
});

describe('/customer list', () => {
  test('filters by words of all three languages', async () => {
    const { raj, sita } = await openHouse();
    await bring(raj, late);
    await bring(sita, thanks);
    for (const [typed, there, not] of [
      ['waiting', 'Mrs R.', 'Thamel'],
      ['অপেক্ষায়', 'Mrs R.', 'Thamel'],
      ['bad', 'Mrs R.', 'Thamel'],
      ['राम्रो', 'Thamel', 'Mrs R.'],
      ['Good', 'Thamel', 'Mrs R.'],
      ['mine', 'Mrs R.', 'Thamel'],
      ['আমার', 'Mrs R.', 'Thamel'],
    ] as const) {
      await raj.run(`/customer list ${typed}`, 'general');
      expect(raj.text, typed).toContain(there);
      expect(raj.text, typed).not.toContain(not);
    }
    await raj.run('/customer list', 'general');
    expect(raj.text).toContain('Mrs R.');
    expect(raj.text).toContain('Thamel');
  });

  test('finds words in what customers said and were told, and pages through them', async () => {
    const { pad, raj, sita } = await openHouse();
    for (let n = 1; n <= 12; n++) await bring(raj, { text: `Loaf ${n} was burnt` });
    await raj.run('/customer answered 1 A new loaf is on its way', 'general');
    await raj.run('/customer list LOAF burnt', 'general');
    expect(raj.text).toContain('# What customers said with “LOAF burnt”');
    expect(raj.text).toContain('Loaf 12');
    expect(raj.text).not.toContain('Loaf 2 ');
    const older = raj.shown;
    await raj.click('Next');
    expect(raj.text).toContain('Loaf 2 ');
    expect(raj.text).toContain('Page 2 of 2');
    await pad.pass('1 minute');
    await raj.run('/customer list on its way', 'general');
    expect(raj.text).toContain('Loaf 1 ');
    expect(raj.text).not.toContain('Loaf 2 ');
    const next = older?.blocks
      .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
      .find(({ label }) => label === 'Next');
    if (next?.kind !== 'button') throw new Error('there was no next page');
    await raj.press(next, 'general');
    expect(raj.text).toContain('Search again: /customer list');
    await sita.run('/customer list Mrs Unknown', 'general');
    expect(sita.text).toContain('No customer said “Mrs Unknown”.');
    const kept = JSON.stringify(await pad.store.db.shown.findMany());
    expect(kept).not.toMatch(/burnt|Unknown/i);
  });

  test('says what to do where a list is empty', async () => {
    const { raj } = await openHouse();
    for (const [typed, said] of [
      ['', 'Yours can be the first.'],
      ['waiting', 'Nobody waits for an answer.'],
      ['good', 'What did a customer thank us for?'],
      ['bad', 'What did a customer complain of?'],
      ['mine', 'You have brought nothing yet'],
    ] as const) {
      await raj.run(`/customer list ${typed}`, 'general');
      expect(raj.text).toContain(said);
      expect(raj.text).toContain('[A customer said this]');
    }
  });

  test('keeps what is hidden for champions and admins', async () => {
    const { pad, bina, raj } = await openHouse();
    await bring(raj, late);
    await pad.store.db.voice.updateMany({ data: { hiddenAt: pad.clock.now(), hiddenReason: 'Names somebody' } });
    for (const typed of ['/customer show', '/customer list', '/customer list driver', '/customer show Mrs R.']) {
      await raj.run(typed, 'general');
      expect(raj.text, typed).not.toContain('The driver came');
    }
    await raj.run('/customer show 1', 'general');
    expect(raj.text).toBe('That is no longer there.');
    await bina.run('/customer list hidden', 'general');
    await bina.clickOn('Mrs R.');
    expect(bina.text).toContain('The driver came');
    expect(bina.text).not.toContain('[Answered]');
  });
});

describe('/customer more', () => {
  test('offers each what they may do, and help names three words first', async () => {
    const { pad, maya, raj } = await openHouse();
    await raj.run('/customer more', 'general');
    expect(raj.text).toContain('[Everything]');
    expect(raj.text).not.toContain('[Settings]');
    await raj.clickOn('this week');
    expect(raj.text).toContain('Nothing was brought this week yet.');
    await maya.run('/customer more', 'general');
    await maya.clickOn('how long their words are kept');
    expect(maya.form?.title).toBe('Customers’ words');
    await raj.run('/customer help', 'general');
    const words = raj.text.split('\n').flatMap((line) => /^\/customer (\w+)/.exec(line)?.[1] ?? []);
    expect(words).toEqual(['heard', 'answered', 'show', 'list', 'trend', 'more']);
    await pad.pass(held);
  });
});
