import { timeoutMs } from './chat.ts';

/** What goes wrong with a call, as the doubles of Slack and Discord take it. */
export type Wrong =
  | { status: number; after?: boolean; retryAfter?: number }
  | { drop: 'before' | 'after' }
  | { slow: number; after?: boolean };

const beforeIt: [string, Wrong][] = [
  ['limited', { status: 429, retryAfter: 1 }],
  ['failed before', { status: 500 }],
  ['cut before', { drop: 'before' }],
  ['silent before', { slow: 2 * timeoutMs }],
];
const afterIt: [string, Wrong][] = [
  ['failed after', { status: 502, after: true }],
  ['cut after', { drop: 'after' }],
  ['silent after', { slow: 2 * timeoutMs, after: true }],
];

/** One call of eight goes wrong, and is counted by its kind; the others take a while. */
export function misfortunes() {
  const wrongs: Record<string, number> = {};

  /** @param changes whether the call changes anything: one that only reads may as well fail before it */
  function next(changes: boolean): Wrong {
    if (Math.random() > 0.12) return { slow: Math.random() * 40, after: Math.random() < 0.5 };
    const kinds = changes ? [...beforeIt, ...afterIt] : beforeIt;
    const [kind, wrong] = kinds[Math.floor(Math.random() * kinds.length)] ?? ['none', { slow: 0 }];
    wrongs[kind] = (wrongs[kind] ?? 0) + 1;
    return wrong;
  }

  return { wrongs, next };
}
