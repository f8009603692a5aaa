import { afterEach, describe, expect, it } from 'vitest';
import { openBot, type SlackBot } from '../../support/slack/bot.ts';
import { ids } from '../../support/slack/company.ts';
import { bot as botUser } from '../../support/slack/workspace.ts';

let bot: SlackBot;
afterEach(async () => {
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
});

async function opened(options: Partial<Parameters<typeof openBot>[0]> = {}) {
  bot = await openBot({ now: '2026-12-01T04:00:00Z', ...options });
  for (const user of bot.double.workspace.users.values()) Object.assign(user, { tz: 'Asia/Dhaka', locale: 'en-US' });
  return { maya: bot.person(ids.maya), grace: bot.person(ids.grace), anika: bot.person(ids.anika) };
}

const invite = (channel: string) => {
  bot.double.workspace.channels.get(channel)?.members.add(botUser.user);
};
const count = (table: 'meetingSeries' | 'poll' | 'round' | 'delivery') =>
  (bot.store.db[table] as unknown as { count(): Promise<number> }).count();

describe('where the bot is not in the channel', () => {
  it.each([
    ['open', ids.quiet, 'quiet'],
    ['private', 'C0BOARD', 'board'],
  ])(
    'whoever plans a meeting in an %s one is told to invite it first, and the form stays as it was filled in',
    async (_, id, name) => {
      const { maya } = await opened();
      if (name === 'board') bot.double.workspace.addChannel(id, name, [ids.maya, ids.grace], true);
      await maya.command('/agenda meeting', name);
      await maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
      expect(Object.values(maya.errors)).toEqual([expect.stringContaining('/invite @Yellow Pad')]);
      expect(await count('meetingSeries')).toBe(0);
      invite(id);
      await maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
      expect(maya.window).toContain('Weekly');
      expect(await count('meetingSeries')).toBe(1);
    },
  );

  it('nothing is confirmed of what was to be posted there: no poll, no idea, no channel for ideas', async () => {
    const { maya } = await opened();
    await maya.command('/idea add Smaller tins', 'general');
    for (const typed of ['/mission ask', '/mission ask channel', '/idea share 1', '/idea channel #quiet']) {
      await maya.command(typed, 'quiet');
      expect([typed, maya.text]).toEqual([typed, expect.stringContaining('/invite @Yellow Pad')]);
    }
    await maya.command('/mission poll', 'quiet');
    await maya.fill({ first: '2026-12-08' });
    expect(Object.values(maya.errors)).toEqual([expect.stringContaining('/invite @Yellow Pad')]);
    maya.closeWindow();
    expect([await count('round'), await count('poll'), await count('delivery')]).toEqual([0, 0, 0]);
    invite(ids.quiet);
    await maya.command('/idea share 1', 'quiet');
    expect(maya.read('quiet').join()).toContain('Smaller tins');
  });

  it('a meeting chosen from elsewhere is planned once the bot was invited there', async () => {
    const { maya } = await opened();
    await maya.command('/agenda meeting');
    await maya.fill({ name: 'Weekly', place: ids.quiet, rhythm: 'weekly', days: 'Thursday', time: '10:00' });
    expect(Object.values(maya.errors).join()).toContain('#quiet');
  });
});

describe('a shortcut used in a private place', () => {
  it.each([
    [
      'a private channel',
      (bot: SlackBot) => bot.double.workspace.addChannel('C0BOARD', 'board', [ids.maya, ids.grace], true),
    ],
    [
      'a message between two',
      (bot: SlackBot) => bot.double.workspace.addChannel('D0MAYAGRACE', 'directmessage', [ids.maya, ids.grace], true),
    ],
  ])('says who will read it, and takes neither link nor id of %s along', async (_, make) => {
    const { maya } = await opened();
    const channel = make(bot);
    const said = maya.says('Let us sell smaller tins', channel.id);
    await maya.shortcut('save_idea', said);
    expect(maya.window).toContain('private conversation');
    await maya.fill({});
    expect(maya.window).toContain('Saved as #1');
    const { db } = bot.store;
    const [idea, places, shown] = [
      await db.idea.findFirstOrThrow(),
      await db.place.findMany(),
      bot.double.inside.shown,
    ];
    expect(idea.title).toBe('Let us sell smaller tins');
    for (const what of [idea, places, shown])
      expect(JSON.stringify(what)).not.toMatch(new RegExp(`${channel.id}|archives|board`));
  });

  it('says in an open channel nothing of the kind, and leads back without asking Slack for a link', async () => {
    const { maya } = await opened();
    const said = maya.says('Let us sell smaller tins', 'general');
    await maya.shortcut('save_idea', said);
    expect(maya.window).not.toContain('private');
    await maya.fill({});
    const { change } = await bot.store.db.idea.findFirstOrThrow();
    expect(change).toBe(`https://himal-padma.slack.com/archives/${ids.general}/p${said.ts.replace('.', '')}`);
    expect(bot.double.callsOf('chat.getPermalink')).toEqual([]);
  });

  it('says which channel will read a topic of its meeting', async () => {
    const { maya } = await opened();
    await maya.command('/agenda meeting', 'leads');
    await maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
    maya.closeWindow();
    await maya.shortcut('agenda.message', maya.says('Pricing', ids.leads));
    expect(maya.window).toContain('#leads');
    await maya.fill({ as: 'topic' });
    expect(JSON.stringify(await bot.store.db.topic.findFirstOrThrow())).not.toContain('archives');
  });
});

