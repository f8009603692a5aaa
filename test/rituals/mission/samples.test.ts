import { describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { readReport } from '../../../src/rituals/mission/records/frozen.ts';
import { missions, ownJobs, type Sample, samples } from './samples.ts';
import { answer, close, company, onlyRound, openMission } from './support.ts';

async function report(sample: Sample, locale: Locale) {
  const pad = await openMission();
  const { mina, staff } = await company(pad, 12);
  await pad.store.db.workspace.updateMany({ data: { locale } });
  await mina.run(`/mission set ${missions[locale]}`);
  await pad.store.db.workspace.updateMany({ data: { locale } });
  await mina.run('/mission ask channel', 'general');
  for (const [n, one] of staff.entries()) {
    await answer(one, ownJobs[locale][n % 3] ?? '', samples[sample][locale][n] ?? '', [4, 3, 5]);
  }
  await close(mina);
  const frozen = readReport((await onlyRound(pad.store)).report);
  if (frozen?.kind !== 'figures') throw new Error('no figures');
  return { frozen, text: pad.posts('general')[1] ?? '', t: translator(locale, 'UTC') };
}

describe.each(locales)('rounds in %s', (locale) => {
  test('a united one says so, with its one theme', async () => {
    const { frozen, text, t } = await report('united', locale);
    expect(frozen.verdict).toBe('one');
    expect(text).toContain(t('report.united', { who: t('report.who', { unit: 'other', n: 0, of: 0 }) }));
    expect(text).not.toContain(t('mission.low'));
    expect(frozen.encoder.name).toBe(locale === 'en' ? 'meaning' : 'gist');
  });

  test('one that is split in two names both stories, and gives no figure that would hide them', async () => {
    const { frozen, text, t } = await report('split', locale);
    expect(frozen.verdict).toBe('several');
    expect(text).toContain(t('report.split', { first: '', second: '' }).split(':')[0]);
    expect(text).toContain(t('report.twoStories'));
    expect(text).toContain(t('mission.low'));
    expect(text).toContain(t('report.next.split'));
  });

  test('a scattered one says that the job was not said clearly, never that people are at fault', async () => {
    const { frozen, text, t } = await report('scattered', locale);
    expect(frozen.verdict).toBe('many');
    expect(text).toContain(t('report.scattered'));
    expect(text).toContain(t('mission.low'));
    expect(frozen.themes?.found).toEqual([]);
  });
});
