// Made from the background sentences by `npm run background`. Do not edit.
export const sentences = 0;

export const stems = `
`;

export const grams = `
`;
