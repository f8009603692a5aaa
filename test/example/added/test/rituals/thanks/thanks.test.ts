import { describe, expect, it, test } from 'vitest';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { padWith } from '../../../src/rituals/pad/index.ts';
import { thanks } from '../../../src/rituals/thanks/index.ts';
import { openPad, textOf } from '../../support/driver.ts';
import { openSeeded } from '../../support/seeded.ts';

const tuesday = '2026-12-01T08:00:00Z';
const rituals = [padWith([thanks]), thanks];
const phoned = 'You phoned the bakery in Howrah before the truck left, and they had bread on Sunday.';

// every view and form is checked against the caps of Slack and Discord by the driver
async function office(locale: Locale = 'en') {
  const pad = await openPad({ now: tuesday, rituals });
  const maya = await pad.person('Maya', { admin: true, locale });
  const grace = await pad.person('Grace', { locale });
  const owen = await pad.person('Owen', { locale });
  for (const who of [maya, grace, owen]) await who.run('/pad home', 'general');
  return { pad, maya, grace, owen };
}

type Office = Awaited<ReturnType<typeof office>>;

async function thank({ owen }: Office, text = phoned, channel?: string) {
  await owen.run('/thanks for <@grace|Grace>', channel);
  await owen.fill({ text });
}

describe('a thanks', () => {
  it('is written in a form that names the person, and read by them five minutes later', async () => {
    const all = await office();
    const { pad, grace, owen } = all;
    await owen.run('/thanks for <@grace|Grace>', 'general');
    expect(owen.form?.fields[0]).toMatchObject({ kind: 'person', value: 'grace' });
    await owen.fill({ text: phoned });
    expect(owen.text).toContain('@Grace reads this from me in a direct message');
    expect(owen.text).toContain('#general reads it with the thanks of the week');
    expect(grace.inbox).toEqual([]);

    await pad.pass('5 minutes');
    expect(grace.inbox).toHaveLength(1);
    expect(grace.inbox[0]).toContain('@Owen thanks you for what you did for a customer');
    expect(grace.inbox[0]).toContain(`> ${phoned}`);
    await grace.clickDirect('Read it all');
    expect(grace.text).toContain(`@Owen thanks @Grace ${phoned}`);
  });

  it('is told in the morning where it is night for them', async () => {
    const { pad, owen } = await office();
    const tara = await pad.person('Tara', { timeZone: 'Asia/Kathmandu' });
    await pad.passTo('2026-12-01T18:00:00Z');
    await owen.run('/thanks for <@tara|Tara>', 'general');
    await owen.fill({ text: phoned });
    await pad.passTo('2026-12-02T02:14:00Z');
    expect(tara.inbox).toEqual([]);
    await pad.passTo('2026-12-02T02:15:00Z');
    expect(tara.inbox).toHaveLength(1);
  });

  it('can be taken back until then, and its words are shown', async () => {
    const all = await office();
    const { pad, grace, owen } = all;
    await thank(all, phoned, 'general');
    await owen.click('Undo');
    expect(owen.text).toContain('I tell nobody');
    expect(owen.text).toContain(phoned);
    await pad.passTo('2026-12-04T17:00:00Z');
    expect([...grace.inbox, ...pad.posts('general')]).toEqual([]);

    await thank(all, phoned, 'general');
    await pad.pass('5 minutes');
    await owen.click('Undo');
    expect(owen.text).toBe('The five minutes are over: it is on its way.');
    await grace.run('/thanks');
    expect(grace.text).toContain(phoned);
  });

  it('is refused for oneself, for nobody, without words and with too many', async () => {
    const { owen, grace } = await office();
    await owen.run('/thanks for <@owen|Owen>', 'general');
    await owen.fill({ text: phoned });
    expect(owen.errors).toEqual({ to: 'That is you: choose a colleague.' });
    await owen.fill({ to: 'nobody', text: ' ' });
    expect(Object.keys(owen.errors)).toEqual(['to', 'text']);
    await owen.fill({ to: 'grace', text: 'x'.repeat(501) });
    expect(Object.keys(owen.errors)).toEqual(['text']);
    await grace.run('/thanks');
    expect(grace.text).toContain('Nothing yet');
  });

  it('is taken back by nobody else', async () => {
    const all = await office();
    const { owen, grace } = all;
    await thank(all);
    const undo = owen.shown?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))[0];
    if (undo?.kind !== 'button') throw new Error('no button');
    await grace.press(undo);
    expect(grace.text).toBe('That was undone already.');
    await grace.run('/thanks');
    expect(grace.text).toContain(phoned);
  });
});

