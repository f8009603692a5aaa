import type { pad as en } from '../en/pad.ts';

export const pad = {} satisfies Record<keyof typeof en, string>;
