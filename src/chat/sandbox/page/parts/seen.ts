import type { PlaceLine } from '../../protocol.ts';

/** What each person has seen of each place is remembered in this browser. */
function key(person: string, place: string): string {
  return `seen ${person} ${place}`;
}

export function isUnread(person: string, { id, latest }: PlaceLine): boolean {
  return latest > Number(localStorage.getItem(key(person, id)) ?? 0);
}

export function see(person: string, { id, latest }: PlaceLine): void {
  if (document.visibilityState === 'visible') localStorage.setItem(key(person, id), String(latest));
}
