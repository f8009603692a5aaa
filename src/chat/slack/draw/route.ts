import type { Route } from '../../view.ts';

/** For action_id and the like: letters that no service rewrites. */
export function writeRoute({ to, args = [] }: Route): string {
  return [to, ...args].map(encodeURIComponent).join('/');
}

/** Stands before a number that only tells two of the same route apart. */
export const ordinal = '#';

/** null: nothing of ours. */
export function readRoute(written: string): Required<Route> | null {
  try {
    const [route = ''] = written.split(ordinal, 1);
    const [to = '', ...args] = route.split('/').map(decodeURIComponent);
    return { to, args };
  } catch {
    return null;
  }
}
