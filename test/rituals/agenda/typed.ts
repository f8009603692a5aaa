import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/agenda', by: 'mina', names: ['Kick-off', 'Pricing'] },
  { typed: '/agenda show', by: 'mina', names: ['Kick-off', 'Pricing', 'Opening hours', 2, 3] },
  { typed: '/agenda meeting', by: 'maya', names: ['Kick-off'] },
  { typed: '/agenda add', by: 'mina', names: [], form: true },
  { typed: '/agenda add Lights', by: 'mina', names: ['Lights', 'Kick-off', 4] },
  { typed: '/agenda customer', by: 'mina', names: [], form: true },
  { typed: '/agenda customer Mrs Khatun waited', by: 'mina', names: ['Mrs Khatun waited', 'Kick-off'] },
  { typed: '/agenda done 4', by: 'mina', names: ['Lights'] },
  { typed: '/agenda move 3 2', by: 'mina', names: ['Opening hours', 2] },
  { typed: '/agenda remove 2', by: 'mina', names: ['Opening hours'] },
  { typed: '/agenda skip', by: 'maya', names: ['Kick-off'] },
  { typed: '/agenda record', by: 'mina', names: ['general'] },
  { typed: '/agenda help', by: 'mina', names: ['/agenda add', '/agenda record'] },
];

export const counted: readonly Counted[] = [
  ['maya', '/agenda show'],
  ['tanvir', '/agenda meeting'],
  ['owen', '/agenda add Opening hours'],
  ['arjun', '/agenda customer A baker in Howrah wants smaller bags'],
  ['owen', '/agenda done 5'],
  ['owen', '/agenda move 3 2'],
  ['owen', '/agenda remove 2'],
  ['tanvir', '/agenda skip'],
  // asks whether the one after is meant
  ['maya', '/agenda skip'],
  ['maya', '/agenda record'],
];
