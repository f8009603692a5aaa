import type { MessageKey } from '../i18n/messages.ts';
import type { Person } from '../store/rows.ts';

export type Role = 'champion' | 'admin';

export function isAdmin(person: Pick<Person, 'platformAdmin' | 'namedAdmin'>): boolean {
  return person.platformAdmin || person.namedAdmin;
}

export function isChampion(person: Pick<Person, 'champion'>): boolean {
  return person.champion === 'yes';
}

/** Any one of the roles is enough; no roles: everyone. */
export function mayUse(person: Person, roles: readonly Role[] | undefined): boolean {
  if (!roles) return true;
  return roles.some((role) => (role === 'admin' ? isAdmin(person) : isChampion(person)));
}

/** The sentence for somebody whose role does not reach. */
export function notAllowed(roles: readonly Role[]): MessageKey {
  if (roles.includes('champion') && roles.includes('admin')) return 'chat.onlyBoth';
  return roles.includes('admin') ? 'chat.onlyAdmin' : 'chat.onlyChampion';
}
