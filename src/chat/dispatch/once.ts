import { setTimeout as sleep } from 'node:timers/promises';
import { isDuplicate, type Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Call } from '../platform.ts';

/** What somebody did, or an event of the platform, by the platform's id for it. */
type Request = Pick<Call, 'platform' | 'id'>;

/** What a request is: new, answered by somebody (or about to be), or begun by a process that has stopped since. */
export type Turn = 'first' | 'repeated' | 'interrupted';

export interface Once {
  begin(request: Request): Promise<Turn>;
  /** The answer was made. */
  end(request: Request): Promise<void>;
  /** Nothing was done: whoever repeats it is first again. */
  forget(request: Request): Promise<void>;
}

/** So long another instance may take for an answer; after that it is taken to have stopped. In milliseconds. */
const patience = 10_000;
const longestLookMs = 2_000;

/**
 * Each request is answered once, whoever gets it and however often it comes. The row names nobody. What was begun is
 * never begun again, for nobody can tell whether it was saved: that is said instead.
 */
export function once({ store, clock }: { store: Store; clock: Clock }, patienceMs = patience): Once {
  const { answered } = store.db;
  const underWay = new Set<string>();
  const nameOf = ({ platform, id }: Request): string => `${platform} ${id}`;

  /** Another instance may be at it now. */
  async function othersTurn({ platform, id }: Request): Promise<Turn> {
    const where = { platform_id: { platform, id } };
    let waited = 0;
    for (let wait = 50; ; wait = Math.min(wait * 2, longestLookMs)) {
      const row = await answered.findUnique({ where });
      // swept away: it was answered days ago
      if (!row || row.done) return 'repeated';
      if (Math.max(waited, clock.now().getTime() - row.at.getTime()) >= patienceMs) return 'interrupted';
      await sleep(wait);
      waited += wait;
    }
  }

  return {
    async begin(request) {
      const { platform, id } = request;
      if (underWay.has(nameOf(request))) return 'repeated';
      underWay.add(nameOf(request));
      try {
        await answered.create({ data: { platform, id, at: clock.now(), done: false } });
        return 'first';
      } catch (error) {
        underWay.delete(nameOf(request));
        if (isDuplicate(error)) return othersTurn(request);
        throw error;
      }
    },
    async end(request) {
      const { platform, id } = request;
      underWay.delete(nameOf(request));
      await answered.updateMany({ where: { platform, id }, data: { done: true } });
    },
    async forget(request) {
      const { platform, id } = request;
      underWay.delete(nameOf(request));
      await answered.deleteMany({ where: { platform, id } });
    },
  };
}
