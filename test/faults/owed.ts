import { randomUUID } from 'node:crypto';
import { oweAll } from '../../src/delivery/outbox.ts';
import type { Store } from '../../src/store/client.ts';
import type { PlatformName } from '../../src/who/profile.ts';

export interface Debts {
  /** Promises some more: to channels and to people, one of whom in ten cannot be written to. */
  more(): Promise<void>;
}

export const people = 60;
export const channels = 20;
const each = 12;

/** Whom and where the promises are for, as the chat names them. */
export interface Names {
  platform: PlatformName;
  workspace: string;
  person(n: number): string;
  channel(n: number): string;
  /** Left out: no channel is a forum. */
  isForum?(n: number): boolean;
}

export async function debts(store: Store, names: Names): Promise<Debts> {
  const { db } = store;
  const { id: workspaceId } = await db.workspace.create({
    data: { platform: names.platform, externalId: names.workspace, name: 'Company' },
  });
  const to: ({ personId: string } | { placeId: string })[] = [];
  for (let n = 0; n < people; n++) {
    const { id } = await db.person.create({
      data: { workspaceId, externalId: names.person(n), name: `P${n}`, directMessages: true },
    });
    to.push({ personId: id });
  }
  for (let n = 0; n < channels; n++) {
    const kind = names.isForum?.(n) ? 'forum' : 'channel';
    const { id } = await db.place.create({ data: { workspaceId, externalId: names.channel(n), name: `c${n}`, kind } });
    to.push({ placeId: id });
  }
  const [owner] = to;
  const ownerId = owner && 'personId' in owner ? owner.personId : undefined;

  return {
    async more() {
      const now = new Date();
      await store.transaction((tx) =>
        oweAll(
          tx,
          Array.from({ length: each }, () => ({
            key: `promise.say:${randomUUID()}`,
            workspaceId,
            job: 'promise.say',
            args: ['a promise'],
            to: to[Math.floor(Math.random() * to.length)] ?? { personId: '' },
            dueAt: now,
            ...(ownerId && Math.random() < 0.1 && { ownerId }),
          })),
        ),
      );
    },
  };
}

/** What is owed was seen once or given up, never both: then `clean` holds. */
export async function count(
  database: string,
  store: Store,
  seenOf: (keys: readonly string[]) => ReadonlyMap<string, number>,
): Promise<{ line: string; clean: boolean }> {
  const rows = await store.db.delivery.findMany({ where: { verb: 'post' }, select: { key: true, state: true } });
  const seen = seenOf(rows.map(({ key }) => key));
  const gaveUp = rows.filter((row) => row.state === 'gave_up').length;
  const lost = rows.filter((row) => row.state !== 'gave_up' && !seen.has(row.key)).length;
  const duplicates = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
  const twice = [...seen].filter(([, times]) => times > 1).map(([key]) => key);
  // what is known of them, for whoever has to find out why
  if (twice.length > 0) console.table(await store.db.delivery.findMany({ where: { key: { in: twice } } }));
  const line = `${database} owed ${rows.length} seen ${seen.size} gave-up ${gaveUp} duplicates ${duplicates} lost ${lost}`;
  return { line, clean: duplicates === 0 && lost === 0 && rows.length === seen.size + gaveUp };
}
