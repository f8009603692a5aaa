import { describe, expect, test } from 'vitest';
import { notice } from '../../src/delivery/notice.ts';
import { refreshAbout } from '../../src/delivery/outbox.ts';
import { knownMigrations } from '../../src/store/migrate/history.ts';
import { promises } from '../support/promises.ts';
import { openSending } from '../support/sending.ts';

/** A list of things, under the first argument as its key. */
const list = notice('promise.list', async (_ctx, [, ...ids]) => ({ kind: 'view', summary: ids.join(), blocks: [] }), {
  key: ([key = '']) => key,
  about: ([, ...ids]) => ids,
});

async function open() {
  const sending = await openSending({ rituals: [promises({}, { list: list.view })] });
  const { store, company: workspaceId, general, clock } = sending;
  const since = { 'promise.list': new Date('2026-12-01T09:00:00Z') };
  return {
    ...sending,
    post: (...args: string[]) => {
      const to = { placeId: general };
      return store.transaction((tx) => list.owe(tx, args, { workspaceId, to, dueAt: clock.now() }));
    },
    changed: (...ids: string[]) => store.transaction((tx) => refreshAbout(tx, workspaceId, ids, since, clock.now())),
    edits: async () => {
      const rows = await store.db.delivery.findMany({ where: { verb: 'edit' }, orderBy: { key: 'asc' } });
      return rows.map(({ key, state }) => `${key} ${state}`);
    },
  };
}

describe('what a post is about', () => {
  test('finds it by any of the things it shows, and no other', async () => {
    const { post, changed, edits, settle } = await open();
    await post('first', 'tea', 'milk');
    await post('second', 'milk', 'sugar');
    await post('third', 'salt');
    await settle();
    await changed('tea', 'milk');
    expect(await edits()).toEqual(['edit:first due', 'edit:second due']);
    await settle();
    await changed('sugar');
    expect(await edits()).toEqual(['edit:first sent', 'edit:second due']);
  });

  test('finds nothing of another workspace, and nothing that is too old', async () => {
    const { store, workspace, place, post, changed, edits, settle, pass, company, clock } = await open();
    const elsewhere = await workspace('elsewhere');
    const to = { placeId: await place('there', elsewhere) };
    await store.transaction((tx) =>
      list.owe(tx, ['theirs', 'tea'], { workspaceId: elsewhere, to, dueAt: clock.now() }),
    );
    await post('old', 'tea');
    await pass(60);
    await changed('tea');
    expect(await edits()).toEqual(['edit:old due']);
    await settle();
    const later = { 'promise.list': clock.now() };
    await store.transaction((tx) => refreshAbout(tx, company, ['tea'], later, clock.now()));
    expect(await edits()).toEqual(['edit:old sent']);
  });

  test('makes one that is not posted yet anew, which was being made when it changed', async () => {
    const { store, post, changed } = await open();
    await post('first', 'tea');
    await changed('tea');
    expect(await store.db.delivery.findMany()).toMatchObject([{ key: 'first', state: 'due', version: 1 }]);
  });

  test('goes with it', async () => {
    const { store, post } = await open();
    await post('first', 'tea', 'milk');
    expect(await store.db.deliveryAbout.count()).toBe(2);
    await store.db.delivery.deleteMany();
    expect(await store.db.deliveryAbout.count()).toBe(0);
  });

  test('is known of posts from before it was kept', async () => {
    const { store, company: workspaceId, workspace, promise, oweAll } = await open();
    const elsewhere = await workspace('elsewhere');
    const at = new Date();
    const idea = (id: string, number: number, whose = workspaceId) => ({
      ...{ id, number, workspaceId: whose, title: id, folded: id, authorId: 'mina', createdAt: at, changedAt: at },
    });
    await store.db.idea.createMany({ data: [idea('one', 1), idea('two', 2), idea('three', 1, elsewhere)] });
    await oweAll([
      promise('ideas.share:one:general', { job: 'ideas.share', args: ['one', 'ideas.share:one:general'] }),
      promise('ideas.weekly:here', { job: 'ideas.weekly', args: ['one', 'two', 'three', 'gone'] }),
      promise('ideas.digest:maya', { job: 'ideas.digest', args: ['ideas.digest:maya', 'two'] }),
      promise('other', { args: ['one'] }),
    ]);
    const all = await knownMigrations(store.database);
    const { sql = '' } = all.find(({ name }) => name.endsWith('_delivery_about')) ?? {};
    await store.db.$executeRawUnsafe(sql.slice(sql.indexOf('INSERT INTO')));
    const rows = await store.db.deliveryAbout.findMany({ orderBy: [{ deliveryKey: 'asc' }, { about: 'asc' }] });
    expect(rows.map(({ deliveryKey, about }) => [deliveryKey, about])).toEqual([
      ['ideas.digest:maya', 'two'],
      ['ideas.share:one:general', 'one'],
      ['ideas.weekly:here', 'one'],
      ['ideas.weekly:here', 'two'],
    ]);
  });
});
