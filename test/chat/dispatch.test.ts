import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { action, UserError, word } from '../../src/chat/asks.ts';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import { typedText } from '../../src/chat/input.ts';
import type { Call } from '../../src/chat/platform.ts';
import { note } from '../../src/chat/view.ts';
import { padWith } from '../../src/rituals/pad/index.ts';
import { ritual } from '../../src/rituals/ritual.ts';
import { chatDouble } from '../support/chat.ts';
import { temporaryStore } from '../support/database.ts';
import { openPad } from '../support/driver.ts';
import { memoryLog } from '../support/log.ts';

const secret = 'Mrs Khatun of Mirpur';

/** A ritual that does each thing a ritual can do. */
const echo = ritual(
  { name: 'echo', command: { name: 'echo', summary: 'pad.summary', bare: 'plain' } },
  {
    words: {
      plain: word({
        summary: 'pad.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async () => ({ show: note('plain') }),
      }),
      say: word({
        summary: 'pad.summary',
        options: [
          { name: 'n', kind: 'number', label: 'pad.save' },
          { name: 'text', kind: 'text', label: 'pad.option.person' },
        ],
        answers: 'message',
        values: z.object({ n: z.number(), text: typedText(10) }),
        run: async (_ctx, { n, text }) => ({ show: note(`${n}: ${text}`) }),
      }),
      'who is': word({
        summary: 'pad.summary',
        options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
        answers: 'message',
        values: z.object({ person: z.string() }),
        run: async (ctx, { person }) => ({ show: note((await ctx.personById(person)).name) }),
      }),
      guarded: word({
        summary: 'pad.summary',
        options: [],
        may: ['champion', 'admin'],
        answers: 'message',
        values: z.object({}),
        run: async () => ({ show: note('let in') }),
      }),
      fail: word({
        summary: 'pad.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async () => {
          throw new Error(`cannot save ${secret}`);
        },
      }),
      half: word({
        summary: 'pad.summary',
        run: async (ctx) => {
          await ctx.store.transaction((tx) => tx.person.updateMany({ data: { name: 'Another' } }));
          throw new Error('it cannot be shown');
        },
      }),
      refuse: word({
        summary: 'pad.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async () => {
          throw new UserError('chat.zoneUnknown');
        },
      }),
      form: word({
        summary: 'pad.summary',
        options: [],
        answers: 'form',
        values: z.object({}),
        run: async () => ({
          ask: {
            kind: 'form',
            title: 'Form',
            submit: 'Send',
            go: { to: 'echo.submit', args: ['1'] },
            fields: [{ kind: 'line', name: 'text', label: 'Text', max: 300 }],
          },
        }),
      }),
    },
    actions: {
      submit: action({
        answers: 'message',
        args: z.tuple([z.string()]),
        values: z.object({ text: typedText(10) }),
        run: async (_ctx, { args: [id], values: { text } }) => ({ show: note(`${id} ${text}`) }),
      }),
    },
  },
);

async function open(options: { locale?: string; admin?: boolean } = {}) {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: [echo, padWith([echo])] });
  return { pad, mina: await pad.person('Mina', options) };
}

describe('what is typed', () => {
  it('runs a word with its options, numbers in the digits of any script', async () => {
    const { mina } = await open();
    for (const three of ['3', '#3', '৩', '३']) {
      await mina.run(`/echo say ${three} Pricing`);
      expect(mina.text).toBe('3: Pricing');
    }
    await mina.run('/echo');
    expect(mina.text).toBe('plain');
  });

  it('reads people, and words of two parts', async () => {
    const { pad, mina } = await open();
    await pad.person('Rahim');
    await mina.run('/echo who is <@rahim|Rahim>');
    expect(mina.text).toBe('Rahim');
    await mina.run('/echo who is <@nobody|Nobody>');
    expect(mina.text).toContain('I do not know that person');
  });

  it('an unknown word is answered with what would have worked', async () => {
    const { mina } = await open();
    await mina.run('/echo shout');
    expect(mina.text).toContain('“shout”');
    expect(mina.text).toContain('/echo say');
    await mina.run('/nonsense');
    expect(mina.text).toBe('I do not know that command. Try /echo or /pad help.');
  });

  it('a wrong form is answered with the right one', async () => {
    const { mina } = await open();
    for (const wrong of ['/echo say', '/echo say Pricing', '/echo say 3', '/echo say 0 x', '/echo who is Rahim']) {
      await mina.run(wrong);
      expect(mina.text).toMatch(/Write it like this: \/echo (say|who is) [\w@]/);
    }
    await mina.run(`/echo say 3 ${'x'.repeat(11)}`);
    expect(mina.text).toContain('This is 1 character too long. Please write at most 10 characters.');
    expect(mina.text).toContain(`> ${'x'.repeat(9)}…`);
    expect(mina.text).toMatch(/\/echo say \w/);
  });

  it.each(['help', 'HELP', 'সাহায্য', 'সহায়তা', 'मद्दत', 'सहायता'])('%s names only what the person may use', async (help) => {
    const { mina, pad } = await open();
    await mina.run(`/echo ${help}`);
    expect(mina.text).toContain('/echo say');
    expect(mina.text).not.toContain('/echo guarded');
    const boss = await pad.person('Boss', { admin: true });
    await boss.run(`/echo ${help}`);
    expect(boss.text).toContain('/echo guarded');
  });

  it('/pad reaches every other command', async () => {
    const { mina } = await open();
    await mina.run('/pad echo say 3 Pricing');
    expect(mina.text).toBe('3: Pricing');
  });

  it('who may not is told who may', async () => {
    const { mina } = await open();
    await mina.run('/echo guarded');
    expect(mina.text).toContain('Only customer champions and admins');
    const boss = await open({ admin: true });
    await boss.mina.run('/echo guarded');
    expect(boss.mina.text).toBe('let in');
  });
});