describe('a round in a private channel', () => {
  it('is read, closed and followed up by the champions and admins who are members of it, and by no others', async () => {
    const { maya, grace } = await opened();
    for (const person of [maya, grace])
      Object.assign(bot.double.workspace.users.get(person.id) ?? {}, { is_admin: true });
    bot.double.workspace.addUser('U0SUE', 'Sue Stone', { is_admin: true, tz: 'Asia/Dhaka' });
    const sue = bot.person('U0SUE');
    await maya.command('/mission ask channel', 'leads');
    for (const person of [maya, grace]) {
      await person.press('Answer', 'leads');
      await person.fill({ own: 'I listen', shared: 'We keep promises' });
      person.closeWindow();
    }
    await sue.command('/mission', 'general');
    expect(sue.text).not.toContain('leads');
    await sue.command('/mission close', 'general');
    expect(sue.text).toContain('No round is open');
    await grace.command('/mission close', 'general');
    await grace.press('Close it all the same');
    await bot.passTo('2026-12-01T04:30:00Z');
    await sue.command('/mission results', 'general');
    expect(sue.text).toContain('There is no report yet');
    await sue.command('/mission action We answer the phone', 'general');
    expect(sue.text).toContain('There is no closed round yet');
    expect(maya.read('leads').join()).not.toContain('We answer the phone');
    await grace.command('/mission action We answer the phone', 'general');
    expect(maya.read('leads').join()).toContain('We answer the phone');
  });
});

describe('a channel that is renamed', () => {
  const nameOf = async (id: string) => (await bot.store.db.place.findFirstOrThrow({ where: { externalId: id } })).name;

  it('keeps its new name, whatever was opened before', async () => {
    const { maya } = await opened();
    await maya.command('/idea new', 'leads');
    expect(await nameOf(ids.leads)).toBe('leads');
    Object.assign(bot.double.workspace.channels.get(ids.leads) ?? {}, { name: 'heads' });
    await bot.double.event({ type: 'group_rename', channel: { id: ids.leads, name: 'heads', created: 1 } });
    expect(await nameOf(ids.leads)).toBe('heads');
    await maya.fill({ title: 'Smaller tins' });
    maya.closeWindow();
    await maya.command('/idea list', 'heads');
    expect(await nameOf(ids.leads)).toBe('heads');
  });

  it('is called so after the nightly look, where no event told of it', async () => {
    const { maya } = await opened();
    await maya.command('/idea list', 'general');
    Object.assign(bot.double.workspace.channels.get(ids.general) ?? {}, { name: 'everybody' });
    await bot.chat.look();
    expect(await nameOf(ids.general)).toBe('everybody');
  });
});

describe('what is posted', () => {
  it('says who asked for it; of an idea without a name nobody is named', async () => {
    const { maya, anika } = await opened();
    await anika.command('/idea add Smaller tins', 'general');
    await maya.command('/idea share 1', 'general');
    expect(maya.read('general').at(-1)).toContain('Shown here by');
    await anika.command('/idea new', 'general');
    await anika.fill({ title: 'Larger tins', name: 'hidden' });
    anika.closeWindow();
    // a champion has looked at it
    await bot.store.db.idea.updateMany({ data: { unseen: false } });
    await anika.command('/idea share 2', 'general');
    expect(maya.read('general').at(-1)).toContain('Larger tins');
    expect(maya.read('general').at(-1)).not.toContain('Shown here by');
    await maya.command('/mission ask channel', 'support');
    expect(anika.read('support').join()).toContain('asks this');
  });
});

describe('a prefix of the commands', () => {
  it('is used in every sentence, and in what is posted later', async () => {
    const { maya, anika } = await opened({ commandPrefix: 'yp-' });
    Object.assign(bot.double.workspace.users.get(ids.anika) ?? {}, { locale: 'bn-BD' });
    await bot.double.event({ type: 'member_joined_channel', user: botUser.user, channel: ids.general });
    await maya.command('/yp-pad help', 'general');
    await maya.command('/yp-agenda add', 'general');
    await maya.command('/yp-agenda show', 'general');
    await maya.command('/yp-idea xyz', 'general');
    await anika.command('/yp-idea champions', 'general');
    await maya.openHome();
    const said = [...maya.read('general'), ...anika.read('general'), maya.home ?? ''].join('\n');
    expect(said).toMatch(/\/yp-agenda meeting/);
    expect(said).not.toMatch(/\/(agenda|mission|idea|pad)\b/);
  });
});
