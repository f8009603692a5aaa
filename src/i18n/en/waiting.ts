/** /customer. */
export const waiting = {};
