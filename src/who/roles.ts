import type { MessageKey } from '../i18n/messages.ts';
import type { Person } from '../store/rows.ts';

export type Role = 'champion' | 'admin';

/** Who may do something. */
export interface Guarded {
  /** Any one of these roles; left out: every member. */
  may?: readonly Role[];
  /** Guests too, and people of other companies in shared channels: in the place that it belongs to. */
  guests?: true;
}

/** Not of the company: a guest, or somebody of another company in a shared channel. */
export function isGuest({ kind }: Pick<Person, 'kind'>): boolean {
  return kind !== 'member';
}

/** The sentence for somebody who may not; null where they may. */
export function refusal(person: Person, { may, guests }: Guarded): MessageKey | null {
  if (isGuest(person) && !guests) return 'chat.onlyMembers';
  return may && !mayUse(person, may) ? notAllowed(may) : null;
}

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
function notAllowed(roles: readonly Role[]): MessageKey {
  if (roles.includes('champion') && roles.includes('admin')) return 'chat.onlyBoth';
  return roles.includes('admin') ? 'chat.onlyAdmin' : 'chat.onlyChampion';
}
