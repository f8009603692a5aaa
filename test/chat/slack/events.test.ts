import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/chat/view.ts';
import { ids } from '../../support/slack/company.ts';
import { type Mode, openStage, type Stage } from '../../support/slack/stage.ts';
import { bot, team } from '../../support/slack/workspace.ts';

const open: Stage[] = [];
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function opened(mode: Mode = 'http'): Promise<Stage> {
  const stage = await openStage({ mode, replies: () => ({ show: note('Heard.') }) });
  open.push(stage);
  return stage;
}

async function met({ person, store }: Stage, id: string) {
  await person(id).command('/pad home', 'general');
  return () => store.db.person.findFirstOrThrow({ where: { externalId: id } });
}

describe('people', () => {
  it('are known with name, zone, language and rights from their first command on', async () => {
    const stage = await opened();
    const { workspace } = stage.double;
    const row = await (await met(stage, ids.anika))();
    expect(row).toMatchObject({
      name: 'Anika Rahman',
      kind: 'member',
      platformAdmin: false,
      platformLocale: 'bn-BD',
      platformTimeZone: 'Asia/Dhaka',
    });
    expect(await (await met(stage, ids.luis))()).toMatchObject({ kind: 'guest' });
    const before = stage.double.callsOf('users.info').length;
    await stage.person(ids.anika).command('/pad home', 'general');
    expect(stage.double.callsOf('users.info')).toHaveLength(before);
    expect(workspace.users.size).toBeGreaterThan(5);
  });

  it('are guests where they are of another team, whatever our row says, or where Slack tells nothing of them', async () => {
    const stage = await opened();
    const { workspace } = stage.double;
    workspace.addUser('U0SANA', 'Sana of another company', { team_id: 'T0OTHER', is_admin: true });
    workspace.addChannel('C0SHARED', 'shared', ['U0SANA', ids.luis, bot.user]);
    const sana = stage.person('U0SANA');
    const kindOf = async (id: string) => {
      const row = await stage.store.db.person.findFirstOrThrow({ where: { externalId: id } });
      return [row.kind, row.platformAdmin];
    };
    await sana.command('/pad home', 'shared');
    expect(await kindOf('U0SANA')).toEqual(['guest', false]);
    const wrong = { kind: 'member' as const, platformAdmin: true };
    await stage.store.db.person.updateMany({ where: { externalId: 'U0SANA' }, data: wrong });
    await sana.command('/pad home', 'shared');
    expect(await kindOf('U0SANA')).toEqual(['guest', false]);

    stage.double.fault = (method) => (method === 'users.info' ? { status: 503 } : null);
    await stage.person(ids.luis).command('/pad home', 'shared');
    expect(await kindOf(ids.luis)).toEqual(['guest', false]);
    stage.double.fault = () => null;
    Object.assign(workspace.users.get(ids.luis) ?? {}, { is_restricted: false });
    await stage.person(ids.luis).command('/pad home', 'shared');
    expect(await kindOf(ids.luis)).toEqual(['member', false]);
  });

  it('are kept fresh by events', async () => {
    const stage = await opened();
    const row = await met(stage, ids.anika);
    const user = stage.double.workspace.users.get(ids.anika);
    await stage.double.event({ type: 'user_change', user: { ...user, is_admin: true, tz: 'Asia/Kolkata' } });
    expect(await row()).toMatchObject({
      platformAdmin: true,
      platformTimeZone: 'Asia/Kolkata',
      platformLocale: 'bn-BD',
    });
    await stage.double.event({ type: 'user_change', user: { ...user, deleted: true } });
    expect(await row()).toMatchObject({ kind: 'gone' });
    expect((await stage.double.event({ type: 'team_join', user: { id: 'U0NEW' } })).status).toBe(200);
  });

  it('are kept fresh by the nightly look', async () => {
    const stage = await opened();
    const row = await met(stage, ids.grace);
    Object.assign(stage.double.workspace.users.get(ids.grace) ?? {}, {
      tz: 'Asia/Kathmandu',
      profile: { display_name: 'Grace O.', real_name: 'Grace Okafor' },
    });
    await stage.chat.look();
    expect(await row()).toMatchObject({ name: 'Grace O.', platformTimeZone: 'Asia/Kathmandu' });
  });

  it('are left out of polls where they are bots, guests, deleted or Slack itself', async () => {
    const { chat } = await opened();
    const { people } = await chat.people(team.id);
    const kinds = new Map(people.map(({ id, kind }) => [id, kind]));
    expect(kinds.get(ids.maya)).toBe('member');
    expect(kinds.get(ids.luis)).toBe('guest');
    expect(kinds.get('USLACKBOT')).toBe('bot');
    expect(kinds.get(bot.user)).toBe('bot');
    expect(kinds.get('U0GONE')).toBe('gone');
  });

  it('are listed to the last in a company of hundreds, within the rates', async () => {
    const { chat, double } = await opened();
    for (let n = 0; n < 450; n++) double.workspace.addUser(`U1N${n}`, `Colleague ${n}`);
    const channel = double.workspace.addChannel('C0ALL', 'all', [bot.user, ...double.workspace.users.keys()]);
    expect((await chat.people(team.id)).people).toHaveLength(double.workspace.users.size);
    expect((await chat.people(team.id, channel.id)).people).toHaveLength(channel.members.size);
    expect(double.complaints).toEqual([]);
  });
});

