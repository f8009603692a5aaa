import { setImmediate } from 'node:timers/promises';
import { isLoopback } from '../../env.ts';
import { taskThread } from '../../thread.ts';
import type { ServiceSettings } from '../encoders/service.ts';
import type { EncoderChoice } from '../round/encode.ts';
import type { Answer, Reckoning, ReckonOptions } from '../round/reckoning.ts';
import { type Nearby, nearbyIn } from './nearby.ts';
import type { Task, TaskResult } from './tasks.ts';

/** The heavy work, done in threads so that the event loop stays free. */
export interface Alignment {
  /** Where answers are sent to be compared, as a host: the organisation's own service. Null: they stay on this machine. */
  readonly sendsTo: string | null;
  /** What reads answers without their leaving this machine: a service that runs on it, or what ships. */
  readonly here: 'meaning' | 'service';
  /** By wording where not said. A service that fails is told of in `trouble`; without one, "service" is by wording. */
  reckon(
    answers: readonly Answer[],
    options?: ReckonOptions,
    use?: 'wording' | 'meaning' | 'service',
  ): Promise<Reckoning>;
  /** In a thread of its own: whoever writes an idea does not wait for the reckoning of a round. */
  readonly nearby: Nearby;
  /** Ends the threads; what is still asked for is rejected. A later call starts a new thread. */
  stop(): Promise<void>;
}

/** How many answers are handed over at once: copying them to the thread must not hold up the event loop. */
const batch = 1000;

export interface ThreadOptions {
  service?: ServiceSettings | null;
  /** Hears, in a sentence without words or keys, why the service was not used. */
  failed?(why: string): void;
}

/** The threads start with their first task. `entry` is the compiled worker, unless a test starts it from its source. */
export function alignmentThread(
  entry = new URL('./worker.js', import.meta.url),
  { service = null, failed = () => {} }: ThreadOptions = {},
): Alignment {
  const [reckoner, finder] = [taskThread<Task, TaskResult>(entry), taskThread<Task, TaskResult>(entry)];
  let lastRound = 0;

  return {
    ...whereRead(service),
    async reckon(answers, options = {}, use = 'wording') {
      const round = ++lastRound;
      for (let from = 0; from < answers.length; from += batch) {
        await reckoner.ask({ do: 'take answers', round, answers: answers.slice(from, from + batch) });
        await setImmediate();
      }
      const choice = choiceOf(use, service);
      const reckoning = (await reckoner.ask({ do: 'reckon', round, options, choice })) as Reckoning;
      if (reckoning.trouble !== undefined) failed(reckoning.trouble);
      return reckoning;
    },
    nearby: nearbyIn(finder),
    async stop() {
      await Promise.all([reckoner.end(), finder.end()]);
    },
  };
}

/** A service on the loopback address is this machine itself: nothing leaves it. */
export function whereRead(service: ServiceSettings | null): Pick<Alignment, 'sendsTo' | 'here'> {
  if (!service) return { sendsTo: null, here: 'meaning' };
  const { host, hostname } = new URL(service.url);
  return isLoopback(hostname) ? { sendsTo: null, here: 'service' } : { sendsTo: host, here: 'meaning' };
}

/** A choice with its settings; by wording where a service is wanted that is not set. */
export function choiceOf(use: EncoderChoice['use'], service: ServiceSettings | null): EncoderChoice {
  if (use !== 'service') return { use };
  return service ? { use, settings: service } : { use: 'wording' };
}
