// Made from the glossary by `npm run background`. Do not edit.
export const glossary: readonly string[] = [];
