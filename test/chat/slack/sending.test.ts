import { afterEach, describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/chat/platform.ts';
import { type Attachment, note, type View } from '../../../src/chat/view.ts';
import { pngView } from '../../support/everyview.ts';
import { ids } from '../../support/slack/company.ts';
import { allScopes, type Fault } from '../../support/slack/double.ts';
import { openStage, type Stage, type StageOptions } from '../../support/slack/stage.ts';
import { bot } from '../../support/slack/workspace.ts';

const open: Stage[] = [];
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function opened(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  open.push(stage);
  return stage;
}

const reader = { locale: 'en', timeZone: 'UTC' } as const;
const since = new Date(Date.now() - 60_000);

async function troubleOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return { trouble: 'none' };
  if (!(error instanceof PlatformError)) throw error;
  return { trouble: error.trouble, reason: error.message, retryAfterMs: error.retryAfterMs };
}

function to({ workspace }: Stage, channel: string) {
  return { workspace, channel };
}

describe('what goes wrong while posting', () => {
  const post = (stage: Stage, channel: string = ids.general) =>
    stage.chat.post(to(stage, channel), note('x'), 'k', reader);

  it('is told by its kind: to wait, gone, or perhaps landed', async () => {
    const [usual, hurried] = [await opened(), await opened({ timeout: 300 })];
    const during = (fault: Fault, stage = usual) => {
      stage.double.fault = (method) => (method === 'chat.postMessage' ? fault : null);
      return troubleOf(post(stage));
    };
    expect(await during({ status: 429, retryAfter: 7 })).toMatchObject({ trouble: 'later', retryAfterMs: 7000 });
    expect(await during({ status: 500 })).toMatchObject({ trouble: 'unknown' });
    expect(await during({ drop: 'before' })).toMatchObject({ trouble: 'unknown' });
    expect(await during({ drop: 'after' })).toMatchObject({ trouble: 'unknown' });
    expect(await during({ slow: 600 }, hurried)).toMatchObject({ trouble: 'unknown' });
    expect(await during({ error: 'fatal_error' })).toMatchObject({ trouble: 'unknown' });
    expect(await during({ error: 'ratelimited' })).toMatchObject({ trouble: 'later' });
    expect(await during({ error: 'is_archived' })).toMatchObject({ trouble: 'gone', reason: 'is_archived' });
    expect(await during({ error: 'not_in_channel' })).toMatchObject({ trouble: 'gone', reason: 'not_in_channel' });
  });

  it('is never repeated by the client itself', async () => {
    const stage = await opened();
    stage.double.fault = (method) => (method === 'chat.postMessage' ? { status: 500, after: true } : null);
    await troubleOf(post(stage));
    expect(stage.double.callsOf('chat.postMessage')).toHaveLength(1);
    stage.double.fault = () => null;
    // it landed, and is found by its key
    expect(await stage.chat.find(to(stage, ids.general), 'k', since)).not.toBeNull();
    expect(stage.person(ids.maya).read('general')).toEqual(['x']);
  });

  it('is "gone" in a channel that the bot is not in, or that is archived', async () => {
    const stage = await opened();
    expect(await troubleOf(post(stage, ids.quiet))).toMatchObject({ trouble: 'gone', reason: 'not_in_channel' });
    Object.assign(stage.double.workspace.channels.get(ids.support) ?? {}, { is_archived: true });
    expect(await troubleOf(post(stage, ids.support))).toMatchObject({ trouble: 'gone', reason: 'is_archived' });
  });

  it('is "later" where Slack cannot be reached at all', async () => {
    const stage = await opened();
    const port = Number(new URL(stage.double.apiUrl).port);
    await stage.double.close();
    expect(port).toBeGreaterThan(0);
    // the first may go out on a connection that is being closed: what became of it nobody can tell
    expect(['later', 'unknown']).toContain((await troubleOf(post(stage))).trouble);
    expect(await troubleOf(post(stage))).toMatchObject({ trouble: 'later' });
    stage.double.close = async () => {};
  });

  const isRemoved = async ({ store }: Stage) => (await store.db.workspace.findFirstOrThrow()).removedAt !== null;

  it('stops all sending, and keeps the promise, where the bot was removed', async () => {
    const stage = await opened();
    stage.double.revoke();
    expect(await troubleOf(post(stage))).toMatchObject({ trouble: 'later' });
    expect(await isRemoved(stage)).toBe(true);
  });

  it('asks again where the token is refused once: the bot is still there, and the promise waits', async () => {
    const stage = await opened();
    stage.double.fault = (method) => (method === 'chat.postMessage' ? { error: 'invalid_auth' } : null);
    const asked = stage.double.callsOf('auth.test').length;
    expect(await troubleOf(post(stage))).toMatchObject({ trouble: 'later' });
    expect(stage.double.callsOf('auth.test')).toHaveLength(asked + 1);
    expect(await isRemoved(stage)).toBe(false);
    stage.double.fault = () => null;
    await post(stage);
  });

  it('holds everything back while Slack refuses the token wherever it is asked, and goes on when it takes it again', async () => {
    const stage = await opened({ lookEvery: 300 });
    stage.double.fault = () => ({ error: 'invalid_auth' });
    expect(await troubleOf(post(stage))).toMatchObject({ trouble: 'later', retryAfterMs: 75 });
    expect(await isRemoved(stage)).toBe(false);
    // it lasts: the workspace counts as removed
    await expect.poll(() => isRemoved(stage), { timeout: 5_000 }).toBe(true);
    // and is looked at each minute
    stage.double.fault = () => null;
    await expect.poll(() => isRemoved(stage), { timeout: 5_000 }).toBe(false);
    await post(stage);
  });

  it('sends nothing after the moment until which it may leave', async () => {
    const stage = await opened();
    const past = new Date(Date.now() - 1);
    const late = stage.chat.post(to(stage, ids.general), note('x'), 'k', reader, past);
    expect(await troubleOf(late)).toMatchObject({ trouble: 'later' });
    expect(stage.double.callsOf('chat.postMessage')).toEqual([]);
  });

  it('does not keep those waiting who ask: another client answers them', async () => {
    const stage = await opened();
    const { double } = stage;
    double.fault = (method) => (method === 'chat.postMessage' ? { status: 429, retryAfter: 30 } : null);
    await troubleOf(post(stage));
    const maya = stage.person(ids.maya);
    await maya.command('/pad home', 'general');
    expect(maya.ack?.ms).toBeLessThan(1500);
    expect(maya.slackSays).toEqual([]);
  });
});

