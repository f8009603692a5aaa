import { afterEach, expect, it } from 'vitest';
import { readEnv } from '../../src/env.ts';
import { start } from '../../src/main.ts';
import { temporaryDatabase } from '../support/database.ts';
import { ids as discordIds, populate as populateDiscord } from '../support/discord/company.ts';
import { startDouble as startDiscord } from '../support/discord/double.ts';
import { discordPerson } from '../support/discord/person.ts';
import { token } from '../support/discord/world.ts';
import { memoryLog } from '../support/log.ts';
import { populate as populateSlack, ids as slackIds } from '../support/slack/company.ts';
import { startDouble as startSlack, tokens } from '../support/slack/double.ts';
import { slackPerson } from '../support/slack/person.ts';

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('one process serves Slack and Discord at once, and each workspace sees only its own', async () => {
  const [slack, discord] = [await startSlack(), await startDiscord()];
  closing = [slack.close, discord.close];
  populateSlack(slack);
  populateDiscord(discord);
  const read = readEnv({
    DATABASE_URL: await temporaryDatabase(),
    PORT: '0',
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_SIGNING_SECRET: tokens.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: discord.apiUrl,
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { log, lines } = memoryLog();
  const bot = await start(read.env, log);
  closing.unshift(bot.stop);
  slack.requestUrl = `${bot.web.url}/slack/events`;
  expect(await (await fetch(`${bot.web.url}/readyz`)).text()).toBe('ready\n');

  const anika = slackPerson(slack, slackIds.anika);
  const grace = discordPerson(discord, discordIds.guild, discordIds.grace);
  const stranger = discordPerson(discord, discordIds.other, discordIds.grace);
  await Promise.all([
    anika.command('/idea add Tea by the till', 'general'),
    grace.types('/idea add Bread before seven', discordIds.general),
  ]);
  await stranger.types('/idea add Another company’s idea', discordIds.elsewhere);
  // she reads Bengali in Slack
  expect(anika.text).toContain('#১');
  expect(grace.sees).toContain('Saved as #1');

  await anika.command('/idea list', 'general');
  await grace.types('/idea list', discordIds.general);
  expect(anika.text).toContain('Tea by the till');
  expect(grace.sees).toContain('Bread before seven');
  for (const other of ['Bread before seven', 'Another company']) expect(anika.text).not.toContain(other);
  for (const other of ['Tea by the till', 'Another company']) expect(grace.sees).not.toContain(other);
  await stranger.types('/idea list', discordIds.elsewhere);
  expect(stranger.sees).toContain('Another company');
  for (const other of ['Tea by the till', 'Bread before seven']) expect(stranger.sees).not.toContain(other);

  // Discord goes away: Slack's people notice nothing, and whoever watches is told
  discord.withdrawToken();
  discord.gateway.turnOut(4004);
  await anika.command('/idea show 1', 'general');
  expect(anika.text).toContain('Tea by the till');
  const health = await fetch(`${bot.web.url}/readyz`);
  expect([health.status, await health.text()]).toEqual([
    503,
    expect.stringContaining('discord: the token was refused'),
  ]);
  expect(lines().filter(({ level }) => level === 50)).toEqual([]);
  expect([...slack.complaints, ...discord.complaints]).toEqual([]);
});
