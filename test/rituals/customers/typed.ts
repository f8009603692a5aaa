import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/customer heard', by: 'mina', names: [], form: true },
  { typed: '/customer heard Nobody called before the delivery', by: 'mina', names: ['Nobody called', 1] },
  { typed: '/customer answered 1 We called and said sorry', by: 'grace', names: ['We called and said sorry', 1] },
];

export const counted: readonly Counted[] = [
  ['owen', '/customer heard Nobody called before the delivery'],
  ['owen', '/customer answered 1'],
];
