import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Call, Reply } from '../../../src/chat/platform.ts';
import { type Form, note } from '../../../src/chat/view.ts';
import { ids } from '../../support/slack/company.ts';
import type { Fault } from '../../support/slack/double.ts';
import { type Mode, openStage, type Stage } from '../../support/slack/stage.ts';

type Run = (stage: Stage) => Promise<void>;
type Replies = (call: Call) => Reply | Promise<Reply>;

interface Warm {
  stage: Stage;
  replies(given: Replies): void;
}

/** Starting takes longest, and on a busy machine it holds up whoever is being timed. */
async function warm(mode: Mode): Promise<Warm> {
  let reply: Replies = () => ({ show: note('Hello.') });
  const stage = await openStage({ mode, replies: (call) => reply(call) });
  await stage.person(ids.grace).command('/idea list', 'general');
  return {
    stage,
    replies: (given) => {
      reply = given;
    },
  };
}

const ready: Record<Mode, Warm[]> = { http: [], socket: [] };
beforeAll(async () => {
  for (const mode of ['http', 'http', 'http', 'http', 'socket', 'socket'] as const) ready[mode].push(await warm(mode));
});
afterAll(async () => {
  for (const { stage } of Object.values(ready).flat()) await stage.close();
});

/** Each takes seconds, so they run at the same time, on stages of their own. */
async function onStage(mode: Mode, reply: Replies, run: Run): Promise<void> {
  const { stage, replies } = ready[mode].pop() ?? (await warm(mode));
  replies(reply);
  await run(stage).finally(stage.close);
}

const short: Form = {
  kind: 'form',
  title: 'A short form',
  submit: 'Save',
  go: { to: 'sample.save' },
  fields: [
    { kind: 'line', name: 'title', label: 'Title', max: 300 },
    { kind: 'paragraph', name: 'words', label: 'Words', max: 300, optional: true },
  ],
};

// in real time, for Bolt and the client keep their own: on a busy machine one may come late by itself
describe.concurrent('answers that take longer than Slack waits', { retry: 2 }, () => {
  it.for<Mode>(['http', 'socket'])('are announced in time over %s, and come after it', (mode, { expect }) =>
    onStage(
      mode,
      async () => {
        await sleep(3200);
        return { show: note('At last.') };
      },
      async ({ person }) => {
        const maya = person(ids.maya);
        await maya.command('/idea add Tea', 'general');
        expect(maya.ack?.ms).toBeLessThan(2950);
        expect(maya.slackSays).toEqual([]);
        const [first, second] = maya.read('general').slice(-2);
        expect(first).toContain('takes longer than usual');
        expect(second).toBe('At last.');
      },
    ),
  );

  it('are announced also while the database does not answer at all', ({ expect }) =>
    onStage(
      'http',
      () => ({ show: note('Saved.') }),
      async ({ person, store }) => {
        const maya = person(ids.maya);
        await maya.command('/idea add Tea', 'general');
        // on SQLite a transaction keeps everybody else waiting
        const busy = store.database === 'sqlite' ? store.transaction(() => sleep(3500)) : sleep(0);
        await maya.command('/idea add Sugar', 'general');
        await busy;
        expect(maya.ack?.ms).toBeLessThan(2950);
        expect(maya.slackSays).toEqual([]);
        expect(maya.text).toBe('Saved.');
      },
    ));

  it('show a form in a window that waits, and put the confirmation into it', ({ expect }) => {
    let wait = 0;
    const reply = async ({ ask }: Call): Promise<Reply> => {
      await sleep(wait);
      if (ask.kind === 'command') return { ask: short };
      const isWrong = ask.kind === 'submit' && ask.values['title'] === 'no';
      return isWrong ? { reject: { title: 'Write something else.' } } : { show: note('It is saved.') };
    };
    return onStage('http', reply, async ({ person }) => {
      const maya = person(ids.maya);
      await maya.command('/idea new', 'general');
      wait = 2700;
      await maya.fill({ title: 'no', words: 'Some words' });
      expect(maya.ack?.ms).toBeLessThan(2950);
      expect(maya.window).toContain('Write something else.');
      // nothing that was typed is lost
      expect(JSON.stringify(maya.view?.blocks)).toContain('Some words');
      await maya.fill({ title: 'Tea' });
      expect(maya.window).toContain('It is saved.');
    });
  });

  it('say so where a form could not be opened any more', ({ expect }) =>
    onStage(
      'http',
      async () => {
        await sleep(3100);
        return { ask: short };
      },
      async ({ person, double }) => {
        const maya = person(ids.maya);
        await maya.command('/idea new', 'general');
        expect(maya.text).toContain('Please try again');
        expect(double.complaints).toEqual(['views.open: expired_trigger_id']);
      },
    ));

  it.for([
    ['fails inside Slack', { status: 500 }],
    ['is answered by an error of its own', { error: 'internal_error' }],
    ['never arrives', { drop: 'before' }],
    ['opens, and only that gets lost', { drop: 'after' }],
    ['is not answered', { slow: 5_000 }],
  ] satisfies [string, Fault][])(
    'open a form at the second try, within its trigger’s life, where the first %s',
    ([, fault], { expect }) =>
      onStage(
        'http',
        () => ({ ask: short }),
        async ({ person, double }) => {
          const faults: Fault[] = [fault];
          double.fault = (method) => (method === 'views.open' ? (faults.shift() ?? null) : null);
          const maya = person(ids.maya);
          await maya.command('/idea new', 'general');
          expect(maya.window).toContain('A short form');
          expect(maya.read('general')).toEqual([]);
          expect(double.callsOf('views.open')).toHaveLength(2);
        },
      ),
  );

  it('are finished before the bot stops', ({ expect }) =>
    onStage(
      'socket',
      async () => {
        await sleep(800);
        return { show: note('Saved.') };
      },
      async ({ person, chat }) => {
        const maya = person(ids.maya);
        const typed = maya.command('/idea add Tea', 'general');
        await sleep(200);
        await chat.stop();
        await typed;
        expect(maya.slackSays).toEqual([]);
        expect(maya.text).toBe('Saved.');
      },
    ));
});
