import type { WorkingDays } from '../../time/days.ts';

export const steps = ['weekend', 'meeting', 'champion', 'mission', 'trial'] as const;
export type Step = (typeof steps)[number];

/** Where setting up stands: 0 chooses the language, 1 to 5 are the steps. This is done, however many steps there will be. */
export const setupDone = -1;

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
