import { afterEach, describe, expect, it } from 'vitest';
import type { Call, Reply } from '../../../src/chat/platform.ts';
import { note } from '../../../src/chat/view.ts';
import { ids } from '../../support/slack/company.ts';
import { signed } from '../../support/slack/double.ts';
import { type Mode, openStage, type Stage, type StageOptions } from '../../support/slack/stage.ts';

const open: Stage[] = [];
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function opened(options: StageOptions & { reply?: (call: Call) => Reply | Promise<Reply> } = {}) {
  const calls: Call[] = [];
  const { reply = ({ ask }) => ({ show: note(`heard ${ask.kind}`) }), ...rest } = options;
  const stage = await openStage({
    ...rest,
    replies: (call) => {
      calls.push(call);
      return reply(call);
    },
  });
  open.push(stage);
  return { ...stage, calls };
}

const form = 'application/x-www-form-urlencoded';
const now = () => Math.floor(Date.now() / 1000);
const command = new URLSearchParams({
  command: '/idea',
  text: 'add Tea',
  user_id: ids.maya,
  user_name: 'maya',
  channel_id: ids.general,
  channel_name: 'general',
  trigger_id: 't1',
  response_url: 'http://127.0.0.1:1/none',
  team_id: 'T0PAD',
}).toString();

