import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/chat/platform.ts';
import { colleagues } from '../../../src/chat/sandbox/company.ts';
import type { Outcome, PageAction, State } from '../../../src/chat/sandbox/protocol.ts';
import { fonts } from '../../../src/chat/sandbox/server/assets.ts';
import { note } from '../../../src/chat/view.ts';
import { unturned } from '../../../src/i18n/text.ts';
import { everyForm, everyView, hostile } from '../../support/everyview.ts';
import { type OpenOptions, type OpenSandbox, openSandbox, sampleReplies } from '../../support/sandboxpage.ts';

const open: OpenSandbox[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function opened(options: OpenOptions = {}): Promise<OpenSandbox & { calls: Call[] }> {
  const calls: Call[] = [];
  const replies = options.replies ?? sampleReplies;
  const one = await openSandbox({
    ...options,
    replies: (call) => {
      calls.push(call);
      return replies(call);
    },
  });
  open.push(one);
  return { ...one, calls };
}

function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function act(url: string, what: PageAction['what'], rest: Partial<PageAction> = {}): Promise<Outcome> {
  const response = await post(url, '/sandbox/do', {
    id: randomUUID(),
    person: 'maya',
    place: 'general',
    ...rest,
    what,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Outcome;
}

async function state(url: string, person = 'maya', place = 'general', count = 100): Promise<State> {
  const query = new URLSearchParams({ person, place, count: String(count) });
  const response = await fetch(`${url}/sandbox/state?${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as State;
}

const say = (text: string): PageAction['what'] => ({ kind: 'say', text });

/** fetch sets Host itself; here it is the test's. */
function statusWith(url: string, method: string, path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(
      method === 'POST' ? JSON.stringify({ id: randomUUID(), person: 'maya', place: 'general', what: say('hi') }) : '',
    );
  });
}

describe('who may use the page', () => {
  it('answers only at its own address on this machine', async () => {
    const { url } = await opened();
    const { port } = new URL(url);
    for (const [host, status] of [
      [`127.0.0.1:${port}`, 200],
      [`localhost:${port}`, 200],
      [`[::1]:${port}`, 200],
      ['127.0.0.1', 403],
      [`127.0.0.1:${Number(port) + 1}`, 403],
      [`evil.example:${port}`, 403],
      [`localhost.evil.example:${port}`, 403],
    ] as const) {
      for (const path of ['/', '/sandbox/state']) {
        expect([host, path, await statusWith(url, 'GET', path, { Host: host })]).toEqual([host, path, status]);
      }
    }
  });

  it('refuses what another page sends, and nothing of it is done', async () => {
    const { url, calls, store } = await opened();
    const { host, port } = new URL(url);
    const json = { 'Content-Type': 'application/json', Host: host };
    for (const Origin of ['https://evil.example', 'null', `https://${host}`, `http://localhost:${port}`, undefined]) {
      const headers = { ...json, ...(Origin !== undefined && { Origin }) };
      expect([Origin, await statusWith(url, 'POST', '/sandbox/do', headers)]).toEqual([Origin, 403]);
    }
    expect(calls).toEqual([]);
    expect(await store.db.sandboxMessage.count()).toBe(0);
    expect(await statusWith(url, 'POST', '/sandbox/do', { ...json, Origin: url })).toBe(200);
    expect(await store.db.sandboxMessage.count()).toBe(1);
  });

  it('says why in a language the browser asks for', async () => {
    const { url } = await opened();
    const refused = async (language: string): Promise<string> => {
      const headers = { Origin: 'https://evil.example', 'Accept-Language': language };
      return ((await (await post(url, '/sandbox/do', {}, headers)).json()) as { sorry: string }).sorry;
    };
    expect(await refused('bn-BD,bn;q=0.9')).toContain('খোলা গেল না');
    expect(await refused('de')).toMatch(/^Refused: /);
  });

  it('lets nothing but its own files run', async () => {
    const { url } = await opened();
    const page = await fetch(`${url}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const scripts = (await page.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((tag) => !tag.includes('src='))).toEqual(['<script type="importmap">']);
  });

  it('leaves other paths to whoever comes next', async () => {
    const { url } = await opened();
    expect((await fetch(`${url}/healthz`)).headers.get('content-security-policy')).not.toContain('trusted-types');
    expect((await fetch(`${url}/sandbox/nothing`)).status).toBe(404);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no JSON', '{"id":'],
    ['no object', '[1]'],
    ['nothing', ''],
    ['too long', { what: { kind: 'say', text: 'x'.repeat(300_000) } }],
    ['a text past what a field takes', { what: { kind: 'say', text: 'x'.repeat(60_000) } }],
    ['an empty text', { what: { kind: 'say', text: ' \n ' } }],
    ['an unknown action', { what: { kind: 'shout', text: 'x' } }],
    ['an id of our own making', { id: 'first', what: { kind: 'home' } }],
    ['a route with a number', { what: { kind: 'click', route: { to: 'sample.show', args: [1] } } }],
    ['something more', { what: { kind: 'home' }, admin: true }],
  ])('%s is refused, and nothing is touched', async (_, body) => {
    const { url, calls, store, lines } = await opened();
    const whole = typeof body === 'string' ? body : { id: randomUUID(), person: 'maya', place: 'general', ...body };
    const response = await post(url, '/sandbox/do', whole);
    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()) as object)).toEqual(['sorry']);
    expect(calls).toEqual([]);
    expect(await store.db.sandboxMessage.count()).toBe(0);
    expect(await store.db.person.count()).toBe(0);
    expect(lines()).toEqual([]);
  });

  it('nobody, and a place that is not theirs, are not found', async () => {
    const { url, calls } = await opened();
    for (const where of [
      { person: 'nobody' },
      { place: 'attic' },
      { person: 'owen', place: 'support' },
      { place: 'direct:owen' },
    ]) {
      const body = { id: randomUUID(), person: 'maya', place: 'general', what: say('hello'), ...where };
      expect((await post(url, '/sandbox/do', body)).status).toBe(404);
    }
    expect(calls).toEqual([]);
  });

  it('a message past 3,000 characters is not sent, and the limit is said', async () => {
    const { url, store } = await opened();
    expect(await act(url, say('ক'.repeat(3001)))).toMatchObject({ fields: { text: expect.stringContaining('3,000') } });
    expect(await store.db.sandboxMessage.count()).toBe(0);
    expect(await act(url, say('ক'.repeat(3000)))).toEqual({ kind: 'done' });
  });
});

describe('what people do', () => {
  it('a message is seen by everybody in the channel, and sent twice it is there once', async () => {
    const { url, calls } = await opened();
    const id = randomUUID();
    await Promise.all([act(url, say(hostile), { id }), act(url, say(hostile), { id })]);
    const { messages } = await state(url, 'luis');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      author: { name: 'Maya Thompson' },
      body: { text: unturned(hostile) },
      only: null,
    });
    expect(calls).toEqual([]);
  });

  it('a line that begins with / is a command, with people and channels as it expects them', async () => {
    const { url, calls } = await opened();
    await act(url, say('/Agenda add Tea for @Anika Rahman and @grace in #support, not a@b'));
    expect(calls[0]).toMatchObject({
      platform: 'sandbox',
      workspace: { id: 'sandbox' },
      person: { id: 'maya', admin: true, timeZone: 'America/New_York' },
      place: { id: 'general', kind: 'channel' },
      ask: {
        kind: 'command',
        name: 'agenda',
        text: 'add Tea for <@anika|Anika Rahman> and <@grace|Grace Okafor> in <#support|support>, not a@b',
      },
    });
  });

  it('what is answered is seen by one person in one place, and never kept in the database', async () => {
    const { url, store } = await opened();
    await act(url, say('/every'));
    const mine = await state(url);
    expect(mine.messages).toMatchObject([{ author: null, only: { asked: '/every' } }]);
    expect((await state(url, 'maya', 'support')).messages).toEqual([]);
    expect((await state(url, 'grace')).messages).toEqual([]);
    expect(await store.db.sandboxMessage.count()).toBe(0);
    expect(await store.db.sandboxFile.count()).toBe(0);

    await post(url, '/sandbox/dismiss', { person: 'grace', reply: mine.messages[0]?.id });
    expect((await state(url)).messages).toHaveLength(1);
    await post(url, '/sandbox/dismiss', { person: 'maya', reply: mine.messages[0]?.id });
    expect((await state(url)).messages).toEqual([]);
  });

  it('the last fifty private answers are there', async () => {
    const { url } = await opened();
    for (let n = 1; n <= 52; n++) await act(url, say(`/echo ${n}`));
    const { messages } = await state(url);
    expect(messages.map(({ only }) => only?.asked)).toEqual(Array.from({ length: 50 }, (_, n) => `/echo ${n + 3}`));
  });

  it('an answer in place of a private one replaces it; what everybody sees stays', async () => {
    const { url, chat } = await opened();
    const reader = { locale: 'en', timeZone: 'UTC' } as const;
    const { message } = await chat.post({ workspace: 'sandbox', channel: 'general' }, everyView, 'k', reader);
    await act(url, say('/every'));
    const replace = { kind: 'click', route: { to: 'sample.replace', args: [] } } as const;
    const own = (await state(url)).messages.find(({ only }) => only)?.id;
    await act(url, replace, { from: own });
    await act(url, replace, { from: message });
    const summaries = (await state(url)).messages.map(({ body, only }) => [
      'view' in body && body.view.summary,
      only !== null,
    ]);
    expect(summaries).toEqual([
      ['Every kind of block', false],
      ['Done, in its place.', true],
      ['Done, in its place.', true],
    ]);
  });

  it('in a direct message the bot’s own words may be replaced', async () => {
    const { url, chat } = await opened();
    const reader = { locale: 'en', timeZone: 'UTC' } as const;
    const { message } = await chat.post({ workspace: 'sandbox', person: 'maya' }, note('Your turn'), 'turn', reader);
    const place = 'direct:maya';
    await act(url, { kind: 'click', route: { to: 'sample.replace', args: [] } }, { place, from: message });
    const { messages } = await state(url, 'maya', place);
    expect(messages).toMatchObject([{ body: { view: { summary: 'Done, in its place.' } }, edited: true }]);
  });

  it('a form comes with its times said, is refused at its fields, and then taken', async () => {
    const { url, calls } = await opened();
    const asked = await act(url, { kind: 'click', route: { to: 'sample.form', args: [] } });
    expect(asked).toMatchObject({ kind: 'form', form: { title: everyForm.title } });
    expect(JSON.stringify(asked)).toContain('"iso":"2026-12-02T04:30:00.000Z"');
    const route = { to: 'sample.save', args: ['first'] };
    expect(await act(url, { kind: 'submit', route, values: { title: ' ' } })).toEqual({
      kind: 'reject',
      fields: { title: 'Write something here.' },
    });
    const values = { title: 'Tea', days: ['a', 'b'] };
    expect(await act(url, { kind: 'submit', route, values })).toMatchObject({ kind: 'form' });
    expect(calls.at(-1)?.ask).toEqual({ kind: 'submit', route, values });
  });

  it('an answer given before stays silent', async () => {
    const { url } = await opened({ replies: () => null });
    expect(await act(url, say('/agenda'))).toEqual({ kind: 'done' });
    expect((await state(url)).messages).toEqual([]);
  });

  it('a message can be taken up by its shortcut', async () => {
    const { url, calls } = await opened();
    await act(url, say('Smaller tins'));
    const message = (await state(url)).messages[0]?.id ?? '';
    await act(url, { kind: 'shortcut', name: 'ideas.save', message }, { person: 'grace' });
    expect(calls[0]).toMatchObject({
      person: { id: 'grace' },
      ask: { kind: 'shortcut', to: 'ideas.save', text: 'Smaller tins' },
    });
  });

  it('what fails inside is told by a number that the log has, and nothing else', async () => {
    const { url, lines } = await opened({
      replies: () => {
        throw new Error('a secret');
      },
    });
    const body = { id: randomUUID(), person: 'maya', place: 'general', what: say('/agenda secret') };
    const response = await post(url, '/sandbox/do', body);
    const { sorry } = (await response.json()) as { sorry: string };
    expect(response.status).toBe(500);
    expect(sorry).toContain(lines()[0]?.['id']);
    expect(JSON.stringify(lines())).not.toContain('secret');
  });
});

describe('what the page is given', () => {
  it('speaks the language of whom one is, with the times of where they are', async () => {
    const { url } = await opened();
    const bengali = await state(url, 'anika');
    expect(bengali).toMatchObject({ locale: 'bn', me: { about: 'গ্রাহকসেবার দলনেতা, ঢাকা', time: 'সকাল ১০টা ৩০' } });
    expect(bengali.words['sandbox.send']).toBe('পাঠান');
    expect(await state(url, 'sunita')).toMatchObject({ locale: 'ne', me: { time: 'बिहान १०:१५ बजे' } });
    expect(await state(url, 'luis')).toMatchObject({ locale: 'en', me: { language: 'English', time: '11:30 PM' } });
    expect(bengali.people).toHaveLength(colleagues.length);
  });

  it('follows what a person chose and became', async () => {
    const { url, store } = await opened();
    await state(url, 'anika');
    await store.db.person.updateMany({ where: { externalId: 'anika' }, data: { locale: 'en', champion: 'yes' } });
    expect(await state(url, 'anika')).toMatchObject({ locale: 'en', me: { champion: true, language: 'English' } });
  });

  it('shows a place to its people alone', async () => {
    const { url } = await opened();
    const places = (person: State): string[] => person.places.map(({ id }) => id);
    expect(places(await state(url, 'owen', 'home'))).toEqual([
      'home',
      'general',
      'everyone',
      'shop-floor',
      'direct:owen',
    ]);
    const query = new URLSearchParams({ person: 'owen', place: 'support' });
    expect((await fetch(`${url}/sandbox/state?${query}`)).status).toBe(404);
  });

  it('has the latest hundred messages, and more when asked', async () => {
    const { url, chat } = await opened();
    const reader = { locale: 'en', timeZone: 'UTC' } as const;
    const to = { workspace: 'sandbox', channel: 'general' };
    for (let n = 1; n <= 103; n++) await chat.post(to, note(`Message ${n}`), `k${n}`, reader);
    const last = await state(url);
    expect([last.messages.length, last.earlier]).toEqual([100, true]);
    const all = await state(url, 'maya', 'general', 200);
    expect([all.messages.length, all.earlier]).toEqual([103, false]);
  });

  it('serves the fonts and the library it names', async () => {
    const { url } = await opened();
    for (const name of fonts.keys()) expect((await fetch(`${url}/sandbox/fonts/${name}`)).status).toBe(200);
    for (const file of [
      'lit-html.js',
      'directives/repeat.js',
      'directives/ref.js',
      'directives/live.js',
      'directives/keyed.js',
    ]) {
      expect((await fetch(`${url}/sandbox/lit/${file}`)).headers.get('content-type')).toContain('javascript');
    }
    expect((await fetch(`${url}/sandbox/fonts/..%2fserver.ts`)).status).toBe(404);
  });

  it('gives pictures and files, which run nothing', async () => {
    const { url, chat } = await opened();
    const reader = { locale: 'en', timeZone: 'UTC' } as const;
    await chat.post({ workspace: 'sandbox', channel: 'general' }, everyView, 'k', reader);
    await act(url, say('/every'));
    const drawn = JSON.stringify((await state(url)).messages);
    const ids = [...drawn.matchAll(/"file":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(4);
    for (const id of ids) {
      const response = await fetch(`${url}/sandbox/files/${id}`);
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      const isFile = response.headers.get('content-type')?.includes('csv');
      expect(response.headers.get('content-disposition')).toBe(isFile ? 'attachment; filename=ideas.csv' : null);
    }
    expect((await fetch(`${url}/sandbox/files/${randomUUID()}`)).status).toBe(404);
  });

  it('gives the pictures of the home page also to a browser that has asked for it once more meanwhile', async () => {
    const { url } = await opened();
    const shown = JSON.stringify(await act(url, { kind: 'home' }));
    await act(url, { kind: 'home' });
    const ids = [...shown.matchAll(/"file":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect((await fetch(`${url}/sandbox/files/${id}`)).status).toBe(200);
  });
});

describe('passing time', () => {
  it('is done by whoever owns the clock, and said in the reader’s language', async () => {
    const passed: unknown[] = [];
    const { url } = await opened({
      guide: {
        next: async () => ({
          at: new Date('2026-12-01T05:00:00Z'),
          command: '/idea',
          people: [{ name: 'Grace Okafor' }],
          place: null,
        }),
        passTime: async (to) => {
          passed.push(to);
          return new Date('2026-12-01T05:00:00Z');
        },
      },
    });
    expect((await state(url, 'anika')).clock.pass?.next).toBe('এরপর: আজ সকাল ১১টা, Grace Okafor-এর জন্য /idea');
    const response = await post(url, '/sandbox/pass-time', { person: 'anika', to: { kind: 'next' } });
    expect(await response.json()).toEqual({ said: 'এখন মঙ্গলবার, ১ ডিসেম্বর, সকাল ১১টা।', happened: [] });
    // once more, for nobody could see anything; the clock stood still then
    expect(passed).toEqual([{ kind: 'next' }, { kind: 'next' }]);
  });

  it.each([{ kind: 'by', ms: -1 }, { kind: 'by', ms: 1e15 }, { kind: 'back' }])('%o is refused', async (to) => {
    const { url } = await opened({ guide: { passTime: () => Promise.reject(new Error('must not be asked')) } });
    expect((await post(url, '/sandbox/pass-time', { person: 'maya', to })).status).toBe(400);
  });

  it('is not there where a real platform is set up', async () => {
    const { url } = await opened();
    expect((await post(url, '/sandbox/pass-time', { person: 'maya', to: { kind: 'next' } })).status).toBe(404);
    expect((await state(url)).clock.pass).toBeNull();
  });
});

describe('live', () => {
  it('tells whoever watches that something changed', async () => {
    const { url, chat } = await opened();
    const watching = await fetch(`${url}/sandbox/live`);
    const reader = watching.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('retry');
    await chat.post({ workspace: 'sandbox', channel: 'general' }, note('Hello'), 'k', {
      locale: 'en',
      timeZone: 'UTC',
    });
    expect((await reader?.read())?.value).toContain('event: changed');
  });
});
