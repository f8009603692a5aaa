import { Worker } from 'node:worker_threads';

/** A thread that does tasks one after the other. It starts with the first, and again after it has ended. */
export interface Thread<Task, Result> {
  /** Rejects where the thread ends before it has answered. */
  ask(task: Task): Promise<Result>;
  /** What is still asked for is rejected. */
  end(): Promise<void>;
}

/** @param entry the compiled worker, unless a test starts it from its source: it answers { id, task } with { id, result } or { id, error } */
export function taskThread<Task, Result>(entry: URL): Thread<Task, Result> {
  const waiting = new Map<number, { done(result: Result): void; fail(error: Error): void }>();
  let worker: Worker | undefined;
  let lastId = 0;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(entry);
    started.on('message', ({ id, result, error }: { id: number; result: Result; error?: string }) => {
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
    started.on('error', (error) => ended(`The thread failed: ${error.message}`)());
    started.on('exit', ended('The thread ended.'));
    worker = started;
    return started;
  }

  return {
    ask(task) {
      const id = ++lastId;
      return new Promise((done, fail) => {
        waiting.set(id, { done, fail });
        thread().ref();
        thread().postMessage({ id, task });
      });
    },
    async end() {
      await worker?.terminate();
    },
  };
}
