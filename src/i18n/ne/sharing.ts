import type { sharing as en } from '../en/sharing.ts';

export const sharing = {} satisfies Record<keyof typeof en, string>;