describe('a message in doubt', () => {
  it('is found in channels, private channels and direct messages, also behind hundreds of others', async () => {
    const stage = await opened();
    const { workspace } = stage.double;
    const targets = [to(stage, ids.general), to(stage, ids.leads), { workspace: stage.workspace, person: ids.anika }];
    for (const target of targets) {
      const ref = await stage.chat.post(target, note('x'), 'k', reader);
      for (let n = 0; n < 250; n++) {
        const ts = workspace.ts(Date.now());
        workspace.messages.push({
          channel: ref.channel,
          ts,
          user: ids.maya,
          text: 'hi',
          blocks: [],
          metadata: null,
          files: [],
          edits: 0,
          only: null,
        });
      }
      expect(await stage.chat.find(target, 'k', since)).toEqual(ref);
      expect(await stage.chat.find(target, 'other', since)).toBeNull();
    }
    expect(stage.double.complaints).toEqual([]);
  });

  it('is not looked for without the optional scopes, which is logged', async () => {
    const scopes = allScopes.filter((scope) => !scope.endsWith(':history') && scope !== 'im:write');
    const stage = await opened({ double: { scopes } });
    await stage.chat.post(to(stage, ids.general), note('x'), 'k', reader);
    expect(await stage.chat.find(to(stage, ids.general), 'k', since)).toBeNull();
    expect(await stage.chat.find({ workspace: stage.workspace, person: ids.anika }, 'k', since)).toBeNull();
    expect(stage.double.callsOf('conversations.history')).toEqual([]);
    expect(stage.lines().filter((line) => String(line['msg']).includes('in doubt'))).toHaveLength(2);
  });
});

describe('pictures', () => {
  it('are uploaded unshared and shown in the message that carries the key, once Slack has looked at them', async () => {
    const stage = await opened({ double: { pictureMs: 700 } });
    const ref = await stage.chat.post(to(stage, ids.general), pngView, 'k', reader);
    const [file] = [...stage.double.workspace.files.values()];
    expect(file).toMatchObject({ complete: true, shared: [] });
    const message = stage.double.workspace.messages.find(({ ts }) => ts === ref.message);
    expect(message?.metadata).toEqual({ event_type: 'yellow_pad', event_payload: { key: 'k' } });
    expect(JSON.stringify(message?.blocks)).toContain(file?.id);
    expect(stage.double.complaints).toEqual([]);
  });

  it('leave nothing posted where they cannot be uploaded', async () => {
    const stage = await opened();
    stage.double.fault = (method) => (method === 'files.completeUploadExternal' ? { status: 500 } : null);
    expect(await troubleOf(stage.chat.post(to(stage, ids.general), pngView, 'k', reader))).toMatchObject({
      trouble: 'later',
    });
    expect(stage.double.workspace.messages.filter(({ user }) => user === bot.user)).toEqual([]);
  });
});

