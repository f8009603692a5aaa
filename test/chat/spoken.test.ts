import { describe, expect, it } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { openBot as openDiscord } from '../support/discord/bot.ts';
import { ids as discord } from '../support/discord/company.ts';
import { application } from '../support/discord/world.ts';
import { openPad } from '../support/driver.ts';
import { openBot as openSlack } from '../support/slack/bot.ts';
import { ids as slack } from '../support/slack/company.ts';
import { bot as slackBot } from '../support/slack/workspace.ts';

const now = '2026-12-01T04:00:00Z';
const greetings = [
  ['en', 'help'],
  ['en', 'hi'],
  ['bn', 'সাহায্য'],
  ['ne', 'मद्दत'],
] as const;
const secret = 'plum';

/** Everything that is kept of people, as one text. */
async function kept(store: { db: { person: Rows; place: Rows; answered: Rows; delivery: Rows } }): Promise<string> {
  const { person, place, answered, delivery } = store.db;
  return JSON.stringify(await Promise.all([person, place, answered, delivery].map((rows) => rows.findMany())));
}
interface Rows {
  findMany(): PromiseLike<unknown>;
}

describe.each(greetings)('whoever says, in %s, “%s”', (locale, hello) => {
  const t = translator(locale, 'UTC');
  const begins = `/customer: ${t('customers.command')}\n/idea: ${t('ideas.command')}\n/agenda: ${t('agenda.summary')}\n/mission: ${t('mission.summary')}`;

  it('to it in a channel of Slack sees alone what they can do now, and how to begin', async () => {
    const bot = await openSlack({ now });
    const maya = bot.person(slack.maya);
    await maya.tells(`<@${slackBot.user}> ${hello} ${secret}`, slack.general);
    expect(maya.text).toContain(t('chat.spoken'));
    expect(maya.text).toContain(begins);
    expect(maya.text).toContain(`[${t('pad.home.setupButton')}]`);
    expect(maya.text).toContain(`[${t('ideas.button.new')}]`);
    expect(bot.person(slack.anika).read(slack.general).join('\n')).not.toContain(t('chat.spoken'));
    expect(await kept(bot.store)).not.toContain(secret);
    expect(JSON.stringify(bot.lines())).not.toContain(secret);
    expect(bot.double.complaints).toEqual([]);
    await bot.close();
  });

  it('to it in Discord hears it all in direct messages, and nothing private in a channel', async () => {
    const bot = await openDiscord({ now });
    const maya = bot.person(discord.maya);
    const open = await maya.hears(`<@${application}> ${hello} ${secret}`, discord.general);
    expect(open).toBe(`${t('chat.spoken')}\n${begins}\n(${t('chat.spokenOpen')})`);
    const own = await maya.hears(`${hello} ${secret}`, maya.own());
    expect(own).toContain(t('chat.home', { name: 'Maya Thompson' }));
    expect(own).toContain(begins);
    expect(own).toContain(`[${t('pad.home.setupButton')}]`);
    expect(own).toContain(t('chat.spokenRest'));
    expect(await kept(bot.store)).not.toContain(secret);
    expect(JSON.stringify(bot.lines())).not.toContain(secret);
    expect(bot.double.complaints).toEqual([]);
    expect(bot.errors()).toEqual([]);
    await bot.close();
  });
});

describe('in Slack', () => {
  it('a mention in a thread is answered there, and an edited one, or one of a bot, not again', async () => {
    const bot = await openSlack({ now });
    const grace = bot.person(slack.grace);
    const said = await grace.tells(`<@${slackBot.user}> hi`, slack.general, { thread_ts: '1764561600.000100' });
    expect(grace.privates()).toHaveLength(1);
    expect(grace.privates()[0]?.thread).toBe('1764561600.000100');
    await grace.tells(`<@${slackBot.user}> hi, all`, slack.general, { edits: said });
    await grace.tells(`<@${slackBot.user}> beep`, slack.general, { bot_id: 'B0OTHER' });
    expect(grace.privates()).toHaveLength(1);
    await bot.close();
  });

  it('a guest is told what guests may do, and nothing of the company', async () => {
    const bot = await openSlack({ now });
    const luis = bot.person(slack.luis);
    await luis.tells(`<@${slackBot.user}> hi`, slack.general);
    expect(luis.text).toContain('/agenda: ');
    expect(luis.text).not.toContain('[Set up]');
    await bot.close();
  });

  it('who opens the bot’s own messages, where nothing can be written, reads once how to begin', async () => {
    const bot = await openSlack({ now });
    const anika = bot.person(slack.anika);
    await anika.openHome('messages');
    await anika.openHome('messages');
    const t = translator('bn', 'UTC');
    expect(anika.read()).toEqual([t('chat.introductionDirect', { name: 'Anika Rahman' })]);
    await bot.close();
  });
});

