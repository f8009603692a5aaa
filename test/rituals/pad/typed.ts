import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/pad', by: 'mina', names: ['Mina', 'Kick-off'] },
  { typed: '/pad home', by: 'grace', names: ['Grace'] },
  { typed: '/pad setup', by: 'maya', names: ['English', 'বাংলা', 'नेपाली'] },
  { typed: '/pad help', by: 'mina', names: ['/agenda show', '/idea add', '/pad me', '/pad about'] },
  { typed: '/pad settings', by: 'maya', names: ['UTC', 5] },
  { typed: '/pad me', by: 'mina', names: [], form: true },
  { typed: '/pad away', by: 'mina', names: [], form: true },
  { typed: '/pad admin add <@grace|Grace>', by: 'maya', names: ['Grace'] },
  { typed: '/pad admin remove <@grace|Grace>', by: 'maya', names: ['Grace'] },
  { typed: '/pad about', by: 'mina', names: ['Maya'] },
  { typed: '/pad agenda add Chairs', by: 'mina', names: ['Chairs'] },
  { typed: '/pad mission show', by: 'mina', names: [] },
  { typed: '/pad idea show 1', by: 'mina', names: ['Call before delivery'] },
];

export const counted: readonly Counted[] = [
  // an admin and champion for whom much waits, a champion, and a colleague
  ['maya', '/pad home'],
  ['grace', '/pad home'],
  ['owen', '/pad home'],
  ['maya', '/pad setup'],
  ['maya', '/pad help'],
  ['maya', '/pad settings'],
  ['maya', '/pad me'],
  ['maya', '/pad away'],
  ['maya', '/pad admin add <@grace|Grace Okafor>'],
  ['maya', '/pad admin remove <@grace|Grace Okafor>'],
  ['maya', '/pad about'],
];