describe('requests that Slack did not send', () => {
  it('are refused with 401 when unsigned, wrongly signed, or older than five minutes, and touch nothing', async () => {
    const { double, calls, store, url } = await opened();
    const rows = () => Promise.all([store.db.person.count(), store.db.place.count(), store.db.answered.count()]);
    const before = await rows();
    const bad = [
      { 'X-Slack-Signature': '' },
      { 'X-Slack-Signature': 'v0=00' },
      { 'X-Slack-Signature': 'nonsense' },
      signed(command, now(), 'another secret'),
      signed(command, now() - 400),
      { ...signed(command, now()), 'X-Slack-Request-Timestamp': 'yesterday' },
    ];
    for (const headers of bad) expect((await double.send(command, form, headers)).status).toBe(401);
    const bare = await fetch(url ?? '', { method: 'POST', headers: { 'Content-Type': form }, body: command });
    expect(bare.status).toBe(401);
    expect(calls).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('are refused with 400 when signed but malformed', async () => {
    const { double, calls } = await opened();
    const bad: [string, string][] = [
      ['{', 'application/json'],
      ['null', 'application/json'],
      ['[]', 'application/json'],
      ['"text"', 'application/json'],
      ['{}', 'application/json'],
      ['{"event":{}}', 'application/json'],
      ['payload=%7B', form],
      ['payload=%7B%22type%22%3A%22block_actions%22%7D', form],
      ['command=%2Fidea', form],
    ];
    for (const [body, type] of bad) expect([body, (await double.send(body, type)).status]).toEqual([body, 400]);
    expect(calls).toEqual([]);
  });

  it('says the challenge back, which is how Slack checks the address', async () => {
    const { double } = await opened();
    const said = await double.send(JSON.stringify({ type: 'url_verification', challenge: 'c1' }), 'application/json');
    expect(said).toMatchObject({ status: 200, body: { challenge: 'c1' } });
  });
});

describe.each<Mode>(['http', 'socket'])('what Slack sends over %s', (mode) => {
  it('is answered in time and logged where its kind is unknown', async () => {
    const { double, calls, lines } = await opened({ mode });
    const { status, ms } = await double.deliver('interactive', { type: 'workflow_step_edit', user: { id: ids.maya } });
    expect(status).toBe(200);
    expect(ms).toBeLessThan(1000);
    expect(calls).toEqual([]);
    expect(lines()).toContainEqual(expect.objectContaining({ type: 'workflow_step_edit' }));
    const event = await double.event({ type: 'pin_added', user: ids.maya });
    expect(event.status).toBe(200);
  });
});

describe('answers that fail', () => {
  it('tells a number that the log has, when the answer fails', async () => {
    const { person, lines } = await opened({ reply: () => Promise.reject(new Error('the database is gone')) });
    const maya = person(ids.maya);
    await maya.command('/idea add Tea', 'general');
    const [, id] = /this number: (\w+)/.exec(maya.text) ?? [];
    expect(lines().filter((line) => line['id'] === id)).toHaveLength(1);
    expect(JSON.stringify(lines())).not.toContain('the database is gone');
  });

  it('answers everybody while the database does not', async () => {
    const { person, store } = await opened();
    const maya = person(ids.maya);
    await maya.command('/idea add Tea', 'general');
    await store.db.$executeRawUnsafe('ALTER TABLE "Person" RENAME TO "PersonGone"');
    await maya.command('/idea add Sugar', 'general');
    expect(maya.ack?.status).toBe(200);
    expect(maya.text).toMatch(/tell your admin this number: \w+/);
  });

  it('still answers when the response_url is used up: as a message of its own, to that person alone', async () => {
    const { person, double } = await opened({
      reply: ({ ask }) => (ask.kind === 'command' ? { show: note('Press', [press]) } : { show: note('Pressed.') }),
    });
    const maya = person(ids.maya);
    await maya.command('/idea list', 'general');
    const url = double.newResponseUrl(ids.maya, ids.general, null);
    const body = JSON.stringify({ text: 'x', blocks: [] });
    for (let use = 0; use < 5; use++) {
      const used = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      expect(used.status).toBe(200);
    }
    double.newResponseUrl = () => url;
    await maya.press('Press');
    expect(maya.text).toBe('Pressed.');
    expect(double.complaints).toEqual(['response_url: used up or expired']);
    expect(double.callsOf('chat.postEphemeral')).toHaveLength(1);
  });

  it('answers in the direct messages where the bot is not in the channel', async () => {
    const { person, double } = await opened({
      reply: ({ ask }) => (ask.kind === 'command' ? { ask: short } : { show: note('Saved.') }),
    });
    double.fault = (method) => (method === 'views.open' ? { error: 'internal_error' } : null);
    const maya = person(ids.maya);
    await maya.command('/idea new', 'quiet');
    expect(maya.read().at(-1)).toContain('I could not show you the answer');
  });
});

describe('a button on the home page', () => {
  it('answers in a window, and the page is made anew', async () => {
    let waiting = 1;
    const { person } = await opened({
      reply: ({ ask }) => {
        if (ask.kind === 'home') return { show: note(`${waiting} waits`, [press]) };
        if (ask.kind === 'click') {
          waiting = 0;
          return { replace: note('Done.') };
        }
        return { show: note('no') };
      },
    });
    const maya = person(ids.maya);
    await maya.openHome();
    expect(maya.home).toContain('1 waits');
    await maya.pressAtHome('Press');
    expect(maya.window).toContain('Done.');
    expect(maya.home).toContain('0 waits');
  });

  it('opens a form whose confirmation stays in the window, and the page is made anew', async () => {
    let saved = 0;
    const { person } = await opened({
      reply: ({ ask }) => {
        if (ask.kind === 'home') return { show: note(`${saved} saved`, [press]) };
        if (ask.kind === 'click') return { ask: short };
        saved++;
        return { show: note('Saved.') };
      },
    });
    const maya = person(ids.maya);
    await maya.openHome();
    await maya.pressAtHome('Press');
    await maya.fill({ title: 'Tea' });
    expect(maya.window).toContain('Saved.');
    expect(maya.home).toContain('1 saved');
  });
});

const press = { kind: 'button', label: 'Press', go: { to: 'sample.press' } } as const;
const short = {
  kind: 'form',
  title: 'A short form',
  submit: 'Save',
  go: { to: 'sample.save' },
  fields: [
    { kind: 'line', name: 'title', label: 'Title', max: 300 },
    { kind: 'paragraph', name: 'words', label: 'Words', max: 300, optional: true },
  ],
} as const;