describe('the thanks of a week', () => {
  it('are posted in their channel on the last working day, once, and with those of that week alone', async () => {
    const all = await office();
    const { pad, maya, grace } = all;
    await thank(all, phoned, 'general');
    await grace.run('/thanks for <@maya|Maya>', 'general');
    await grace.fill({ text: 'You let us replace the broken bags.' });
    await thank(all, 'For Grace alone.');
    await pad.passTo('2026-12-04T15:59:00Z');
    expect(pad.posts('general')).toEqual([]);

    await pad.passTo('2026-12-04T16:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('Thanks of the week');
    expect(pad.posts('general')[0]).toContain(`@Owen thanks @Grace ${phoned}`);
    expect(pad.posts('general')[0]).toContain('@Grace thanks @Maya');
    expect(pad.posts('general')[0]).not.toContain('alone');
    await maya.clickIn('general', 'Read them all');
    expect(maya.text).toContain('# Thanks in #general');

    await pad.passTo('2026-12-11T16:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    await thank(all, 'Again.', 'general');
    await pad.passTo('2026-12-18T16:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
    expect(pad.posts('general')[1]).toContain('Again.');
    expect(pad.posts('general')[1]).not.toContain(phoned);
  });

  it('move with the working week, which is said before it is saved', async () => {
    const all = await office();
    const { pad, maya } = all;
    await thank(all, phoned, 'general');
    await maya.run('/pad settings');
    await maya.clickOn('Time and week');
    await maya.fill({ workingDays: ['7', '1', '2', '3', '4'] });
    expect(maya.text).toContain('The thanks of the week are posted at another time');
    await maya.click('Save');
    await pad.passTo('2026-12-03T16:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    await pad.passTo('2026-12-04T17:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
  });

  it('join the post of the day where the clock is turned back after it', async () => {
    const all = await office();
    const { pad, maya } = all;
    await thank(all, phoned, 'general');
    await pad.passTo('2026-12-04T16:00:00Z');
    await thank(all, 'In the last hour.', 'general');
    await maya.run('/pad settings');
    await maya.clickOn('Time and week');
    await maya.fill({ timeZone: 'New York' });
    await maya.click('Save');
    await pad.passTo('2026-12-04T21:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('In the last hour.');
    expect(pad.posts('general')[0]).toContain(phoned);
  });
});

describe('what is read', () => {
  it('is in a channel what was said there, and elsewhere what was said to the reader', async () => {
    const all = await office();
    const { maya, grace, owen } = all;
    await thank(all, 'In general.', 'general');
    await thank(all, 'In support.', 'support');
    await thank(all, 'Directly.');
    await maya.run('/thanks', 'general');
    expect(maya.text).toContain('In general.');
    expect(maya.text).not.toMatch(/support|Directly/);
    await grace.run('/thanks list');
    for (const text of ['In general.', 'In support.', 'Directly.']) expect(grace.text).toContain(text);
    await owen.run('/thanks list');
    expect(owen.text).toContain('Nothing yet');
  });

  it('has ten on a page, and fits however long they are', async () => {
    const all = await office();
    const { pad, grace } = all;
    for (let n = 1; n <= 12; n++) await thank(all, `${n}. ${'যত্ন '.repeat(98)}`, 'general');
    await grace.run('/thanks list');
    expect(grace.text).toContain('12. ');
    expect(grace.text).not.toContain(' 2. ');
    await grace.click('Next');
    expect(grace.text).toContain(' 2. ');
    expect(grace.text).toContain(' 1. ');
    await grace.click('Back');
    expect(grace.text).toContain('12. ');
    await pad.passTo('2026-12-04T16:00:00Z');
    expect(pad.posts('general')[0]).toContain('2 more are in /thanks list.');
  });

  it('never becomes a mention or a link', async () => {
    const all = await office();
    const { pad, grace } = all;
    await thank(all, '<!channel> *look* <https://example.com|here> @everyone');
    await pad.pass('5 minutes');
    expect(grace.inbox[0]).toContain('> <!channel> *look* <https://example.com|here> @everyone');
  });
});

describe('elsewhere', () => {
  it('the home page says that one was thanked, for a week, and lets anybody begin', async () => {
    const all = await office();
    const { pad, grace, owen } = all;
    await thank(all);
    await thank(all);
    await grace.home();
    expect(grace.text).toContain('Colleagues thanked you 2 times in the last seven days. [Read it all]');
    await grace.click('Read it all');
    expect(grace.text).toContain(phoned);
    await owen.home();
    expect(owen.text).not.toContain('thanked you');
    await owen.click('Thank a colleague');
    await owen.fill({ to: 'grace', text: phoned });
    expect(owen.text).toContain('@Grace reads this');
    await pad.passTo('2026-12-08T08:00:00Z');
    await grace.home();
    expect(grace.text).not.toContain('thanked you');
  });

  it('help says what may be typed', async () => {
    const { owen } = await office();
    await owen.run('/thanks help', 'general');
    expect(owen.text).toContain('/thanks for @person');
    expect(owen.text).toContain('/thanks list');
    await owen.run('/pad help', 'general');
    expect(owen.text).toContain('/thanks for and a colleague’s name');
  });
});

test.each(locales)('all of it is said in %s', async (locale) => {
  const all = await office(locale);
  const { pad, grace, owen } = all;
  const t = translator(locale, 'UTC');
  await pad.store.db.workspace.updateMany({ data: { locale } });
  await thank(all, phoned, 'general');
  await owen.click(t('thanks.button.takeBack'));
  await owen.click(t('thanks.button.give'));
  await owen.fill({ to: 'grace', text: phoned });
  await thank(all, phoned, 'general');
  await grace.home();
  await grace.click(t('thanks.button.mine'));
  expect(grace.text).toContain(t('thanks.listMine'));
  await pad.passTo('2026-12-04T16:00:00Z');
  expect(grace.inbox.at(-1)).toContain(phoned);
  expect(pad.posts('general')[0]).toContain(t('thanks.week'));
});

test('the company of the sandbox has thanked each other before its first visitor comes', async () => {
  const company = await openSeeded({ clock: { now: () => new Date(tuesday) }, rituals });
  const reply = await company.type('owen', '/thanks list');
  await company.close();
  const said = 'show' in reply ? textOf(reply.show) : '';
  for (const line of ['@Maya Thompson thanks @Arjun Mehta', '@Sunita Shrestha thanks @Pratima Gurung'])
    expect(said).toContain(line);
});
