import type { sandbox as en } from '../en/sandbox.ts';

export const sandbox = {} satisfies Record<keyof typeof en, string>;
