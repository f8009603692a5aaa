import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/mission', by: 'mina', names: ['Good food in every kitchen'] },
  { typed: '/mission show', by: 'mina', names: ['Good food in every kitchen'] },
  { typed: '/mission set', by: 'maya', names: [], form: true },
  { typed: '/mission set Good food for every family', by: 'maya', names: ['Good food for every family'] },
  { typed: '/mission poll', by: 'maya', names: [], form: true },
  { typed: '/mission ask everyone', by: 'maya', names: [5, 10] },
  { typed: '/mission answer', by: 'mina', names: [], form: true },
  { typed: '/mission results', by: 'mina', names: [] },
  { typed: '/mission close', by: 'grace', names: [] },
  { typed: '/mission action We say it at each meeting', by: 'grace', names: [] },
  { typed: '/mission help', by: 'maya', names: ['/mission set', '/mission ask'] },
];

export const counted: readonly Counted[] = [
  ['maya', '/mission show'],
  ['maya', '/mission set We bring good food to every kitchen.'],
  ['grace', '/mission poll'],
  ['grace', '/mission answer'],
  ['grace', '/mission close'],
  ['maya', '/mission results'],
  ['grace', '/mission action We say it at each meeting'],
  ['grace', '/mission ask everyone'],
];
