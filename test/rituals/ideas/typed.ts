import type { Counted, Typed } from '../../support/typed.ts';

export const typed: readonly Typed[] = [
  { typed: '/idea', by: 'mina', names: [], form: true },
  { typed: '/idea new', by: 'mina', names: [], form: true },
  { typed: '/idea add', by: 'mina', names: [], form: true },
  { typed: '/idea add Answer complaints today', by: 'mina', names: ['Answer complaints today', 3] },
  { typed: '/idea list', by: 'mina', names: ['Call before delivery', 'Print bigger dates', 3] },
  { typed: '/idea list new', by: 'mina', names: ['Print bigger dates'] },
  { typed: '/idea mine', by: 'grace', names: ['Call before delivery'] },
  { typed: '/idea show 1', by: 'mina', names: ['Call before delivery', 'Grace', 1] },
  { typed: '/idea search bigger', by: 'grace', names: ['Print bigger dates'] },
  { typed: '/idea vote 1', by: 'mina', names: ['Call before delivery', 1] },
  { typed: '/idea review', by: 'grace', names: ['Call before delivery'] },
  { typed: '/idea champions', by: 'mina', names: ['Grace'] },
  { typed: '/idea share 2', by: 'mina', names: ['Print bigger dates'] },
  { typed: '/idea channel <#general|general>', by: 'maya', names: ['general'] },
  { typed: '/idea export', by: 'grace', names: ['.csv', 3] },
  { typed: '/idea champion add <@mina|Mina>', by: 'maya', names: ['Mina'] },
  { typed: '/idea champion remove <@mina|Mina>', by: 'maya', names: ['Mina'] },
  { typed: '/idea help', by: 'mina', names: ['/idea add', '/idea champions'] },
];

export const counted: readonly Counted[] = [
  ['owen', '/idea new'],
  ['owen', '/idea add Let the night shift open the back door'],
  // close to one that is there
  ['luis', '/idea add Send a photo when parcels leave the warehouse'],
  ['owen', '/idea list'],
  ['owen', '/idea mine'],
  ['owen', '/idea show 3'],
  ['owen', '/idea search lentils'],
  ['owen', '/idea vote 3'],
  ['grace', '/idea review'],
  ['owen', '/idea champions'],
  ['owen', '/idea share 3'],
  ['maya', '/idea channel <#general|general>'],
  ['grace', '/idea export'],
  ['maya', '/idea champion add <@anika|Anika Rahman>'],
  ['maya', '/idea champion remove <@anika|Anika Rahman>'],
];
