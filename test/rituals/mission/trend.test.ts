import { expect, test } from 'vitest';
import { translator } from '../../../src/i18n/translate.ts';
import { missionWith } from '../../../src/rituals/mission/index.ts';
import { picturesHere } from '../../support/services.ts';
import { type Sample, samples } from './samples.ts';
import { answer, close, company, openMission, services } from './support.ts';

test('a round with two stories stands in the trend at its date without a figure, which would hide them', async () => {
  const pad = await openMission({ rituals: [missionWith({ ...services, pictures: picturesHere() })] });
  const t = translator('en', 'UTC');
  const { mina, staff } = await company(pad, 12);

  async function reportOf(sample: Sample) {
    await mina.run('/mission ask channel', 'general');
    for (const [n, one] of staff.entries()) await answer(one, `काम ${n}`, samples[sample].ne[n] ?? '', [4, 3, 5]);
    await close(mina);
    const posted = pad.chat.messages('general').findLast(({ view }) => view.blocks.some(({ kind }) => kind === 'file'));
    const blocks = posted?.view.blocks ?? [];
    await mina.run('/mission action बत्ती', 'general');
    await pad.pass('90 days');
    return {
      text: blocks
        .flatMap((block) => ('text' in block && typeof block.text === 'string' ? [block.text] : []))
        .join('\n'),
      trend: blocks.flatMap((block) =>
        block.kind === 'picture' && block.file.name === 'trend.png' ? [block.alt] : [],
      ),
    };
  }

  await reportOf('scattered');
  const split = await reportOf('split');
  expect(split.text).toContain(t('report.twoStories'));
  expect(split.text).not.toContain(t('report.notComparable'));
  expect(split.text).not.toMatch(/risen|fallen|within noise/);
  expect(split.trend).toHaveLength(1);
  expect(split.trend[0]).toMatch(/1 Dec 2026: \d+.*; 1 Mar 2027: several stories$/);
  const united = await reportOf('united');
  expect(united.text).toMatch(/Since Tuesday 1 December 2026 it has risen from \d+ to 100/);
  const [alt = ''] = united.trend;
  expect(alt).toMatch(/1 Dec 2026: \d+.*; 1 Mar 2027: several stories; 30 May 2027: 100/);
});
