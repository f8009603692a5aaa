import type { Pressed } from '../../view.ts';

/** A route on its way to Slack, or the name of a menu whose options are routes themselves. */
export type Leading = Pick<Pressed, 'to'> & Partial<Pressed>;

/** For action_id and the like: letters that no service rewrites. */
export function writeRoute({ to, args = [] }: Leading): string {
  return [to, ...args].map(encodeURIComponent).join('/');
}

/** Stands before a number that only tells two of the same route apart. */
export const ordinal = '#';

/** null: nothing of ours. */
export function readRoute(written: string): Pressed | null {
  try {
    const [route = ''] = written.split(ordinal, 1);
    const [to = '', ...args] = route.split('/').map(decodeURIComponent);
    return { to, args };
  } catch {
    return null;
  }
}
