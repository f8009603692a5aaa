import type { Route } from '../view.ts';

/** For action_id and the like: letters that no service rewrites. */
export function writeRoute({ to, args = [] }: Route): string {
  return [to, ...args].map(encodeURIComponent).join('/');
}

/** null: nothing of ours. */
export function readRoute(written: string): Required<Route> | null {
  try {
    const [to = '', ...args] = written.split('/').map(decodeURIComponent);
    return { to, args };
  } catch {
    return null;
  }
}
