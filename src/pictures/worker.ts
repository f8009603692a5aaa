import { parentPort } from 'node:worker_threads';
import type { Chart } from './chart.ts';
import { drawChart } from './draw.ts';

/** The thread that draws, one picture after the other. */
parentPort?.on('message', ({ id, task: chart }: { id: number; task: Chart }) => {
  try {
    parentPort?.postMessage({ id, result: drawChart(chart) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : 'The drawing failed.' });
  }
});
