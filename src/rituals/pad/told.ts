import type { Person, Workspace } from '../../store/rows.ts';
import { clockOf, nextWelcome } from '../../who/clock.ts';

/** Milliseconds for which what was done to somebody can be undone before they hear of it. */
const heldMs = 5 * 60_000;

/** When somebody hears what was done to them: not before it has stood for five minutes, and at a welcome hour of theirs. */
export function whenTold(workspace: Workspace, person: Person, now: Date): Date {
  const clock = clockOf(workspace, person);
  return nextWelcome(new Date(now.getTime() + heldMs), clock.zone, clock);
}

export function spanOf({ externalId, name }: Person) {
  return { person: externalId, name };
}
