import type { WorkingDays } from '../../time/days.ts';

/** Where setting up stands: 0 chooses the language, then the steps by number. This is done, however many there will be. */
export const setupDone = -1;

/** By their order, those without one last; among equals as given. */
export function inOrder<T extends { order?: number }>(steps: readonly T[]): readonly T[] {
  const last = Number.MAX_SAFE_INTEGER;
  return steps.toSorted((a, b) => (a.order ?? last) - (b.order ?? last));
}

/** The weekends that offices here keep, each as the days that are worked. */
export const weekends = {
  friSat: [1, 2, 3, 4, 7],
  sat: [1, 2, 3, 4, 5, 7],
  satSun: [1, 2, 3, 4, 5],
} as const satisfies Record<string, WorkingDays>;
export type Weekend = keyof typeof weekends;

export function isWeekend(name: string): name is Weekend {
  return Object.hasOwn(weekends, name);
}
