import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/platform.ts';
import { type Form, note } from '../../../src/chat/view.ts';
import { ids } from '../../support/slack/company.ts';
import type { Fault } from '../../support/slack/double.ts';
import { openStage, type Stage } from '../../support/slack/stage.ts';

const open: Stage[] = [];
const unheard: unknown[] = [];
const hear = (why: unknown) => unheard.push(why);
process.on('unhandledRejection', hear);
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
  // each of these would have ended the process, and Discord with it
  expect(unheard.splice(0)).toEqual([]);
});

async function opened(): Promise<Stage> {
  const stage = await openStage({ mode: 'socket', againAfter: 40, replies: () => ({ show: note('Heard.') }) });
  open.push(stage);
  return stage;
}

/** What Slack says each time a new socket is asked for; then nothing is wrong any more. */
function refusing({ double }: Stage, faults: readonly Fault[]): () => number {
  const left = [...faults];
  double.fault = (method) => (method === 'apps.connections.open' ? (left.shift() ?? null) : null);
  return () => faults.length - left.length;
}

const within = { timeout: 10_000, interval: 20 };

describe('a socket that is lost', () => {
  it.each<[string, Fault[]]>([
    ['is refused, as a token can be', [{ error: 'invalid_auth' }, { error: 'invalid_auth' }, { error: 'not_authed' }]],
    ['fails inside Slack', [{ error: 'internal_error' }, { status: 500 }, { error: 'fatal_error' }, { status: 503 }]],
    ['is cut, and then limited', [{ drop: 'before' }, { drop: 'after' }, { status: 429, retryAfter: 1 }]],
  ])('is taken up again where it %s', async (_, faults) => {
    const stage = await opened();
    const { double, chat, person } = stage;
    expect(await chat.reachable()).toBeNull();
    const times = refusing(stage, faults);
    double.link.drop();
    await expect.poll(() => chat.reachable(), within).not.toBeNull();
    await expect.poll(() => chat.reachable(), within).toBeNull();
    expect(times()).toBe(faults.length);
    const maya = person(ids.maya);
    await maya.command('/pad home', 'general');
    expect(maya.text).toBe('Heard.');
  });

  it('is taken up again at once where Slack recycles it', async () => {
    const { double, chat, person } = await opened();
    double.link.recycle();
    await expect.poll(() => double.callsOf('apps.connections.open').length, within).toBe(2);
    await expect.poll(() => chat.reachable(), within).toBeNull();
    const maya = person(ids.maya);
    await maya.command('/pad home', 'general');
    expect(maya.text).toBe('Heard.');
  });

  it('is not asked for any more once the bot stops', async () => {
    const stage = await opened();
    const times = refusing(stage, Array<Fault>(1000).fill({ error: 'invalid_auth' }));
    stage.double.link.drop();
    await expect.poll(times, within).toBeGreaterThan(1);
    await stage.chat.stop();
    const asked = times();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(times()).toBeLessThanOrEqual(asked + 1);
    expect(stage.double.link.isOpen()).toBe(false);
  });

  it('loses no answer: what was done while it was cut is said all the same, as a message and in a form', async () => {
    const slowly = (reply: Reply) => new Promise<Reply>((resolve) => setTimeout(() => resolve(reply), 150));
    let cut = () => {};
    const stage = await openStage({
      mode: 'socket',
      againAfter: 40,
      replies: ({ ask }) => {
        cut();
        return slowly(ask.kind === 'command' && ask.text === 'new' ? { ask: short } : { show: note('Saved.') });
      },
    });
    open.push(stage);
    const maya = stage.person(ids.maya);
    await maya.command('/idea new', 'general');
    refusing(stage, Array<Fault>(7).fill({ error: 'internal_error' }));
    cut = () => stage.double.link.drop();
    await maya.fill({ title: 'Tea' });
    await expect.poll(() => maya.window, within).toContain('Saved.');
    await expect.poll(() => stage.chat.reachable(), within).toBeNull();
    maya.closeWindow();
    refusing(stage, Array<Fault>(7).fill({ error: 'internal_error' }));
    await maya.command('/idea add Tea', 'general');
    await expect.poll(() => maya.read('general'), within).toContain('Saved.');
  });
});

const short: Form = {
  kind: 'form',
  title: 'A short form',
  submit: 'Save',
  go: { to: 'sample.save' },
  fields: [{ kind: 'line', name: 'title', label: 'Title', max: 300 }],
};
