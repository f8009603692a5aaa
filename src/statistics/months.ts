import { daysBetween, daysInMonth } from '../time/days.ts';
import { judgeMonth, type MonthWord } from './alarm.ts';
import { onceAWeek, type Voice } from './series.ts';

/** The last twelve months, beside those of last year and beside what is usual. */

export interface Month {
  /** 'YYYY-MM' */
  month: string;
  /** Its customers, and those of the same month a year earlier; null where nobody listened yet. */
  count: number | null;
  lastYear: number | null;
  /** By up to twelve whole months before it; null where there is none. The last month is judged by the days it has had. */
  usual: { word: MonthWord; low: number; high: number } | null;
}

const months = 12;

/** Of voices up to a day: its month and the eleven before, oldest first. `since`: the day on which listening began. */
export function monthsUpTo(on: string, voices: readonly Voice[], since: string): Month[] {
  const counts = new Map<number, number>();
  for (const voice of onceAWeek(voices, calendarWeek)) {
    if (voice.on <= on) counts.set(monthOf(voice.on), (counts.get(monthOf(voice.on)) ?? 0) + 1);
  }
  const countOf = (month: number) => counts.get(month) ?? 0;
  const [now, began] = [monthOf(on), monthOf(since)];
  const firstWhole = since.endsWith('-01') ? began : began + 1;
  return Array.from({ length: months }, (_, at) => {
    const month = now - months + 1 + at;
    const from = Math.max(month - months, firstWhole);
    const before = Array.from({ length: Math.max(0, month - from) }, (_, i) => countOf(from + i));
    const heard = (one: number) => (one < began ? null : countOf(one));
    const usual = judgeMonth(countOf(month), before, month === now ? partOf(on) : 1);
    return { month: nameOf(month), count: heard(month), lastYear: heard(month - months), usual };
  });
}

/** Weeks begin on Mondays here; 1970-01-05 was one. */
function calendarWeek(on: string): number {
  return Math.floor(daysBetween('1970-01-05', on) / 7);
}

/** Months since the year 0. */
function monthOf(on: string): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
}

function nameOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function partOf(on: string): number {
  return Number(on.slice(8)) / daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
}
