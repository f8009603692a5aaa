import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatPlatform } from '../../chat/platform.ts';
import { failure, failureId, type Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Owes } from '../owes.ts';
import { type Claimed, claims, type Scope } from './claims.ts';
import { lookAhead, pacer } from './pace.ts';
import { sender } from './send.ts';
import { sweep } from './sweep.ts';
import { type Machine, machineTime, type Tell, type Timing, usualTiming } from './timing.ts';
import { troubleNotices } from './trouble.ts';

export interface WorkerOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  rituals: readonly Owes[];
  platforms: readonly ChatPlatform[];
  /** Left out: the machine's own time. */
  machine?: Machine;
  timing?: Timing;
  /** Called for everything that becomes of a delivery. */
  tell?: Tell;
}

export interface Worker {
  /** Begins to send whatever is due; says in how many lanes. */
  wake(): Promise<number>;
  /** When no lane is busy any more. */
  idle(): Promise<void>;
  /** Begins nothing more, lets what is being sent finish and gives the rest back. */
  stop(): Promise<void>;
  tidy(): Promise<void>;
}

/** How soon a busy lane looks for what has become due meanwhile. */
const lookAgainMs = 1_000;

/** A platform may take longer to answer than a stopping process may live. */
const longestStopMs = 6_000;

/** How many an unpaced lane claims at once. */
const unpacedBatch = 50;

/**
 * Sends what is owed, in one lane for each workspace (or bot, where that is what the platform counts), so that none
 * waits for another. A paced lane has many under way at once, an unpaced one sends one after the other.
 */
export function worker(options: WorkerOptions, rested: () => void = () => {}): Worker {
  const { store, log, rituals, platforms } = options;
  const inner = { machine: machineTime, timing: usualTiming, tell: () => {}, ...options };
  const all = [...rituals.flatMap((ritual) => ritual.notices), ...troubleNotices(rituals)];
  const notices = new Map(all.map((notice) => [notice.name, notice]));
  const own = claims({ ...inner, platforms });
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal); // every turn that is waited for listens
  const pace = pacer({ store, machine: inner.machine, signal });
  const send = sender({ ...inner, notices, claims: own, pacer: pace, signal });
  const { expired, tidy } = sweep({ ...inner, notices });
  const lanes = new Map<Scope, Promise<void>>();

  async function wake(): Promise<number> {
    if (signal.aborted) return 0;
    await expired();
    const waiting = await own.waiting([...lanes.keys()]);
    let started = 0;
    for (const scope of waiting) {
      if (await pace.paused(scope)) continue;
      start(scope);
      started++;
    }
    return started;
  }

  function start(scope: Scope): void {
    const lane = (scope.platform.pace ? paced(scope) : unpaced(scope))
      .then(() => true)
      .catch((error: unknown) => {
        log.error({ id: failureId(), lane: scope.platform.name, failure: failure(error) }, 'a lane failed');
        return false;
      })
      .then((clean) => {
        lanes.delete(scope);
        // what became due while it came to its end; after a failure the next heartbeat looks
        if (clean) rested();
      });
    lanes.set(scope, lane);
  }

  async function unpaced(scope: Scope): Promise<void> {
    for (;;) {
      const rows = await own.claim(scope, unpacedBatch);
      for (const row of rows) await (signal.aborted ? own.release(row) : send(scope, row));
      if (rows.length === 0 || signal.aborted || (await pace.paused(scope))) return;
    }
  }

  async function paced(scope: Scope): Promise<void> {
    const most = lookAhead(scope.platform, inner.timing);
    const under = new Set<Promise<void>>();
    let failed: unknown;
    const begin = (row: Claimed) => {
      const sending = send(scope, row)
        .catch((error: unknown) => {
          failed = error;
        })
        .finally(() => under.delete(sending));
      under.add(sending);
    };
    while (!signal.aborted && !failed && !(await pace.paused(scope))) {
      const room = most - under.size;
      const rows = room > 0 ? await own.claim(scope, room) : [];
      for (const row of rows) begin(row);
      if (under.size === 0) break;
      // claimed by the half, not one by one; but soon, for what is sent alone may have become due
      const enough = rows.length > 0 ? most / 2 : 0;
      const fewer = async () => {
        do await Promise.race(under);
        while (under.size > enough);
      };
      await Promise.race([fewer(), inner.machine.sleep(lookAgainMs, signal)]);
    }
    await Promise.all(under);
    if (failed) throw failed;
  }

  return {
    wake,
    tidy,
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    async stop() {
      stopping.abort();
      // what takes longer is in doubt, and looked up by whoever comes next
      await Promise.race([Promise.all(lanes.values()), sleep(longestStopMs, undefined, { ref: false })]);
    },
  };
}
