import type { agenda as en } from '../en/agenda.ts';

export const agenda = {} satisfies Record<keyof typeof en, string>;