describe('forms and buttons', () => {
  it('a field that is empty or too long says so, and nothing runs', async () => {
    const { mina } = await open();
    await mina.run('/echo form');
    await mina.fill({ text: '   ' });
    expect(mina.errors).toEqual({ text: 'Write something here.' });
    await mina.fill({ text: 'x'.repeat(11) });
    expect(mina.errors['text']).toContain('10');
    await mina.fill({ text: 'fine\0\ud800' });
    expect(mina.text).toBe('1 fine');
  });

  it('a button nobody knows any more says so', async () => {
    const { pad } = await open();
    const dispatch = dispatcher({
      store: pad.store,
      clock: pad.clock,
      log: memoryLog().log,
      rituals: [echo],
      platforms: [pad.chat],
    });
    for (const route of [
      { to: 'echo.gone', args: [] },
      { to: 'echo.submit', args: [] },
      { to: '__proto__', args: ['x'] },
    ]) {
      const reply = (await dispatch.answer(call({ kind: 'click', route })))?.reply;
      expect(reply && 'show' in reply && reply.show.summary).toContain('older version');
    }
  });
});

function call(ask: Call['ask'], id: string = crypto.randomUUID()): Call {
  return {
    id,
    platform: 'sandbox',
    workspace: { id: 'company', name: 'The company' },
    person: { id: 'mina', name: 'Mina', admin: false, kind: 'member' },
    place: { id: 'general', name: 'general', kind: 'channel' },
    ask,
  };
}

describe('what goes wrong', () => {
  it('a failure the person can mend is one sentence', async () => {
    const { mina } = await open();
    await mina.run('/echo refuse');
    expect(mina.text).toContain('I do not know that place');
  });

  it('nobody is told that nothing was changed where something was', async () => {
    const { log } = memoryLog();
    const store = await temporaryStore();
    const { answer } = dispatcher({
      store,
      clock: { now: () => new Date() },
      log,
      rituals: [echo],
      platforms: [chatDouble()],
    });
    const reply = (await answer(call({ kind: 'command', name: 'echo', text: 'half' })))?.reply;
    expect(reply && 'show' in reply ? reply.show.summary : '').toContain('it may be done');
    expect(await store.db.person.count({ where: { name: 'Another' } })).toBe(1);
  });

  it('anything else is shown with an id that the log has, and the log has nobody’s words', async () => {
    const { log, lines } = memoryLog();
    const store = await temporaryStore();
    const chat = chatDouble();
    const { answer } = dispatcher({ store, clock: { now: () => new Date() }, log, rituals: [echo], platforms: [chat] });
    const reply = (await answer(call({ kind: 'command', name: 'echo', text: `fail ${secret}` })))?.reply;
    const misused = reply && 'show' in reply ? reply.show.summary : '';
    expect(misused).toContain('Write it like this');
    const failed = (await answer(call({ kind: 'command', name: 'echo', text: 'fail' })))?.reply;
    const said = failed && 'show' in failed ? failed.show.summary : '';
    const id = /number: (\w{8})$/.exec(said)?.[1];
    expect(lines().find((line) => line['id'] === id)).toMatchObject({ ask: '/echo', failure: { name: 'Error' } });
    expect(JSON.stringify(lines())).not.toContain('Khatun');
  });

  it('the same interaction is answered once', async () => {
    const store = await temporaryStore();
    const clock = { now: () => new Date() };
    const wiring = { store, clock, log: memoryLog().log, rituals: [echo], platforms: [chatDouble()] };
    const instances = [dispatcher(wiring), dispatcher(wiring)];
    const twice = call({ kind: 'command', name: 'echo', text: '' });
    const replies = await Promise.all(instances.map(({ answer }) => answer(twice)));
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
  });
});

describe('the offer to speak another language', () => {
  it('comes once, in that language, to whoever writes in it', async () => {
    const { mina } = await open();
    await mina.run('/echo say 1 দামের কথা');
    expect(mina.text).toContain('বাংলায় কথা বলব?');
    await mina.run('/echo say 1 দামের কথা');
    expect(mina.text).not.toContain('বাংলায়');
  });

  it('is taken up with one click', async () => {
    const { mina } = await open();
    await mina.run('/echo say 1 मूल्य');
    await mina.click('हुन्छ, नेपालीमा');
    await mina.run('/echo shout');
    expect(mina.text).toContain('भन्ने यहाँ केही थाहा छैन');
  });

  it('is not made to whoever has that language already', async () => {
    const { mina } = await open({ locale: 'bn-BD' });
    await mina.run('/echo say 1 দামের কথা');
    expect(mina.text).toBe('1: দামের কথা');
  });
});
