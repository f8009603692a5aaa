import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/customer', by: 'mina', names: ['Mrs Khatun', 1] },
  { typed: '/customer heard', by: 'mina', names: [], form: true },
  { typed: '/customer heard Nobody called before the delivery', by: 'mina', names: ['Nobody called', 2] },
  { typed: '/customer show', by: 'grace', names: ['Nobody called', 2] },
  { typed: '/customer answered 2 We called and said sorry', by: 'grace', names: ['We called and said sorry', 2] },
  { typed: '/customer trend', by: 'mina', names: [2] },
  { typed: '/customer show 2', by: 'mina', names: ['Nobody called', 'We called and said sorry', 'Grace', 2] },
  { typed: '/customer list', by: 'mina', names: ['Nobody called', 'Grace', 2] },
  { typed: '/customer list delivery', by: 'grace', names: ['Nobody called', 'delivery'] },
  { typed: '/customer more', by: 'maya', names: [] },
  {
    typed: '/customer help',
    by: 'mina',
    names: ['/customer heard', '/customer answered', '/customer show', '/customer more'],
  },
];

export const counted: readonly Counted[] = [
  ['owen', '/customer heard Nobody called before the delivery'],
  ['owen', '/customer answered 1'],
  ['owen', '/customer trend'],
  ['owen', '/customer show'],
  ['owen', '/customer show 1'],
  ['owen', '/customer list'],
  ['owen', '/customer list delivery'],
  ['owen', '/customer more'],
];
