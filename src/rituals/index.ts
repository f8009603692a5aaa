import { agenda } from './agenda/index.ts';
import { ideas } from './ideas/index.ts';
import { mission } from './mission/index.ts';
import { padWith } from './pad/index.ts';
import type { Ritual } from './ritual.ts';

const customerFirst = [agenda, mission, ideas] as const;

/** Every ritual there is, in the order of the home page: setting up comes before all, as long as it is not done. */
export const rituals: readonly Ritual[] = [padWith(customerFirst), ...customerFirst];
