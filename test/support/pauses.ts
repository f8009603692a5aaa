import { readFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

export interface Pauses {
  /** The longest time, in ms, for which a timer that was due had to wait. */
  longest: number;
  /** The same without the time that our thread stood ready and other programs had the cores; null where the system does not tell. */
  ours: number | null;
  /** The longest that our thread ran at a stretch, in ms: it neither waited for a core nor for a disk. */
  running: number | null;
  /** ms; 99 % of the pauses are shorter. */
  most: number;
  /** How long the work took in all, in ms, and how much of it our thread was running. */
  took: number;
  ran: number | null;
}

/** How often the timer looks. */
export const timerMs = 5;

/** Measures how long the event loop is held while the work is done, by a timer that looks again and again. */
export async function pausesWhile(work: () => Promise<unknown>): Promise<Pauses> {
  const waits: number[] = [];
  const own: number[] = [];
  const runs: number[] = [];
  const from = performance.now();
  const first = ownTime();
  let due = from + timerMs;
  let before = first;
  const timer = setInterval(() => {
    const now = performance.now();
    const time = ownTime();
    const late = Math.max(0, now - due);
    waits.push(late);
    if (before && time) {
      own.push(Math.max(0, late - (time.waiting - before.waiting)));
      runs.push(time.running - before.running);
    }
    before = time;
    due = performance.now() + timerMs;
  }, timerMs);
  await work();
  clearInterval(timer);
  const last = ownTime();
  waits.sort((a, b) => a - b);
  return {
    longest: waits.at(-1) ?? 0,
    ours: own.length > 0 ? largest(own) : null,
    running: runs.length > 0 ? largest(runs) : null,
    most: waits[Math.floor(waits.length * 0.99)] ?? 0,
    took: performance.now() - from,
    ran: first && last ? last.running - first.running : null,
  };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** ms that this process's main thread has run, and has stood ready without a core: Linux tells. */
function ownTime(): { running: number; waiting: number } | null {
  if (threadId !== 0) return null;
  try {
    const [running = 0, waiting = 0] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8')
      .split(' ')
      .map((nanoseconds) => Number(nanoseconds) / 1e6);
    return { running, waiting };
  } catch {
    return null;
  }
}
