import { beforeAll, describe, expect, it } from 'vitest';
import { type Locale, locales } from '../src/i18n/locales.ts';
import { translator } from '../src/i18n/translate.ts';
import { sayDigits } from '../src/time/say.ts';
import { openPad, type Pad, type Staff } from './support/driver.ts';
import { allRituals } from './support/rituals.ts';
import { everyTyped } from './support/typed.ts';

const rituals = allRituals();

const script: Record<Locale, RegExp> = {
  en: /[a-z]{3}/,
  bn: /\p{Script=Bengali}{2}/u,
  ne: /\p{Script=Devanagari}{2}/u,
};

interface World {
  pad: Pad;
  /** Admin. */
  maya: Staff;
  /** Champion. */
  grace: Staff;
  /** Staff, new to everything. */
  mina: Staff;
}

async function settled(locale: Locale): Promise<World> {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z' });
  const zone = { locale, timeZone: 'Asia/Dhaka' };
  const maya = await pad.person('Maya', { ...zone, admin: true });
  const grace = await pad.person('Grace', zone);
  const mina = await pad.person('Mina', zone);
  const others = await Promise.all(['Ali', 'Bina', 'Chitra', 'Dev'].map((name) => pad.person(name, zone)));
  for (const who of [maya, grace, mina, ...others]) await who.run('/pad home', 'general');

  await maya.run('/agenda meeting', 'general');
  await maya.fill({ name: 'Kick-off', rhythm: 'weekly', days: 'Wed', time: '10:00', postBefore: '30' });
  await mina.run('/agenda add Pricing', 'general');
  await mina.run('/agenda add Opening hours', 'general');
  await grace.run('/idea add Call before delivery', 'general');
  await mina.run('/idea add Print bigger dates', 'general');
  await maya.run('/idea champion add <@grace|Grace>', 'general');
  const t = translator(locale, 'Asia/Dhaka');
  await grace.clickDirect(t('ideas.button.yes'));
  await maya.run('/mission set Good food in every kitchen', 'general');
  return { pad, maya, grace, mina };
}

/** In an order in which each has something to act on. */
const rows = (await everyTyped()).flatMap(({ typed }) => typed);

describe.each(locales)('every word of every command, in %s', (locale) => {
  let world: World;
  beforeAll(async () => {
    world = await settled(locale);
  });

  it.each(rows)('$typed', async ({ typed, by, names, form }) => {
    const who = world[by];
    await who.run(typed, 'general');
    expect(who.text).toMatch(script[locale]);
    for (const name of names) expect(who.text).toContain(typeof name === 'number' ? sayDigits(name, locale) : name);
    expect(who.reply && 'ask' in who.reply).toBe(form ?? false);
  });

  it('names the right form for a wrong one', async () => {
    const { maya } = world;
    for (const { command, words } of rituals) {
      await maya.run(`/${command.name} xyzzy`, 'general');
      expect(maya.text).toContain('xyzzy');
      expect(maya.text).toMatch(script[locale]);
      for (const [name, word] of Object.entries(words)) {
        if (word.ask || !word.options.some(({ optional }) => !optional)) continue;
        await maya.run(`/${command.name} ${name}`, 'general');
        expect(maya.text).toMatch(new RegExp(`/${command.name} ${name} [^<>[\\]|]+$`));
        expect(maya.text).toMatch(script[locale]);
      }
    }
  });

  it('names what may follow a word that was left unfinished', async () => {
    const { maya, mina } = world;
    for (const typed of ['/pad admin', '/idea champion', '/idea champion Mina']) {
      await maya.run(typed, 'general');
      const [start = ''] = /^\/\w+ \w+/.exec(typed) ?? [];
      expect(maya.text).toContain(`${start} add @`);
      expect(maya.text).toContain(`${start} remove @`);
      expect(maya.text).not.toContain('/pad me');
      expect(maya.text).toMatch(script[locale]);
    }
    await mina.run('/pad admin', 'general');
    expect(mina.text).not.toContain('admin add');
    expect(mina.text).toContain('/pad about');
  });

  it('reads numbers in the digits of every script', async () => {
    const { mina } = world;
    for (const one of ['1', '১', '१', '#1']) {
      await mina.run(`/idea show ${one}`, 'general');
      expect(mina.text).toContain('Call before delivery');
    }
  });
});
