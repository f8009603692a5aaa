import { LogLevel, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ids, populate } from '../../support/slack/company.ts';
import { type Double, startDouble, tokens } from '../../support/slack/double.ts';

let double: Double;
let now = Date.now();
beforeEach(async () => {
  now = Date.now();
  double = await startDouble({ now: () => now });
  populate(double);
});
afterEach(() => double.close());

const silent = { setLevel: () => {}, setName: () => {}, getLevel: () => LogLevel.ERROR };
const nothing = () => {};
const logger = { ...silent, debug: nothing, info: nothing, warn: nothing, error: nothing };
const options = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger };
function client(token: string = tokens.bot) {
  return new webApi.WebClient(token, { ...options, slackApiUrl: double.apiUrl });
}

const error = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown: { data?: { error?: string }; retryAfter?: number }) => thrown.data?.error ?? `wait ${thrown.retryAfter}`,
  );

const blocks = [{ type: 'divider' }];
const message = { channel: ids.general, text: 'x', blocks };

describe('the Slack double is strict', () => {
  it('refuses methods and arguments that there are not, wrong tokens and missing scopes', async () => {
    expect(await error(client().apiCall('chat.shout', {}))).toBe('unknown_method');
    expect(await error(client().apiCall('chat.postMessage', { ...message, colour: 'red' }))).toBe('invalid_arguments');
    expect(await error(client('xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await error(client().apps.connections.open({}))).toBe('invalid_auth');
    double.inside.scopes.delete('chat:write');
    expect(await error(client().apiCall('chat.postMessage', message))).toBe('missing_scope');
    expect(double.complaints).toHaveLength(5);
  });

  it('checks blocks: their kinds, properties, lengths, counts and ids', async () => {
    const text = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
    const button = { type: 'button', action_id: 'a', text: text(5) };
    const bad = [
      [{ type: 'sparkle' }],
      [{ type: 'divider', shine: true }],
      [{ type: 'header', text: text(151) }],
      [{ type: 'section', text: text(3001) }],
      [{ type: 'section', text: text(0) }],
      [{ type: 'actions', elements: [] }],
      [{ type: 'actions', elements: [button, button] }],
      [{ type: 'actions', elements: [{ ...button, text: text(76) }] }],
      [{ type: 'image', slack_file: { id: 'F0NONE' }, alt_text: 'x' }],
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
      [{ type: 'input', block_id: 'a', label: text(5), element: { type: 'plain_text_input', action_id: 'a' } }],
      Array.from({ length: 51 }, () => ({ type: 'divider' })),
    ];
    for (const one of bad) {
      now += 1000;
      const said = await error(client().apiCall('chat.postMessage', { ...message, blocks: one }));
      expect([JSON.stringify(one).slice(0, 80), said]).toEqual([JSON.stringify(one).slice(0, 80), 'invalid_blocks']);
    }
  });

  it('lets a trigger open one view, within three seconds', async () => {
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'A' },
      blocks: [{ type: 'divider' as const }],
    };
    const trigger = double.newTrigger(ids.maya);
    expect(await error(client().views.open({ trigger_id: trigger, view }))).toBe('none');
    expect(await error(client().views.open({ trigger_id: trigger, view }))).toBe('exchanged_trigger_id');
    const second = double.newTrigger(ids.maya);
    now += 3001;
    expect(await error(client().views.open({ trigger_id: second, view }))).toBe('expired_trigger_id');
  });

  it('lets a response_url answer five times in half an hour', async () => {
    const answer = async (url: string) => {
      const body = JSON.stringify({ text: 'x', blocks });
      return (await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status;
    };
    const url = double.newResponseUrl(ids.maya, ids.general, null);
    for (let use = 0; use < 5; use++) expect(await answer(url)).toBe(200);
    expect(await answer(url)).toBe(404);
    const late = double.newResponseUrl(ids.maya, ids.general, null);
    now += 30 * 60_000 + 1;
    expect(await answer(late)).toBe(404);
  });

  it('answers 429 with Retry-After past the documented rates', async () => {
    for (let n = 0; n < 4; n++) expect(await error(client().chat.postMessage(message as never))).toBe('none');
    expect(await error(client().chat.postMessage(message as never))).toBe('wait 1');
    now += 1000;
    expect(await error(client().chat.postMessage(message as never))).toBe('none');
    for (let n = 0; n < 20; n++) expect(await error(client().users.list({}))).toBe('none');
    expect(await error(client().users.list({}))).toMatch(/^wait \d+$/);
  });
});
