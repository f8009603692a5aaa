import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/chat/view.ts';
import { ids } from '../../support/discord/company.ts';
import { buttons, form } from '../../support/discord/sample.ts';
import { openStage, type Stage, type StageOptions } from '../../support/discord/stage.ts';

let stages: Stage[] = [];
afterEach(async () => {
  const open = stages;
  stages = [];
  for (const stage of open) await stage.close();
  expect(open.flatMap(({ double }) => double.complaints)).toEqual([]);
});

async function open(options: StageOptions = {}) {
  const stage = await openStage(options);
  stages.unshift(stage);
  return { stage, maya: stage.person(ids.maya), anika: stage.person(ids.anika), double: stage.double };
}

describe('an answer', () => {
  it('goes to who asked alone, acknowledged before it is made', async () => {
    const { maya, anika, stage } = await open();
    await maya.types('/sample say Tea in small tins', ids.general);
    expect(maya.answer?.first).toBe('thinking');
    expect(maya.sees).toBe('Tea in small tins');
    expect(anika.reads(ids.general)).toEqual([]);
    expect(stage.errors()).toEqual([]);
  });

  it('takes the place of one’s own message, or follows it', async () => {
    const { maya } = await open();
    await maya.types('/sample buttons', ids.general);
    await maya.press('Add');
    expect(maya.sees).toBe('one more');
    await maya.press('Replace');
    expect(maya.answer?.first).toBe('holding');
    expect(maya.sees).toBe('one more');
    await expect(maya.press('Replace')).rejects.toThrow('nothing to press');
  });

  it('never takes the place of what others see', async () => {
    const { stage, maya, anika } = await open();
    await stage.chat.post({ workspace: ids.guild, channel: ids.general }, buttons, 'k1', reader);
    await anika.press('Replace', ids.general);
    expect(anika.sees).toBe('replaced');
    expect(maya.reads(ids.general).at(-1)).toContain('[Replace]');
  });

  it('to a button of an older bot is a sentence', async () => {
    const { stage, maya } = await open();
    await maya.types('/sample buttons', ids.general);
    await maya.press('Old');
    expect(maya.sees).toContain('older version');
    const said = stage.double.world.messages.at(-1);
    Object.assign(said ?? {}, { components: old });
    await maya.press('From long ago');
    expect(maya.sees).toContain('older version');
  });

  it('that fails says so, with a number that the log has, and without anybody’s words', async () => {
    const { stage, maya } = await open({
      answers: () => 'message',
      replies: () => ({ show: note([{ time: new Date(Number.NaN) }, 'Mrs Khatun of Mirpur']) }),
    });
    stage.double.fail('PATCH', /@original$/, { status: 500 }, 10);
    await maya.types('/sample say x', ids.general);
    await until(() => maya.sees.startsWith('Something went wrong'));
    const [line] = stage.errors();
    expect(maya.sees).toContain(String(line?.['id']));
    expect(JSON.stringify(stage.lines())).not.toContain('Khatun');
    stage.double.complaints.length = 0;
  });

  it('is not made where the first word would come too late: the person was told that nothing was done', async () => {
    const { stage, maya } = await open({ double: { firstMs: 200 } });
    stage.double.fail('POST', /callback$/, { slow: 300 });
    await maya.types('/sample say too late', ids.general);
    expect(await stage.store.db.answered.count()).toBe(0);
    expect(maya.answer?.isAnswered).toBe(false);
  });

  it('is given once, though Discord delivers twice and two bots listen', async () => {
    let answered = 0;
    const first = await open();
    const count = (stage: Stage) =>
      stage.double.calls.filter(({ path, status }) => path.endsWith('@original') && status === 200).length;
    await open({ on: first.double, store: first.stage.store });
    await first.maya.types('/sample say once', ids.general);
    first.maya.again();
    await sleep(150);
    answered = await first.stage.store.db.answered.count();
    expect(answered).toBe(1);
    expect(count(first.stage)).toBe(1);
    expect(first.maya.sees).toBe('once');
  });
});

