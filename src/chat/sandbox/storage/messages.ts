import { randomUUID } from 'node:crypto';
import { isDuplicate, type Store } from '../../../store/client.ts';
import type { SandboxMessage } from '../../../store/rows.ts';
import type { Clock } from '../../../time/clock.ts';
import { PlatformError, type Reader } from '../../platform.ts';
import type { Attachment, View } from '../../view.ts';
import type { FileRef, Kept } from '../protocol.ts';
import { filesOf, keep } from './stored-view.ts';

/** The bot's view as a row keeps it, with the language it is written in, and the message that it answers. */
export interface KeptView {
  locale: string;
  under?: string;
  view: Kept<View>;
}

type NewFile = { id: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

/** What everybody in a channel sees, kept in the database. */
export interface Messages {
  /** The same key a second time gives the message that is there. */
  post(channel: string, view: View, key: string, reader: Reader, under?: string): Promise<string>;
  find(channel: string, key: string): Promise<string | null>;
  /** Throws PlatformError 'gone' where there is no such message. */
  edit(channel: string, id: string, view: View, reader: Reader): Promise<void>;
  /** A person's own words; `key` as for post. */
  say(channel: string, author: string, text: string, key: string): Promise<void>;
  /** The last `count` in order of time. */
  last(channel: string, count: number): Promise<SandboxMessage[]>;
  /** What the bot wrote or changed since, the latest of each channel first. */
  since(moment: Date): Promise<SandboxMessage[]>;
  one(id: string): Promise<SandboxMessage | null>;
  /** When the latest message of each channel was written. */
  latest(): Promise<ReadonlyMap<string, Date>>;
  file(id: string): Promise<(Pick<Attachment, 'name' | 'bytes'> & { type: string }) | null>;
}

export function messages({ store, clock }: { store: Store; clock: Clock }): Messages {
  const { db } = store;

  async function find(channel: string, key: string): Promise<string | null> {
    return (await db.sandboxMessage.findFirst({ where: { channel, key }, select: { id: true } }))?.id ?? null;
  }

  /** Two at once under one key: one is written, and both get it. */
  async function once(channel: string, key: string, create: () => Promise<{ id: string }>): Promise<string> {
    const there = await find(channel, key);
    if (there) return there;
    try {
      return (await create()).id;
    } catch (error) {
      const written = isDuplicate(error) ? await find(channel, key) : null;
      if (written) return written;
      throw error;
    }
  }

  return {
    find,
    post(channel, view, key, { locale }, under) {
      const { kept, files } = keepWithFiles(view, locale, under);
      const data = { channel, key, view: JSON.stringify(kept), sentAt: clock.now() };
      return once(channel, key, () =>
        store.transaction(async (tx) => {
          if (files.length > 0) await tx.sandboxFile.createMany({ data: files });
          return tx.sandboxMessage.create({ data, select: { id: true } });
        }),
      );
    },
    async edit(channel, id, view, { locale }) {
      const { kept, files } = keepWithFiles(view, locale);
      const wasFound = await store.transaction(async (tx) => {
        const before = await tx.sandboxMessage.findFirst({ where: { id, channel, author: null } });
        if (!before) return false;
        const { under } = JSON.parse(before.view ?? '{}') as Partial<KeptView>;
        await tx.sandboxFile.deleteMany({ where: { id: { in: filesOf(JSON.parse(before.view ?? '{}')) } } });
        if (files.length > 0) await tx.sandboxFile.createMany({ data: files });
        await tx.sandboxMessage.update({
          where: { id },
          data: { view: JSON.stringify({ ...kept, ...(under && { under }) }), editedAt: clock.now() },
        });
        return true;
      });
      if (!wasFound) throw new PlatformError('gone', 'there is no such message in the sandbox');
    },
    async say(channel, author, text, key) {
      const data = { channel, author, text, key, sentAt: clock.now() };
      await once(channel, key, () => db.sandboxMessage.create({ data, select: { id: true } }));
    },
    async last(channel, count) {
      const orderBy = [{ sentAt: 'desc' as const }, { id: 'desc' as const }];
      return (await db.sandboxMessage.findMany({ where: { channel }, orderBy, take: count })).reverse();
    },
    since(moment) {
      const after = { gt: moment };
      return db.sandboxMessage.findMany({
        where: { author: null, OR: [{ sentAt: after }, { editedAt: after }] },
        orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
        distinct: ['channel'],
      });
    },
    one: (id) => db.sandboxMessage.findUnique({ where: { id } }),
    async latest() {
      const found = await db.sandboxMessage.groupBy({ by: ['channel'], _max: { sentAt: true } });
      return new Map(found.flatMap(({ channel, _max }) => (_max.sentAt ? [[channel, _max.sentAt] as const] : [])));
    },
    file: (id) => db.sandboxFile.findUnique({ where: { id } }),
  };
}

function keepWithFiles(view: View, locale: string, under?: string): { kept: KeptView; files: NewFile[] } {
  const files: NewFile[] = [];
  const kept = keep(view, ({ name, type, bytes }): FileRef => {
    const id = randomUUID();
    files.push({ id, name, type, bytes: new Uint8Array(bytes) });
    return { file: id, name, type };
  });
  return { kept: { locale, ...(under !== undefined && { under }), view: kept }, files };
}
