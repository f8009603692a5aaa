import { expect, test } from 'vitest';
import type { Staff } from '../../support/driver.ts';
import { answer, close, company, openMission } from './support.ts';

/** Everything behind "Read all the words", page by page. */
async function allWords(one: Staff): Promise<string> {
  await one.clickIn('general', 'Read all the words');
  const pages = [one.text];
  while (one.text.includes('[Next]')) {
    await one.click('Next');
    pages.push(one.text);
  }
  return pages.join('\n');
}

async function round(english: number, nepali: number) {
  const pad = await openMission();
  const { mina, staff } = await company(pad, 24);
  await mina.run('/mission ask channel', 'general');
  for (const [n, one] of staff.slice(0, english).entries()) {
    await answer(one, `I sell bread in shop ${n}`, `Good bread for every family, shop ${n}`);
  }
  for (const one of staff.slice(english, english + nepali)) {
    await answer(one, 'म सहरमा रोटी बेच्छु', 'हरेक परिवारलाई राम्रो रोटी दिने');
  }
  return { pad, mina, reader: staff[0] as Staff };
}

test('words in a language that two wrote in are read by nobody, nor is it told by what is missing how many they are', async () => {
  const { pad, mina, reader } = await round(21, 2);
  await close(mina);
  const words = await allWords(reader);
  const report = pad.posts('general')[1] ?? '';
  expect(words + report).not.toContain('रोटी');
  expect(words.match(/Our shared job: /g)).toHaveLength(18);
  expect(words.match(/My job: /g)).toHaveLength(18);
  expect(report).toContain('all 23');
}, 240_000);

test('what people’s own jobs are is read from twenty answers on, and it is said before that closing early loses it', async () => {
  const { mina, reader } = await round(19, 0);
  await mina.run('/mission close', 'general');
  expect(mina.text).toContain('At least 10 answers have come so far, but fewer than 20.');
  expect(mina.text).toContain('nobody reads what people’s own jobs are');
  await mina.click('Close it all the same');
  const words = await allWords(reader);
  expect(words.match(/Our shared job: /g)).toHaveLength(19);
  expect(words).not.toContain('My job');
});

test('under each question stands who will read the answer', async () => {
  const pad = await openMission();
  const { mina, staff } = await company(pad, 6);
  const [asha] = staff;
  const hints = async (): Promise<(string | undefined)[]> => {
    await asha?.run('/mission answer', 'general');
    return (asha?.form?.fields ?? []).slice(0, 2).map(({ hint }) => hint);
  };
  await mina.run('/mission ask channel', 'general');
  expect(await hints()).toEqual([
    'Not your title. Others read it without your name, if 20 or more answer.',
    'In your own words. Others read it without your name, if 10 or more answer.',
  ]);
  await close(mina);
  await mina.run('/mission poll', 'general');
  await mina.fill({ names: 'named', rhythm: 'once', whom: 'channel', first: '2026-12-02' });
  await mina.run('/mission action We say it', 'general');
  await pad.passTo('2026-12-02T05:00:00Z');
  expect((await hints())[1]).toContain('Champions and admins see your name; others, from 10 answers, not.');
});
