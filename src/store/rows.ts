// The rows as they are read, the same on both databases: what rituals and delivery may name without knowing Prisma.
export type * from './generated/sqlite/client.ts';
