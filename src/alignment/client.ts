import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Language } from './languages.ts';
import { type Near, nearFrom } from './near.ts';
import type { Answer, Reckoning, ReckonOptions } from './reckoning.ts';
import type { EncoderChoice } from './round.ts';
import type { ServiceSettings } from './service.ts';
import type { Findable, Task, TaskResult } from './tasks.ts';

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
  /** Lets texts be found in a space; a key that is there already is replaced. */
  put(space: string, texts: readonly Findable[], languages?: readonly Language[]): Promise<void>;
  remove(space: string, keys: readonly string[]): Promise<void>;
  forget(space: string): Promise<void>;
  /** The closest texts of a space, closest first. */
  near(
    space: string,
    text: string,
    limit: number,
    languages?: readonly Language[],
    atLeast?: number,
  ): Promise<Near<string>[]>;
  /** Ends the thread; what is still asked for is rejected. A later call starts a new thread, with empty spaces. */
  stop(): Promise<void>;
}

/** How many answers or texts are handed over at once: copying them to the thread must not hold up the event loop. */
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

  async function inBatches<T>(items: readonly T[], send: (some: readonly T[]) => Task): Promise<void> {
    for (let from = 0; from < items.length; from += batch) {
      await ask(send(items.slice(from, from + batch)));
      await setImmediate();
    }
  }

  return {
    sendsTo: service && new URL(service.url).host,
    async reckon(answers, options = {}, use = 'wording') {
      const round = ++lastId;
      await inBatches(answers, (some) => ({ do: 'take answers', round, answers: some }));
      const reckoning = (await ask({ do: 'reckon', round, options, choice: choiceOf(use, service) })) as Reckoning;
      if (reckoning.trouble !== undefined) failed(reckoning.trouble);
      return reckoning;
    },
    async put(space, texts, languages = []) {
      await inBatches(texts, (some) => ({ do: 'put', space, texts: some, languages }));
    },
    async remove(space, keys) {
      await ask({ do: 'remove', space, keys });
    },
    async forget(space) {
      await ask({ do: 'forget', space });
    },
    async near(space, text, limit, languages = [], atLeast = nearFrom) {
      return (await ask({ do: 'near', space, text, limit, languages, atLeast })) as Near<string>[];
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
