import type { ideas as en } from '../en/ideas.ts';

export const ideas = {} satisfies Record<keyof typeof en, string>;