describe('in Discord', () => {
  it('the role that Discord made for the bot is its name, too; a reply to a message of its is none', async () => {
    const bot = await openDiscord({ now });
    const grace = bot.person(discord.grace);
    expect(await grace.hears(`<@&${discord.botRole}> help`, discord.general)).toContain('/idea: ');
    expect(await grace.hears('a nice agenda', discord.general)).toBeNull();
    expect(await bot.person(discord.helper).hears(`<@${application}> help`, discord.general)).toBeNull();
    expect(bot.errors()).toEqual([]);
    await bot.close();
  });

  it('who is known in several servers, or in none, is told where to ask', async () => {
    const bot = await openDiscord({ now });
    const t = translator('en', 'UTC');
    const grace = bot.person(discord.grace);
    expect(await grace.hears('hi', grace.own())).toContain(t('chat.discord.whichServer'));
    await grace.types('/pad home', discord.general);
    expect(await grace.hears('hi', grace.own())).toContain('# Hello Grace Okafor');
    await bot.person(discord.grace, discord.other).types('/pad home', discord.elsewhere);
    expect(await grace.hears('hi', grace.own())).toContain(t('chat.discord.whichServer'));
    await bot.close();
  });

  it('where it may not write it stays silent', async () => {
    const bot = await openDiscord({ now });
    bot.double.world.channel(discord.support)?.denied.set(discord.botRole, 1n << 11n);
    expect(await bot.person(discord.maya).hears(`<@${application}> hi`, discord.support)).toBeNull();
    expect(bot.errors()).toEqual([]);
    await bot.close();
  });
});

describe.each(['en', 'bn', 'ne'] as const)('the first message to a member, in %s', (locale) => {
  it('says in one line who writes, and the second one does not', async () => {
    const pad = await openPad({ now });
    const t = translator(locale, 'UTC');
    const maya = await pad.person('Maya', { admin: true, timeZone: 'Asia/Dhaka' });
    const anika = await pad.person('Anika', { locale, timeZone: 'Asia/Dhaka' });
    await anika.home();
    const ask = async () => {
      await maya.run('/idea champion add <@anika|Anika>');
      await maya.run('/idea champion remove <@anika|Anika>');
    };
    await ask();
    await pad.pass('1 hour');
    await maya.run('/idea champion add <@anika|Anika>');
    await pad.pass('1 hour');
    const [first = '', ...others] = anika.letters;
    expect(first.split('\n')[0]).toBe(`(${t('chat.whoIAm')})`);
    expect(others.join('\n')).not.toContain(t('chat.whoIAm'));
    expect(anika.letters.length).toBeGreaterThan(1);
  });
});

describe('suggestions and help', () => {
  it.each(['en', 'bn', 'ne'] as const)(
    'begin with what customers say, /idea, /agenda and /mission, in %s',
    async (locale) => {
      const { suggestions } = await import('../../src/chat/dispatch/guide.ts');
      const { allRituals } = await import('../support/rituals.ts');
      const rituals: readonly Ritual[] = allRituals();
      const pad = await openPad({ now });
      const maya = await pad.person('Maya', { admin: true, locale });
      const tanvir = await pad.person('Tanvir', { locale });
      await maya.run('/pad help');
      await tanvir.run('/pad help');
      const commands = (text: string) => [...text.matchAll(/^(\/\S+ help):/gm)].map(([, name]) => name);
      expect(commands(maya.text)).toEqual(['/customer help', '/idea help', '/agenda help', '/mission help']);
      expect(commands(tanvir.text)).toEqual(['/customer help', '/idea help', '/agenda help', '/mission help']);
      expect(tanvir.text).not.toContain('/pad settings');
      const rows = await pad.store.db.person.findMany();
      for (const row of rows) {
        const offered = suggestions(rituals, translator(locale, 'UTC'), row).map(({ insert }) => insert);
        expect(offered.slice(0, 3)).toEqual(['/customer ', '/idea ', '/agenda ']);
        for (const word of ['/pad settings', '/mission set ', '/idea champion add ', '/pad admin add '])
          expect(offered.includes(word)).toBe(row.platformAdmin);
        expect(offered).toContain('/idea vote ');
      }
    },
  );
});