describe('a form', () => {
  it('is the very first response, and shows the words above it', async () => {
    const { maya } = await open();
    await maya.types('/sample form', ids.general);
    expect(maya.answer?.first).toBe('modal');
    expect(maya.form).toBe('A form\nA word before\nTitle\nWords\n[Submit]');
    await maya.fill({ title: 'Tea', words: 'Small tins' });
    expect(maya.sees).toBe('saved Tea: Small tins');
  });

  it('that turns out not to come is a sentence in its place', async () => {
    const { maya } = await open();
    await maya.types('/sample buttons', ids.general);
    await maya.press('Refuse');
    expect(maya.sees).toBe('there is no form');
  });

  it('is opened by a button where it cannot follow at once: after a form, or when it took too long', async () => {
    const slow = { ask: form };
    const { maya } = await open({
      answers: () => 'form',
      replies: async ({ ask }) => {
        if (ask.kind === 'word') await sleep(2_000);
        return ask.kind === 'submit' ? { show: note('saved') } : slow;
      },
    });
    await maya.types('/sample form', ids.general);
    expect(maya.answer?.first).toBe('thinking');
    await maya.press('Open the form');
    expect(maya.form).toContain('A form');
    await maya.fill({ title: 'Tea' });
    expect(maya.sees).toBe('saved');
  });

  it('refused says what is wrong privately, and opens again as it was filled in', async () => {
    const { maya, anika } = await open();
    await maya.types('/sample form', ids.general);
    await maya.fill({ title: 'T', words: 'All that I wrote' });
    expect(maya.sees).toBe(
      'This is not saved yet. Please have another look at it:\nTitle: Write something here.\n[Edit again]',
    );
    expect(anika.reads(ids.general)).toEqual([]);
    await maya.press('Edit again');
    expect(maya.modal?.components.flatMap((one) => (one.type === 18 ? [one.component] : []))).toMatchObject([
      { value: 'T' },
      { value: 'All that I wrote' },
    ]);
    await maya.fill({ title: 'Tea' });
    expect(maya.sees).toBe('saved Tea: All that I wrote');
  });

  it('refused after a restart gives back what was written, and its old button says that it is gone', async () => {
    const first = await open();
    await first.maya.types('/sample form', ids.general);
    await first.stage.chat.stop();
    await open({ on: first.double, store: first.stage.store });
    await first.maya.fill({ title: 'T', words: 'All that I wrote' });
    expect(first.maya.sees).toContain('> All that I wrote');
    expect(first.maya.sees).not.toContain('Edit again');
  });

  it('that is kept no more is said to be gone', async () => {
    const first = await open();
    await first.maya.types('/sample form', ids.general);
    await first.maya.fill({ title: 'T' });
    await first.stage.chat.stop();
    await open({ on: first.double, store: first.stage.store });
    await first.maya.press('Edit again');
    expect(first.maya.sees).toContain('is gone');
  });

  it('is written down nowhere before it is accepted', async () => {
    const { stage, maya } = await open();
    await maya.types('/sample form', ids.general);
    await maya.fill({ title: 'T', words: 'Mrs Khatun of Mirpur' });
    const { db } = stage.store;
    const rows = [
      await db.person.findMany(),
      await db.delivery.findMany(),
      await db.answered.findMany(),
      await db.shown.findMany(),
    ];
    expect(JSON.stringify([rows, stage.lines()])).not.toContain('Khatun');
  });
});

describe('what is typed', () => {
  it('is suggested by its ritual, and numbers are read in the digits of any script', async () => {
    const { maya } = await open();
    expect(await maya.suggests('/sample count', '1', ids.general)).toEqual([
      { name: '1. Maya Thompson', value: '1' },
      { name: '12. Maya Thompson', value: '12' },
    ]);
    for (const three of ['3', '#3', '৩', '३']) {
      await maya.types(`/sample count ${three}`, ids.general);
      expect(maya.sees).toBe('number 3');
    }
    await maya.types('/sample count many', ids.general);
    expect(maya.sees).toContain('/sample count');
  });

  it('answers help, whatever the command', async () => {
    const { maya } = await open();
    await maya.types('/sample help', ids.general);
    expect(maya.sees).toContain('/sample say');
  });

  it('knows people who never used the bot, once they are named', async () => {
    const { maya } = await open();
    await maya.types('/sample who is @Grace Okafor', ids.general);
    expect(maya.sees).toBe('Grace Okafor');
  });

  it('reads people, channels and roles inside a text as their names', async () => {
    const { maya } = await open();
    await maya.types(
      `/sample say ask <@${ids.grace}> in <#${ids.support}>, <@&${ids.managers}> and <@999999999999999999>`,
      ids.general,
    );
    expect(maya.sees).toBe('ask @Grace Okafor in #support, @Managers and @999999999999999999');
  });
});

