export const mission = {} as const;
