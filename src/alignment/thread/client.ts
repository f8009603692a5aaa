import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ServiceSettings } from '../encoders/service.ts';
import type { EncoderChoice } from '../round/encode.ts';
import type { Answer, Reckoning, ReckonOptions } from '../round/reckoning.ts';
import type { Task, TaskResult } from './tasks.ts';

/** The heavy work, done in a thread of its own so that the event loop stays free. */
export interface Alignment {
  /** Where answers are sent to be compared, as a host: the organisation's own service. Null: they stay on this machine. */
  readonly sendsTo: string | null;
  /** By wording where not said. A service that fails is told of in `trouble`; without one, "service" is by wording. */
  reckon(
    answers: readonly Answer[],
    options?: ReckonOptions,
    use?: 'wording' | 'meaning' | 'service',
  ): Promise<Reckoning>;
  /** Ends the thread; what is still asked for is rejected. A later call starts a new thread. */
  stop(): Promise<void>;
}

/** How many answers are handed over at once: copying them to the thread must not hold up the event loop. */
const batch = 1000;

export interface ThreadOptions {
  service?: ServiceSettings | null;
  /** Hears, in a sentence without words or keys, why the service was not used. */
  failed?(why: string): void;
}

/** The thread starts with the first task. `entry` is the compiled worker, unless a test starts it from its source. */
export function alignmentThread(
  entry = new URL('./worker.js', import.meta.url),
  { service = null, failed = () => {} }: ThreadOptions = {},
): Alignment {
  const waiting = new Map<number, { done(result: TaskResult): void; fail(error: Error): void }>();
  let worker: Worker | undefined;
  let lastId = 0;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(entry);
    started.on('message', ({ id, result, error }: { id: number; result: TaskResult; error?: string }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) asked?.done(result);
      else asked?.fail(new Error(error));
      if (waiting.size === 0) started.unref();
    });
    const ended = (why: string) => () => {
      if (worker !== started) return;
      worker = undefined;
      for (const { fail } of waiting.values()) fail(new Error(why));
      waiting.clear();
    };
    started.on('error', (error) => ended(`The reckoning thread failed: ${error.message}`)());
    started.on('exit', ended('The reckoning thread ended.'));
    worker = started;
    return started;
  }

  function ask(task: Task): Promise<TaskResult> {
    const id = ++lastId;
    return new Promise((done, fail) => {
      waiting.set(id, { done, fail });
      thread().ref();
      thread().postMessage({ id, task });
    });
  }

  return {
    sendsTo: service && new URL(service.url).host,
    async reckon(answers, options = {}, use = 'wording') {
      const round = ++lastId;
      for (let from = 0; from < answers.length; from += batch) {
        await ask({ do: 'take answers', round, answers: answers.slice(from, from + batch) });
        await setImmediate();
      }
      const reckoning = (await ask({ do: 'reckon', round, options, choice: choiceOf(use, service) })) as Reckoning;
      if (reckoning.trouble !== undefined) failed(reckoning.trouble);
      return reckoning;
    },
    async stop() {
      await worker?.terminate();
    },
  };
}

/** A choice with its settings; by wording where a service is wanted that is not set. */
export function choiceOf(use: EncoderChoice['use'], service: ServiceSettings | null): EncoderChoice {
  if (use !== 'service') return { use };
  return service ? { use, settings: service } : { use: 'wording' };
}
