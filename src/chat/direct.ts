import type { Person } from '../store/rows.ts';
import type { PlatformName } from './platform.ts';

/** Whether the bot may write to somebody directly: on Discord only to who asked for it, elsewhere unless they said no. */
export function takesDirect(person: Pick<Person, 'directMessages'>, platform: PlatformName): boolean {
  return platform === 'discord' ? person.directMessages === true : person.directMessages !== false;
}
