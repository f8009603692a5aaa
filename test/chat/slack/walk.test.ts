import { afterEach, expect, it } from 'vitest';
import { openBot, type SlackBot } from '../../support/slack/bot.ts';
import { ids } from '../../support/slack/company.ts';
import type { Mode } from '../../support/slack/stage.ts';
import { bot as botUser } from '../../support/slack/workspace.ts';

let bot: SlackBot;
afterEach(async () => {
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
});

it.each<Mode>(['http', 'socket'])(
  'a team goes through every ritual from Slack alone, over %s',
  async (mode) => {
    bot = await openBot({ mode, now: '2026-12-01T04:00:00Z' });
    const { workspace } = bot.double;
    for (const user of workspace.users.values()) Object.assign(user, { tz: 'Asia/Dhaka', locale: 'en-US' });
    const [maya, anika, grace] = [bot.person(ids.maya), bot.person(ids.anika), bot.person(ids.grace)];
    await bot.double.event({ type: 'member_joined_channel', user: botUser.user, channel: ids.general });
    expect(anika.read('general')[0]).toContain('I am Yellow Pad');

    // a meeting
    await maya.command('/agenda meeting', 'general');
    await maya.fill({ name: '', days: 'Thursday', time: '10:00' });
    expect(maya.errors).toEqual({ name: 'Write something here.' });
    await maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
    expect(maya.window).toContain('Weekly');
    maya.closeWindow();
    await anika.command('/agenda add Pricing & <b>tins</b>', 'general');
    expect(anika.text).toContain('Added as number 2');
    await bot.passTo('2026-12-03T03:30:00Z');
    const posted = anika.read('general').at(-1) ?? '';
    expect(posted.indexOf('the customer')).toBeGreaterThan(-1);
    expect(posted).toContain('Pricing & <b>tins</b>');

    // a story
    await grace.press('Bring the customer story', 'general');
    await grace.fill({ text: 'She waited two weeks.', news: 'bad', answered: 'mine' });
    expect(grace.window).toContain('Thank you for bringing it.');
    expect(anika.read('general').filter((text) => text.includes('still waits for an answer'))).toHaveLength(1);
    await grace.press('Take it back');
    expect(grace.window).toContain('Taken back');
    grace.closeWindow();

    // a message becomes a topic, with the way back to it
    const said = anika.says('Could we sell <small> tins, @Grace Okafor?', 'general');
    await maya.shortcut('agenda.message', said);
    expect(JSON.stringify(maya.view?.blocks)).toContain('Could we sell <small> tins, @Grace Okafor?');
    maya.closeWindow();

    // a poll
    await maya.command('/mission ask channel', 'general');
    expect(maya.read('general').join('\n')).toContain('I am posting the question');
    expect(grace.read().at(-1)).toContain('[Answer]');
    for (const person of [anika, grace]) {
      await person.press('Answer', 'general');
      await person.fill({ own: 'I listen to customers', shared: 'We keep our promises', rating1: '4' });
      expect(person.window).toContain('Your answer is in');
      person.closeWindow();
    }
    await maya.command('/mission close', 'general');

    // an idea, and its review
    await maya.command('/idea champion add @Grace Okafor', 'general');
    const yes = /\[([^\]]*yes[^\]]*|Yes[^\]]*)\]/i.exec(grace.read().at(-1) ?? '')?.[1] ?? '';
    await grace.press(yes);
    await anika.command('/idea add Smaller tins by the till', 'general');
    expect(anika.text).toContain('Saved as #1');
    await grace.command('/idea review', 'general');
    expect(grace.text).toContain('Smaller tins by the till');
    await grace.press('Accept');
    await grace.fill({ owner: ids.maya, date: 'next wednesday' });
    expect(grace.text).toContain('Accepted: #1');
    while (grace.view) grace.closeWindow();
    await bot.passTo('2026-12-03T05:00:00Z');
    expect(anika.read().at(-1)).toContain('has accepted your idea');

    // the home page, and what others may not see
    await anika.openHome();
    expect(anika.home).toContain('Anika Rahman');
    expect(bot.double.workspace.messages.filter(({ only }) => only === ids.luis)).toEqual([]);
  },
  90_000,
);
