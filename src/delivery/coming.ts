import type { Db } from '../store/client.ts';
import { peopleByIds } from '../who/people.ts';
import { placeById } from '../who/places.ts';
import { nextDue } from './engine.ts';

/** What falls due next, and for whom; neither where only the moment is known. */
export interface Coming {
  at: Date;
  /** Of the promise or timer, e.g. "agenda.post". */
  name: string | null;
  people: readonly { name: string }[];
  place: { name: string } | null;
}

/** The next moment at which something falls due, with what is known of it. For the sandbox. */
export async function coming(db: Db, now: Date): Promise<Coming | null> {
  const at = await nextDue(db, now);
  if (!at) return null;
  const promises = await db.delivery.findMany({
    where: { state: 'due', tryAt: at },
    take: 50,
  });
  const [first] = promises;
  const timer = first ? null : await db.schedule.findFirst({ where: { nextRunAt: at } });
  const ofSame = promises.filter(({ job }) => job === first?.job);
  const people =
    first &&
    (await peopleByIds(
      db,
      first.workspaceId,
      ofSame.flatMap(({ personId }) => personId ?? []),
    ));
  return {
    at,
    name: first?.job ?? timer?.name ?? null,
    people: people ? [...people.values()] : [],
    place: first ? await placeById(db, first.workspaceId, first.placeId) : null,
  };
}
