import { expect, test } from 'vitest';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { readReport } from '../../../src/rituals/mission/records/frozen.ts';
import { answers, mission } from '../../../src/rituals/mission/seed.ts';
import { answer, close, company, onlyRound, openMission } from './support.ts';

/** The sandbox's poll as a newcomer finds it, with what they add as other people, and then close. */
async function report(more: readonly string[], locale: Locale = 'en') {
  const pad = await openMission();
  const { mina, staff } = await company(pad, 12);
  for (const statement of mission) await mina.run(`/mission set ${statement}`);
  await pad.store.db.workspace.updateMany({ data: { locale } });
  await mina.run('/mission ask channel', 'general');
  const given = [
    ...answers.map(([, { own = '', shared = '', rating1, rating2, rating3 }]) => {
      return { own, shared, ratings: [rating1, rating2, rating3].map(Number) };
    }),
    ...more.map((shared) => ({ own: 'I help people find what they need', shared, ratings: [4, 3, 4] })),
  ];
  for (const [n, { own, shared, ratings }] of given.entries()) {
    const one = staff[n];
    if (one) await answer(one, own, shared, ratings);
  }
  await close(mina);
  const frozen = readReport((await onlyRound(pad.store)).report);
  if (frozen?.kind !== 'figures') throw new Error('no figures');
  return { frozen, text: pad.posts('general')[1] ?? '', t: translator(locale, 'UTC') };
}

const good = [
  'Bringing good food to every kitchen',
  'We bring good food to families',
  'Good food for every family, without worry',
];

test.each(locales)(
  'ten who say the same in three languages tell one story (in %s)',
  async (locale) => {
    const { frozen, text, t } = await report(good, locale);
    expect(frozen.encoder.name).toBe('gist');
    expect(frozen.themes?.found.map(({ share }) => share)).toEqual([100]);
    expect(frozen.verdict).toBe('one');
    expect(text).toContain(t('report.united', { who: t('report.who', { unit: 'other', n: 0, of: 0 }) }));
    expect(text).not.toContain(t('report.early'));
  },
  120_000,
);

test('three who say what comes to their mind leave it to the others to tell the story', async () => {
  const { frozen, text, t } = await report(['help customers', 'sell food', 'good food']);
  expect(frozen.themes?.found).toHaveLength(1);
  expect(text).not.toContain(t('report.early'));
  expect(text).toContain(t('mission.words'));
});

test('with two more there are figures but no words yet', async () => {
  const { frozen, text, t } = await report(good.slice(1));
  expect(frozen.words).toBe(false);
  expect(frozen.verdict, 'of the twelve who were asked').toBe('one');
  expect(text).toContain(t('report.close'));
  expect(text).toContain('I can see how my work serves our customers. 4.0 of 5, and we agree');
  expect(text).not.toContain('>');
});
