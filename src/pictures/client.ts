import { taskThread } from '../thread.ts';
import type { Chart, Drawn, Pictures } from './chart.ts';

/**
 * Pictures drawn in a thread of their own, which starts with the first one. A picture only shows what is said beside it,
 * so one that cannot be drawn holds nothing up: it is null, and `failed` hears why.
 */
export function pictureThread(
  entry = new URL('./worker.js', import.meta.url),
  failed: (why: string) => void = () => {},
): Pictures {
  const thread = taskThread<Chart, Drawn>(entry);
  return {
    draw: (chart) =>
      thread.ask(chart).catch((error: Error) => {
        failed(error.message);
        return null;
      }),
    stop: () => thread.end(),
  };
}
