import { afterEach, expect, it } from 'vitest';
import { notificationKinds } from '../../../src/who/reader.ts';
import { type DiscordBot, openBot } from '../../support/discord/bot.ts';
import { ids } from '../../support/discord/company.ts';

let bot: DiscordBot;
afterEach(async () => {
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
  expect(bot.errors()).toEqual([]);
});

it('a team goes through every ritual from Discord alone', async () => {
  bot = await openBot({ now: '2026-12-01T04:00:00Z' });
  const [maya, anika, grace] = [bot.person(ids.maya), bot.person(ids.anika), bot.person(ids.grace)];
  const done = async (work: Promise<unknown>) => {
    await work;
    await bot.rest();
  };

  // one's own preferences: a time zone, and direct messages, which nobody gets unasked
  for (const person of [maya, anika, grace]) {
    await done(person.types('/pad me', ids.general));
    expect(person.form).toContain('\n');
    await done(
      person.fill({
        locale: 'en',
        timeZone: 'Asia/Dhaka',
        directMessages: person === anika ? [] : [...notificationKinds],
      }),
    );
    expect(person.sees).toContain('Dhaka');
  }

  // a meeting
  await done(maya.types('/agenda meeting', ids.general));
  await done(maya.fill({ name: ' ', days: 'Thursday', time: '10:00' }));
  expect(maya.sees).toContain('Write something here.');
  await done(maya.press('Edit again'));
  await done(maya.fill({ name: 'Weekly' }));
  expect(maya.sees).toContain('Weekly');
  await done(anika.types('/agenda add Pricing & *tins* <b>', ids.general));
  expect(anika.sees).toContain('Added as number 2');
  expect((await anika.suggests('/agenda done', '', ids.general)).map(({ name }) => name).join()).toContain(
    'Pricing & *tins*',
  );
  await bot.passTo('2026-12-03T03:30:00Z');
  const posted = anika.reads(ids.general).at(-1) ?? '';
  expect(posted).toContain('Pricing & *tins* <b>');

  // a story
  await done(grace.press('Bring the customer story', ids.general));
  await done(grace.fill({ text: 'She waited two weeks.', news: 'bad', answered: 'mine' }));
  expect(grace.sees).toContain('Thank you for bringing it.');
  expect(anika.reads(ids.general).filter((text) => text.includes('still waits for an answer'))).toHaveLength(1);
  await done(grace.press('Take it back'));
  expect(grace.sees).toContain('Taken back');

  // a message becomes a topic
  const said = anika.says(`Could we sell small tins, <@${ids.grace}>?`, ids.general);
  await done(maya.shortcut('Bring to the agenda', said));
  expect(JSON.stringify(maya.modal)).toContain('Could we sell small tins, @Grace Okafor?');
  await done(maya.fill({ as: 'topic' }));

  // a poll: one message in the channel, and direct ones to those who take them
  const inboxes = [maya, anika, grace].map((person) => person.inbox().length);
  await done(maya.types('/mission ask channel', ids.general));
  expect(maya.reads(ids.general).join('\n')).toContain('[Answer]');
  expect(anika.inbox()).toHaveLength(inboxes[1] ?? 0);
  expect(grace.inbox().at(-1)).toContain('[Answer]');
  for (const person of [anika, grace]) {
    await done(person.press('Answer', ids.general));
    await done(person.fill({ own: 'I listen to customers', shared: 'We keep our promises', rating1: '4' }));
    expect(person.sees).toContain('Your answer is in');
  }
  await done(maya.types('/mission close', ids.general));
  expect(maya.sees).not.toBe('');

  // an idea: with its author's name, always
  await done(maya.types('/idea champion add @Grace Okafor', ids.general));
  const yes = /\[([^\]]*yes[^\]]*)\]/i.exec(grace.inbox().at(-1) ?? '')?.[1] ?? '';
  await done(grace.press(yes));
  await done(anika.types('/idea new', ids.general));
  expect(anika.modal?.components.filter(({ type }) => type === 18)).toHaveLength(4);
  await done(anika.fill({ title: 'Smaller tins by the till' }));
  expect(anika.sees).toContain('Saved as #1');
  expect(await maya.suggests('/idea show', 'tins', ids.general)).toEqual([
    { name: '#1 Smaller tins by the till', value: '1' },
  ]);
  await done(maya.types('/idea vote ১', ids.general));
  await done(grace.types('/idea review', ids.general));
  await done(grace.press('Accept'));
  await done(grace.fill({ owner: ids.maya, date: 'next wednesday' }));
  expect(grace.sees).toContain('Accepted: #1');
  await bot.passTo('2026-12-03T05:00:00Z');
  // Anika takes no direct messages: her list says it
  await done(anika.types('/idea mine', ids.general));
  expect(anika.sees).toContain('Smaller tins by the till');
  expect(anika.inbox()).toEqual([]);

  // the home page; and a file
  await done(anika.types('/pad home', ids.general));
  expect(anika.sees).toContain('Anika Rahman');
  await done(grace.types('/idea export', ids.general));
  const [file] = bot.double.world.messages.flatMap(({ files }) => files).filter(({ name }) => name.endsWith('.csv'));
  expect(new TextDecoder().decode(file?.bytes)).toContain('Smaller tins by the till');

  // nothing of it is seen from another server
  const elsewhere = bot.person(ids.grace, ids.other);
  await done(elsewhere.types('/idea list', ids.elsewhere));
  expect(elsewhere.sees).not.toContain('Smaller tins');
  await done(elsewhere.types('/idea show 1', ids.elsewhere));
  expect(elsewhere.sees).not.toContain('Smaller tins');
});
