import { promise } from '../delivery/notice.ts';
import { times } from '../delivery/timer.ts';

// What is promised about a voice where it is heard; the customers' ritual says it.

/** Its one card in the customers' channel. Of: the voice. */
export const card = promise('customers.card', { about: ([id = '']) => [id] });
/** Sees to it that the customer is answered. Of: the voice. */
export const clock = times('customers.clock');
/** What comes round as long as there are voices. Of: the workspace. */
export const rounds = times('customers.rounds');
/** Tells at the end of a week what customers said in it. Of: the workspace. */
export const week = times('customers.week');
/** Looks whether more customers complain than usual. Of: the workspace. */
export const watch = times('customers.watch');
/** Erases words whose time is over. Of: the workspace. */
export const keeping = times('customers.keeping');
