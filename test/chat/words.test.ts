import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../src/chat/discord/commands.ts';
import { longest } from '../../src/chat/input.ts';
import { messageOf } from '../../src/chat/slack/draw/render.ts';
import type { View } from '../../src/chat/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import { openPad, textOf } from '../support/driver.ts';
import { allRituals } from '../support/rituals.ts';
import { openBot } from '../support/slack/bot.ts';
import { ids } from '../support/slack/company.ts';

const now = '2026-12-01T04:00:00Z';
const when = new Date('2026-12-02T04:30:00Z');
/** Turns the direction of what follows, and back; sets one apart. */
const turns = /[\u202A-\u202E\u2066-\u206F]/;
const turned = 'Tea \u202Eni snit\u202C for \u2067all\u2069';

describe('what is written', () => {
  it('after a word has a most, which is what the word takes, and Discord tells it beforehand', () => {
    for (const { command, words } of allRituals()) {
      for (const [name, word] of Object.entries(words)) {
        const text = word.options.find(({ kind }) => kind === 'text');
        if (!text || text.complete) continue;
        const others = Object.fromEntries(
          word.options.map((one) => [one.name, one.kind === 'number' ? 1 : (one.choices?.[0] ?? 'x')]),
        );
        const takes = (length: number) => word.values.safeParse({ ...others, [text.name]: 'x'.repeat(length) }).success;
        const most = text.max ?? longest;
        expect([`/${command.name} ${name}`, takes(most), takes(most + 1)]).toEqual([
          `/${command.name} ${name}`,
          true,
          false,
        ]);
      }
    }
    const told = JSON.stringify(commandsOf(allRituals()));
    const texts = told.match(/\{"type":3,"name":"[^"]*","description"[^{}]*?\}/g) ?? [];
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((one) => !one.includes('max_length') && !one.includes('choices'))).toEqual([]);
  });

  it.each(locales)('too long comes back shortened, with how much it is too long, in %s', async (locale) => {
    const pad = await openPad({ now });
    const anika = await pad.person('Anika', { locale, timeZone: 'Asia/Dhaka' });
    const t = translator(locale, 'UTC');
    await anika.run(`/idea search ${'চা '.repeat(70)}কফি`);
    expect(anika.text).toContain(t('chat.tooLong', { limit: 200, over: 13 }));
    expect(anika.text).toContain(t('chat.shortened'));
    const back = anika.text.split('\n').find((line) => line.startsWith('> ')) ?? '';
    expect(back).toMatch(/^> চা চা .*…$/);
    expect([...back.slice(2)].length).toBeLessThanOrEqual(200);
  });

  it('turns nothing around it where it is shown, and stays as it was typed', async () => {
    const pad = await openPad({ now });
    const mina = await pad.person('Mi\u202Ena', { timeZone: 'Asia/Dhaka' });
    const maya = await pad.person('Maya', { admin: true, timeZone: 'Asia/Dhaka' });
    await mina.run(`/idea add ${turned}`, 'tea');
    expect((await pad.store.db.idea.findFirstOrThrow()).title).toBe(turned);
    const shown: unknown[] = [mina.reply];
    for (const typed of ['/idea show 1', '/idea list', `/idea ${turned}`, '/idea share 1', '/pad home']) {
      await maya.run(typed, 'tea');
      shown.push(maya.reply);
    }
    await mina.click('Fill in the rest');
    shown.push(mina.reply);
    await pad.pass('1 day');
    shown.push(pad.chat.all().map(({ view }) => view));
    expect(JSON.stringify(shown)).toContain('Tea ni snit for all');
    expect(JSON.stringify(shown)).not.toMatch(turns);
  });
});

describe('a vote', () => {
  it('by a button says what it wants, so that pressed twice it is one', async () => {
    const pad = await openPad({ now });
    const mina = await pad.person('Mina', { timeZone: 'Asia/Dhaka' });
    const rafi = await pad.person('Rafi', { timeZone: 'Asia/Dhaka' });
    await mina.run('/idea add Tea in small tins', 'tea');
    await mina.run('/idea share 1', 'tea');
    const votes = async () => (await pad.store.db.idea.findFirstOrThrow()).voteCount;
    await rafi.clickIn('tea', 'Vote');
    await rafi.clickIn('tea', 'Vote');
    expect(await votes()).toBe(1);
    await mina.run('/idea show 1', 'tea');
    const before = mina.shown?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
    const vote = before?.find(({ label }) => label === 'Vote');
    if (vote?.kind !== 'button') throw new Error('no vote');
    await mina.press(vote);
    await mina.press(vote);
    expect(await votes()).toBe(2);
    await rafi.clickIn('tea', 'Vote');
    await rafi.click('Undo');
    expect(await votes()).toBe(1);
  });
});

