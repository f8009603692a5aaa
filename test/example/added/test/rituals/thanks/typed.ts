import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/thanks for <@mina|Mina>', by: 'grace', names: [], form: true },
  { typed: '/thanks list', by: 'mina', names: ['general'] },
  { typed: '/thanks', by: 'grace', names: ['general'] },
  { typed: '/thanks help', by: 'mina', names: ['/thanks for', '/thanks list'] },
];

export const counted: readonly Counted[] = [
  ['grace', '/thanks for <@owen|Owen Price>'],
  ['owen', '/thanks list'],
];
