import type { waiting as en } from '../en/waiting.ts';

export const waiting = {} satisfies Record<keyof typeof en, string>;