describe.each(locales)('the home page, in %s', (locale) => {
  it('greets a newcomer with what this is, and leads to help, language and zone, settings, and who can help', async () => {
    const pad = await openPad({ now });
    const t = translator(locale, 'UTC');
    const maya = await pad.person('Maya', { admin: true, locale });
    const tanvir = await pad.person('Tanvir', { locale });
    await tanvir.home();
    expect(tanvir.text.split('\n')[1]).toBe(t('pad.help.text'));
    expect(tanvir.text).toContain(`[${t('pad.help.button')}] [${t('pad.me.button')}] [${t('pad.about.button')}]`);
    await maya.home();
    expect(maya.text).toContain(`[${t('pad.me.button')}] [${t('pad.settings.title')}] [${t('pad.about.button')}]`);
    await tanvir.click(t('pad.help.button'));
    expect(tanvir.text).toContain('/idea help: ');
    await tanvir.home();
    await tanvir.click(t('pad.about.button'));
    expect(tanvir.text).toContain(`${t('pad.about.admins')}: @Maya`);
    await tanvir.home();
    await tanvir.click(t('pad.me.button'));
    expect(tanvir.form?.title).toBe(t('pad.me.title'));
  });
});

describe('in Slack', () => {
  it.each([
    ['bn', ids.anika],
    ['en', ids.grace],
  ] as const)('windows close, and dates for one reader are written, in %s', async (locale, id) => {
    const bot = await openBot({ now });
    const t = translator(locale, 'UTC');
    const person = bot.person(id);
    await person.command('/idea new', ids.general);
    expect(person.view?.close?.text).toBe(t('chat.close'));
    person.closeWindow();
    const view: View = { kind: 'view', summary: 'When', blocks: [{ kind: 'text', text: ['By ', { time: when }] }] };
    const reader = { locale, timeZone: 'Asia/Dhaka' };
    const { workspace } = bot;
    await bot.chat.post({ workspace, person: id }, view, 'words:1', reader);
    await bot.chat.post({ workspace, channel: ids.general }, view, 'words:2', reader);
    const [own, all] = bot.double.workspace.messages.slice(-2);
    expect(JSON.stringify(all?.blocks)).toContain('"date"');
    expect(JSON.stringify(own?.blocks).includes('"date"')).toBe(locale === 'en');
    if (locale === 'bn') expect(JSON.stringify(own?.blocks)).toContain('আগামীকাল সকাল ১০টা ৩০');
    expect(bot.double.complaints).toEqual([]);
    await bot.close();
  });

  it('what screen readers read is the whole of a message, times in the reader’s words', () => {
    const view: View = {
      kind: 'view',
      summary: 'Idea #1',
      blocks: [
        { kind: 'heading', text: 'Idea #1' },
        { kind: 'facts', facts: [{ label: 'By', value: [{ person: 'U1', name: 'Mina' }, ' <', { time: when }] }] },
        { kind: 'bars', bars: [{ label: 'We agree', share: 0.5, caption: '2 of 4' }] },
        { kind: 'entry', text: 'Tea', detail: 'in small tins' },
        { kind: 'controls', controls: [{ kind: 'button', label: 'Vote', go: { to: 'ideas.vote' } }] },
      ],
    };
    const drawing = {
      locale: 'ne',
      timeZone: 'Asia/Kathmandu',
      now: new Date(now),
      alone: true,
      files: new Map(),
    } as const;
    expect(messageOf(view, drawing).text.split('\n')).toEqual([
      'Idea #1',
      expect.stringMatching(/^By: @Mina &lt;.*१०:१५/),
      'We agree: 2 of 4',
      'Tea',
      'in small tins',
    ]);
    const long = { ...view, blocks: [{ kind: 'text', text: 'x'.repeat(9000) } as const] };
    expect(messageOf(long, drawing).text.length).toBeLessThanOrEqual(3000);
    expect(textOf(view)).toContain('[Vote]');
  });
});
