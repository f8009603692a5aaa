import { expect, test } from 'vitest';
import type { Attachment } from '../../../src/chat/view.ts';
import { missionWith } from '../../../src/rituals/mission/index.ts';
import { openSandbox } from '../../support/sandboxpage.ts';
import { picturesHere } from '../../support/services.ts';
import { answer, close, company, openMission, services } from './support.ts';

/** What the page is made of; there is no link, picture, script or form among them. */
const known =
  /^(html|head|meta|title|style|body|main|header|p|h1|h2|h3|section|details|summary|figure|blockquote|ul|li|span|b|i|u|svg|g|path|rect|text|defs|clippath)$/;

const hostile = [
  '<script>alert(1)</script> lights at home',
  '"><img src=x onerror=alert(2)> lights at home',
  "'><a href=javascript:alert(3)>lights</a> at home",
  '</style><iframe src=//evil.example></iframe> lights at home',
  '</p></main></body><form action=//evil.example> lights at home',
  '<svg onload=alert(4)> lights at home',
  'https://evil.example/lights javascript:alert(5) home',
  '&lt;script&gt; lights &amp; home {a|b}',
];

async function posted() {
  const pad = await openMission({ rituals: [missionWith({ ...services, pictures: picturesHere() })] });
  const { mina, staff } = await company(pad, 12);
  await mina.run('/mission ask channel', 'general');
  for (const [n, one] of [mina, ...staff].entries()) {
    const words = hostile[n % hostile.length] ?? '';
    await answer(one, words, words, [4, 3, 5]);
    if (one === mina) await mina.click('Show mine with my name');
  }
  await close(mina);
  await mina.run('/mission results', 'general');
  await mina.click('Name the themes');
  await mina.fill({ themes: ['0'], name: hostile[0] ?? '' });
  await mina.run(`/mission action ${hostile[1]}`, 'general');
  const view = pad.chat.messages('general')[1]?.view;
  const file = view?.blocks.flatMap((block): Attachment[] => (block.kind === 'file' ? [block.file] : []))[0];
  if (!view || !file) throw new Error('no page');
  return { view, page: new TextDecoder().decode(file.bytes) };
}

test('a page made of hostile words runs nothing, links nowhere and loads nothing', async () => {
  const { page } = await posted();
  const tags = [...page.matchAll(/<(\/?)([a-z][\w:-]*)([^<>]*)>/gi)];
  expect(tags.length).toBeGreaterThan(60);
  expect(tags.map(([, , name = '']) => name.toLowerCase()).filter((name) => !known.test(name))).toEqual([]);
  expect(tags.filter(([, , , rest = '']) => /\s(on\w+|href|src|action|xlink:href)\s*=/i.test(rest))).toEqual([]);
  // what was said is there to be read: by the leader, without names, as a theme's name and as what follows
  for (const words of hostile.slice(0, 2)) {
    const shown = words.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    expect(page.split(shown).length).toBeGreaterThan(2);
  }
  expect(page).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
  );
});

test('the sandbox gives it as a download, and even opened there it may run nothing', async () => {
  const { view } = await posted();
  const { url, chat, close } = await openSandbox();
  await chat.post({ workspace: 'sandbox', channel: 'general' }, view, 'k', { locale: 'en', timeZone: 'UTC' });
  const state = await (await fetch(`${url}/sandbox/state?person=maya&place=general`)).text();
  const [, id] = /"file":"([^"]+)","name":"report-[\d-]+\.html"/.exec(state) ?? [];
  const response = await fetch(`${url}/sandbox/files/${id}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?report-[\d-]+\.html/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
  await close();
});
