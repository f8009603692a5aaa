import { expect, test } from 'vitest';
import { missionWith } from '../../../src/rituals/mission/index.ts';
import { readReport } from '../../../src/rituals/mission/records/frozen.ts';
import { picturesHere } from '../../support/services.ts';
import { samples } from './samples.ts';
import { answer, close, company, onlyRound, openMission, services } from './support.ts';

async function splitRound() {
  const pad = await openMission({ rituals: [missionWith({ ...services, pictures: picturesHere() })] });
  const { mina, staff } = await company(pad, 12);
  await mina.run('/mission ask channel', 'general');
  for (const [n, one] of staff.entries()) await answer(one, `Task ${n}`, samples.split.en[n] ?? '', [4, 3, 5]);
  await close(mina);
  return { pad, mina, staff };
}

test('leaders name themes and join them; what was found is kept, and comes back', async () => {
  const { pad, mina, staff } = await splitRound();
  const before = (await onlyRound(pad.store)).report;
  expect(pad.posts('general')[1]).toContain(
    'We tell two stories: up to 5 of every 10 people describe one job, about 5 in 10 another',
  );
  await staff[0]?.run('/mission results', 'general');
  expect(staff[0]?.text).not.toContain('Name the themes');
  await mina.run('/mission results', 'general');
  await mina.click('Name the themes');
  await mina.fill({ themes: ['0', '1'], name: 'Power <b> & light' });
  expect(mina.text).toContain('In the report it is now “Power <b> & light”: all');
  const post = pad.posts('general')[1] ?? '';
  expect(post, 'the range allows it').toContain('We tell one story: most of us describe the same job.');
  expect(post).toContain('Put together by hand: Power <b> & light, with fewer than 5 others, all. As found:');
  expect(post).toMatch(/lights.*: about 5 in 10/);
  expect((await onlyRound(pad.store)).report, 'what was frozen stays').toBe(before);
  await mina.click('Show as found');
  expect(pad.posts('general')[1]).toContain('We tell two stories');
});

test('the message has its pictures with their words, and its page, which runs nothing', async () => {
  const { pad, mina } = await splitRound();
  await mina.run('/mission action <script>alert(1)</script>', 'general');
  const blocks = pad.chat.messages('general')[1]?.view.blocks ?? [];
  const picture = blocks.find((block) => block.kind === 'picture');
  expect(picture?.alt).toMatch(/^What people say our shared job is\. .*about 5 in 10/);
  const file = blocks.find((block) => block.kind === 'file')?.file;
  const page = new TextDecoder().decode(file?.bytes);
  expect(file?.type).toBe('text/html');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<svg');
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('how it was found stands behind a button, in the report’s place, and leads back', async () => {
  const { pad, mina } = await splitRound();
  await mina.clickIn('general', 'How this was found');
  expect(mina.text).toContain('No group smaller than 5 is told apart');
  await mina.run('/mission results', 'general');
  await mina.click('How this was found');
  expect(mina.reply).toHaveProperty('replace');
  await mina.click('Back to the report');
  expect(mina.reply).toHaveProperty('replace');
  expect(mina.text).toContain('We tell two stories');
  expect(readReport((await onlyRound(pad.store)).report)?.kind).toBe('figures');
});
