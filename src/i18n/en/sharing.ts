/** /customer. */
export const sharing = {};
