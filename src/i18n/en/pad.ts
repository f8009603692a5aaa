export const pad = {} as const;
