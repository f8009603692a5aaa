export type Opened = 'brought' | 'heard' | 'not_this_time';

export interface Held {
  date: string;
  opened: Opened | null;
}

/** What was said of a meeting; where nothing was, a story that stood on it speaks for itself. */
export function openedOf(said: Opened | null, stories: number): Opened | null {
  return said ?? (stories > 0 ? 'brought' : null);
}

/** How many meetings of a month there were, and what was said of them. `opened` is brought and heard together. */
export interface Month {
  /** 'YYYY-MM' */
  month: string;
  meetings: number;
  opened: number;
  brought: number;
  heard: number;
  notThisTime: number;
  unanswered: number;
}

/** Counts by month, the latest first. A meeting that was not skipped counts, whatever was said of it. */
export function byMonth(held: readonly Held[]): Month[] {
  const months = [...new Set(held.map(({ date }) => date.slice(0, 7)))].toSorted().reverse();
  return months.map((month) => {
    const all = held.filter(({ date }) => date.startsWith(month));
    const count = (opened: Opened | null): number => all.filter((one) => one.opened === opened).length;
    const [brought, heard] = [count('brought'), count('heard')];
    return {
      month,
      meetings: all.length,
      opened: brought + heard,
      brought,
      heard,
      notThisTime: count('not_this_time'),
      unanswered: count(null),
    };
  });
}