describe('in direct messages', () => {
  async function written() {
    const opened = await open();
    const { stage, maya } = opened;
    await maya.types('/sample say hello', ids.general);
    await stage.store.db.person.updateMany({ data: { directMessages: true } });
    await stage.chat.post({ workspace: ids.guild, person: ids.maya }, buttons, 'direct', reader);
    return opened;
  }

  it('a button knows its server, and its answer takes its place', async () => {
    const { stage, maya } = await written();
    expect(maya.inbox()).toHaveLength(1);
    await maya.press('Replace');
    expect(maya.inbox()).toEqual(['replaced']);
    const since = new Date(Date.now() - 1000);
    // what was replaced is found all the same, should its sending be in doubt
    expect(await stage.chat.find({ workspace: ids.guild, person: ids.maya }, 'direct', since)).not.toBeNull();
  });

  it('a form goes to the same server', async () => {
    const { maya } = await written();
    await maya.press('Form');
    await maya.fill({ title: 'Tea' });
    expect(maya.sees).toBe('saved Tea: ');
  });

  it('who left the server meanwhile is told, and nothing is done', async () => {
    const { stage, maya } = await written();
    stage.double.world.guild(ids.guild).members.delete(ids.maya);
    await maya.press('Replace');
    expect(maya.inbox()).toHaveLength(1);
    expect(maya.sees).toContain('not in that server any more');
    expect(await stage.store.db.person.findFirst({ where: { externalId: ids.maya } })).toMatchObject({ kind: 'gone' });
  });

  it('of a server that removed the bot say so, and nothing is done', async () => {
    const { stage, maya } = await written();
    stage.double.kick(ids.guild);
    await until(() => stage.lines().some(({ msg }) => String(msg).startsWith('removed from a server')));
    await maya.press('Replace');
    expect(maya.inbox()).toHaveLength(1);
    expect(maya.sees).toContain('That server has removed me');
    expect(stage.errors()).toEqual([]);
  });
});

describe('a channel in which the bot may not write', () => {
  it('or a locked thread: that it is locked is what is said', async () => {
    const { stage, maya } = await open();
    await maya.types('/sample say hello', ids.thread);
    const { db } = stage.store;
    const place = await db.place.findFirstOrThrow({ where: { externalId: ids.thread } });
    const at = new Date();
    const row = { key: 'k', workspaceId: place.workspaceId, job: 'sample.x', args: '[]', dueAt: at, tryAt: at };
    await db.delivery.create({ data: { ...row, placeId: place.id } });
    const thread = stage.double.world.channel(ids.thread)?.thread;
    if (thread) thread.locked = true;
    await maya.types('/sample say planned', ids.thread);
    expect(maya.sees).toBe(
      'planned\n(#tins is locked, so I cannot post there: please unlock it, or use another channel.)',
    );
  });

  it('is named to who asked for something there, with how to allow it', async () => {
    const { stage, maya } = await open();
    await maya.types('/sample say just looking', ids.quiet);
    expect(maya.sees).toBe('just looking');
    const { db } = stage.store;
    const place = await db.place.findFirstOrThrow({ where: { externalId: ids.quiet } });
    const at = new Date();
    const row = { key: 'k', workspaceId: place.workspaceId, job: 'sample.x', args: '[]', dueAt: at, tryAt: at };
    await db.delivery.create({ data: { ...row, placeId: place.id } });
    await maya.types('/sample say planned', ids.quiet);
    expect(maya.sees).toBe(
      'planned\n(I cannot write in #quiet yet: in that channel’s settings, under Permissions, please allow Yellow Pad “View Channels” and “Send Messages”.)',
    );
  });
});

const reader = { locale: 'en', timeZone: 'UTC' } as const;

/** A button whose name nobody can read any more. */
const old = [
  {
    type: 17,
    components: [{ type: 1, components: [{ type: 2, style: 2, label: 'From long ago', custom_id: 'v0:vote' }] }],
  },
];

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isSo(); tries++) await sleep(10);
}
