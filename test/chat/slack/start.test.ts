import { afterEach, expect, it } from 'vitest';
import { note } from '../../../src/chat/view.ts';
import { type Env, readEnv } from '../../../src/env.ts';
import { createLog } from '../../../src/log.ts';
import { type Bot, start } from '../../../src/main.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { ids, populate } from '../../support/slack/company.ts';
import { type Double, startDouble, tokens } from '../../support/slack/double.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { openStage } from '../../support/slack/stage.ts';

let double: Double;
let bot: Bot | undefined;
const reader = { locale: 'en', timeZone: 'UTC' } as const;
afterEach(async () => {
  await bot?.stop();
  await double.close();
});

async function envWith(settings: Record<string, string>): Promise<Env> {
  double = await startDouble();
  populate(double);
  const read = readEnv({
    DATABASE_URL: await temporaryDatabase(),
    PORT: '0',
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_API_URL: double.apiUrl,
    ...settings,
  });
  if ('problems' in read) throw new Error(read.problems.join(' '));
  return read.env;
}

it.each([
  { SLACK_SIGNING_SECRET: tokens.signingSecret },
  { SLACK_APP_TOKEN: tokens.app },
  { SLACK_APP_TOKEN: tokens.app, SLACK_SIGNING_SECRET: tokens.signingSecret },
])('the tokens that are set say how Slack reaches the bot: %o', async (settings) => {
  bot = await start(await envWith(settings), createLog('silent'));
  double.requestUrl = `${bot.web.url}/slack/events`;
  expect(double.link.isOpen()).toBe('SLACK_APP_TOKEN' in settings);
  expect((await fetch(`${bot.web.url}/readyz`)).status).toBe(200);
  const maya = slackPerson(double, ids.maya);
  await maya.command('/idea add Smaller tins', 'general');
  expect(maya.text).toContain('Saved as #1');
  expect(double.complaints).toEqual([]);
});

it('a token that Slack does not take ends the start with one sentence', async () => {
  const env = await envWith({ SLACK_SIGNING_SECRET: 'x', SLACK_BOT_TOKEN: 'xoxb-wrong' });
  await expect(start(env, createLog('silent'))).rejects.toThrow('Slack does not take SLACK_BOT_TOKEN');
  bot = undefined;
});

it('a token for the socket that Slack does not take ends the start with one sentence', async () => {
  const env = await envWith({ SLACK_APP_TOKEN: 'xapp-wrong' });
  await expect(start(env, createLog('silent'))).rejects.toThrow('Slack does not take SLACK_APP_TOKEN');
  bot = undefined;
});

it.each(['http', 'socket'] as const)('is tried again where Slack is away at the start, over %s', async (mode) => {
  const stage = await openStage({ mode, againAfter: 50, away: true });
  double = stage.double;
  expect(await stage.chat.reachable()).toBe('Slack was not reached yet');
  const post = stage.chat.post({ workspace: stage.workspace, channel: ids.general }, note('x'), 'k', reader);
  await expect(post).rejects.toMatchObject({ trouble: 'later' });
  stage.double.fault = () => null;
  await expect.poll(() => stage.chat.reachable(), { timeout: 10_000 }).toBeNull();
  const maya = stage.person(ids.maya);
  await maya.command('/idea add Smaller tins', 'general');
  expect(maya.text).toContain('command');
  await stage.close();
});

it('says so where Slack refuses the token once it is back', async () => {
  const stage = await openStage({ againAfter: 50, away: true });
  double = stage.double;
  stage.double.revoke();
  stage.double.fault = () => null;
  await expect.poll(() => stage.chat.reachable(), { timeout: 10_000 }).toContain('does not take SLACK_BOT_TOKEN');
  await stage.close();
});
