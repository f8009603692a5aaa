import { parentPort } from 'node:worker_threads';
import { type Task, taskRunner } from './tasks.ts';

/** The thread that does the heavy work, one task after the other. Errors go back as their message alone. */
const run = taskRunner();
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', ({ id, task }: { id: number; task: Task }) => {
  const done = last.then(() => answer(id, task));
  // a service may take minutes, in which other tasks need not wait
  if (task.do !== 'reckon' || task.choice.use !== 'service') last = done;
});

async function answer(id: number, task: Task): Promise<void> {
  try {
    parentPort?.postMessage({ id, result: await run(task) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : 'The reckoning failed.' });
  }
}