describe('a file that is shown more than once', () => {
  const uploads = ({ double }: Stage) => double.callsOf('files.completeUploadExternal').length;

  it('is uploaded once, however often its message is tried, changed and shown elsewhere', async () => {
    const stage = await opened();
    const refused: Fault[] = [{ status: 429, retryAfter: 1 }, { error: 'internal_error' }];
    stage.double.fault = (method) => (method === 'chat.postMessage' ? (refused.shift() ?? null) : null);
    const post = () => stage.chat.post(to(stage, ids.general), pngView, 'k', reader);
    await troubleOf(post());
    await troubleOf(post());
    const ref = await post();
    await stage.chat.edit(ref, pngView, reader);
    await stage.chat.post(to(stage, ids.support), pngView, 'l', reader);
    expect(uploads(stage)).toBe(1);
    expect(stage.double.complaints).toEqual([]);
  });

  it('is uploaded again where that failed, or where Slack shows it no more', async () => {
    const stage = await opened();
    const post = (key: string) => stage.chat.post(to(stage, ids.general), pngView, key, reader);
    stage.double.fault = (method) => (method === 'files.completeUploadExternal' ? { status: 500 } : null);
    await troubleOf(post('k'));
    stage.double.fault = () => null;
    await post('k');
    for (const file of stage.double.workspace.files.values()) file.readyAt = Number.POSITIVE_INFINITY;
    expect(await troubleOf(post('l'))).toMatchObject({ trouble: 'later' });
    await post('l');
    expect(stage.double.complaints).toEqual([]);
  }, 20_000);
});

describe('a file below a message', () => {
  const bytes = new TextEncoder().encode('a,b');
  const file: Attachment = { name: 'ideas.csv', type: 'text/csv', bytes };
  const view: View = { kind: 'view', summary: 'x', blocks: [{ kind: 'file', file }] };
  const post = (stage: Stage) => stage.chat.post(to(stage, ids.general), view, 'k', reader);

  it('is hung there once Slack takes it', async () => {
    const stage = await opened();
    const faults: Fault[] = [{ status: 429, retryAfter: 1 }, { status: 500 }];
    stage.double.fault = (method) => (method === 'chat.update' ? (faults.shift() ?? null) : null);
    await post(stage);
    expect(stage.double.callsOf('chat.postMessage')).toHaveLength(1);
    expect(stage.double.workspace.messages.map(({ files }) => files.length)).toEqual([1]);
  });

  it('never makes the message be posted again: it stands, and is looked up', async () => {
    const stage = await opened();
    stage.double.fault = (method) => (method === 'chat.update' ? { error: 'ratelimited' } : null);
    expect(await troubleOf(post(stage))).toMatchObject({ trouble: 'unknown' });
    expect(await stage.chat.find(to(stage, ids.general), 'k', since)).not.toBeNull();
  });
});

describe('starting', () => {
  it('ends with one sentence where the token is not taken', async () => {
    const stage = await opened();
    stage.double.revoke();
    await expect(stage.chat.start(async () => null)).rejects.toThrow(/does not take SLACK_BOT_TOKEN/);
  });

  it('tells whether Slack can be reached', async () => {
    const stage = await opened();
    expect(await stage.chat.reachable()).toBeNull();
  });
});

describe('a reply', () => {
  it('stands in the thread of what it answers, and in the channel, too', async () => {
    const stage = await opened();
    const card = await stage.chat.post(to(stage, ids.general), note('A card'), 'card', reader);
    await stage.chat.post(to(stage, ids.general), note('Still waits'), 'reply', reader, undefined, card);
    const reply = stage.double.workspace.messages.find(({ metadata }) => metadata?.event_payload['key'] === 'reply');
    expect(reply).toMatchObject({ thread: card.message, isBroadcast: true });
  });

  it('is posted by itself, once, where what it answers is gone', async () => {
    const stage = await opened();
    const gone = { workspace: stage.workspace, channel: ids.general, message: '1700000000.000001' };
    const ref = await stage.chat.post(to(stage, ids.general), note('Still waits'), 'reply', reader, undefined, gone);
    const [reply, ...others] = stage.double.workspace.messages;
    expect(others).toEqual([]);
    expect(reply?.thread).toBeUndefined();
    expect(await stage.chat.find(to(stage, ids.general), 'reply', since)).toEqual(ref);
  });
});
