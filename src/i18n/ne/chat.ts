import type { chat as en } from '../en/chat.ts';

export const chat = {} satisfies Record<keyof typeof en, string>;
