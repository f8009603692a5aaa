import type { mission as en } from '../en/mission.ts';

export const mission = {} satisfies Record<keyof typeof en, string>;
