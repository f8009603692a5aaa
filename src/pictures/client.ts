import { Worker } from 'node:worker_threads';
import type { Chart, Drawn, Pictures } from './chart.ts';

/**
 * Pictures drawn in a thread of their own, which starts with the first one. A picture only shows what is said beside it,
 * so one that cannot be drawn holds nothing up: it is null, and `failed` hears why.
 */
export function pictureThread(
  entry = new URL('./worker.js', import.meta.url),
  failed: (why: string) => void = () => {},
): Pictures {
  const waiting = new Map<number, (drawn: Drawn | null) => void>();
  let worker: Worker | undefined;
  let lastId = 0;

  function thread(): Worker {
    if (worker) return worker;
    const started = new Worker(entry);
    started.on('message', ({ id, drawn, error }: { id: number; drawn?: Drawn; error?: string }) => {
      if (error !== undefined) failed(error);
      waiting.get(id)?.(drawn ?? null);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
    });
    const ended = (why: string) => {
      if (worker !== started) return;
      worker = undefined;
      if (waiting.size > 0) failed(why);
      for (const done of waiting.values()) done(null);
      waiting.clear();
    };
    started.on('error', (error) => ended(error.message));
    started.on('exit', () => ended('The drawing thread ended.'));
    worker = started;
    return started;
  }

  return {
    draw(chart: Chart) {
      const id = ++lastId;
      return new Promise((done) => {
        waiting.set(id, done);
        thread().ref();
        thread().postMessage({ id, chart });
      });
    },
    async stop() {
      await worker?.terminate();
    },
  };
}
