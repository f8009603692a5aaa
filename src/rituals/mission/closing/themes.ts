import type { LabelWord } from '../../../alignment/figures/labels.ts';
import type { Reckoning } from '../../../alignment/round/reckoning.ts';
import type { Count, Figures } from '../records/frozen.ts';
import type { Cell } from './cells.ts';

/** What of people's words may be shown. */

/** Half of the answers or more share it: that has to be k people at least. */
export function wordFigure({ consensus, shared }: Reckoning, k: number): string | null {
  return consensus.kind === 'known' && shared.usable >= 2 * k ? consensus.value.sharedWord : null;
}

/** So many answers are remembered of a theme, to be quoted. */
const mostQuotes = 8;

export function themesFigure(
  reckoning: Reckoning,
  cells: readonly Cell[],
  k: number,
  { counted, hidden, ids }: { counted: (people: number) => Count; hidden: Figures['hidden']; ids: readonly string[] },
): Figures['themes'] {
  if (reckoning.shared.usable < k) return null;
  const unread = new Set(hidden.shared);
  const quotable = (places: readonly number[]) =>
    places
      .flatMap((place) => ids[place] ?? [])
      .filter((id) => !unread.has(id))
      .slice(0, mostQuotes);
  const shown = cells.flatMap(({ themes }) => themes).sort((a, b) => b.people - a.people);
  const found = shown.map(({ language, people, mixed, label, middle }) => ({
    ...counted(people),
    language,
    mixed,
    ...namesOf(label.filter((one) => one.people >= k)),
    quotes: quotable(middle),
  }));
  const themed = new Set(shown.flatMap(({ answers }) => answers));
  const silent = sum(cells.filter(isSilent).map(({ people }) => people));
  const others = sum(cells.map(({ people }) => people)) - silent - sum(shown.map(({ people }) => people));
  const outside = others === 0 ? [] : [...ids.keys()].filter((place) => !themed.has(place));
  return { found, others: { ...counted(others), quotes: quotable(outside) } };
}

/** Of words that so many use: one that fewer use is somebody's own. */
function namesOf(label: readonly LabelWord[]) {
  const names = label.flatMap((one) => one.names ?? []);
  return {
    words: label.map(({ word }) => word),
    ...(names.length > 0 && { names: { bn: names.map(({ bn }) => bn), ne: names.map(({ ne }) => ne) } }),
  };
}

function isSilent({ name }: Cell): boolean {
  return name === 'dontKnow';
}

export function silentFigure(cells: readonly Cell[], counted: (people: number) => Count): Figures['dontKnow'] {
  const silent = cells.find(isSilent);
  return silent ? counted(silent.people) : null;
}

/** Where some are hidden, k are at least: their number is what is left of everybody's. */
export function hiddenOf({ rare }: Reckoning, k: number, ids: readonly string[]): Figures['hidden'] {
  const atLeast = (places: readonly number[]): string[] => {
    const hidden = places.flatMap((place) => ids[place] ?? []);
    if (hidden.length === 0 || hidden.length >= k) return hidden;
    return [...hidden, ...ids.filter((id) => !hidden.includes(id)).slice(0, k - hidden.length)];
  };
  return { shared: atLeast(rare.shared), own: atLeast(rare.own) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
