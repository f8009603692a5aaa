import { parentPort } from 'node:worker_threads';
import type { MaskTask } from './client.ts';
import { mask } from './mask.ts';

/** The thread that masks, one text after the other. An error goes back without its message, which may hold words. */
parentPort?.on('message', ({ id, task }: { id: number; task: MaskTask }) => {
  try {
    parentPort?.postMessage({ id, result: mask(task.text, task.countries) });
  } catch {
    parentPort?.postMessage({ id, error: 'The masking failed.' });
  }
});