describe.each<Mode>(['http', 'socket'])('what happens in the workspace, over %s', (mode) => {
  it('introduces the bot in one short message when it joins a channel, once', async () => {
    const { double, person } = await opened(mode);
    const joined = { type: 'member_joined_channel', user: bot.user, channel: ids.support, channel_type: 'C' };
    await double.event(joined, 'Ev1');
    await double.event(joined, 'Ev1');
    await double.event({ ...joined, user: ids.maya }, 'Ev2');
    const read = person(ids.maya).read('support');
    expect(read).toHaveLength(1);
    expect(read[0]).toContain('/agenda meeting');
  });

  it('has an event sent again that could not be dealt with, and then deals with it', async () => {
    const { double, person } = await opened(mode);
    const joined = { type: 'member_joined_channel', user: bot.user, channel: ids.support, channel_type: 'C' };
    double.fault = (method) => (method === 'chat.postMessage' ? { status: 500 } : null);
    const failed = await double.event(joined, 'Ev1');
    expect(failed.status).not.toBe(200);
    double.fault = () => null;
    await double.event(joined, 'Ev1');
    expect(person(ids.maya).read('support')).toHaveLength(1);
  });

  it('stops all sending at once when the app is removed or its token revoked', async () => {
    const { double, store } = await opened(mode);
    const removed = async () => (await store.db.workspace.findFirstOrThrow()).removedAt !== null;
    await double.event({ type: 'tokens_revoked', tokens: { oauth: [ids.maya] } });
    expect(await removed()).toBe(false);
    await double.event({ type: 'tokens_revoked', tokens: { bot: [bot.user] } });
    expect(await removed()).toBe(true);
    await store.db.workspace.updateMany({ data: { removedAt: null } });
    await double.event({ type: 'app_uninstalled' });
    expect(await removed()).toBe(true);
  });
});

describe('an interaction that is delivered twice', () => {
  it('is answered once', async () => {
    let answers = 0;
    const seen = new Set<string>();
    const stage = await openStage({
      replies: ({ id }) => {
        if (seen.has(id)) return null;
        seen.add(id);
        answers++;
        return { show: note('Heard.') };
      },
    });
    open.push(stage);
    const { double } = stage;
    double.newTrigger = () => 'the-same-trigger';
    const maya = stage.person(ids.maya);
    await maya.command('/idea add Tea', 'general');
    await maya.command('/idea add Tea', 'general');
    expect(answers).toBe(1);
    expect(maya.read('general')).toHaveLength(1);
  });
});
