import { composed } from '../i18n/composed.ts';
import { addDays, daysInMonth, isDate, type Weekday, weekdayFrom, weekdayOf, weekdays } from './days.ts';
import { asciiDigits, lexicon, type Token, tokens } from './tokens.ts';
import type { DayWord } from './words/table.ts';
import { timeWords } from './words.ts';
import { minutesOfDay } from './zone.ts';

/** Reading the times, dates and weekdays that people type, in every language at once and in digits of any script. */

const tables = Object.values(timeWords);
const half = minutesOfDay / 2;

type TimeToken =
  | { is: 'part'; reads: readonly [number, number] }
  | { is: 'time'; minutes: number }
  | { is: 'hours'; hours: number }
  | { is: 'fraction'; minutes: number }
  | { is: 'hour mark' | 'minute mark' | 'filler' };

const timeLexicon = lexicon<TimeToken>(tables, function* (table) {
  for (const { word, typed, reads } of table.partsOfDay) {
    for (const form of [word, ...typed]) yield [form, { is: 'part', reads }];
  }
  for (const [word, minutes] of Object.entries(table.times)) yield [word, { is: 'time', minutes }];
  for (const [word, hours] of Object.entries(table.numbers)) yield [word, { is: 'hours', hours }];
  for (const [word, minutes] of Object.entries(table.fractions)) yield [word, { is: 'fraction', minutes }];
  for (const word of table.hourMarks) yield [word, { is: 'hour mark' }];
  for (const word of table.minuteMarks) yield [word, { is: 'minute mark' }];
  for (const word of [...table.fillers, ',']) yield [word, { is: 'filler' }];
});

/**
 * A time of day as minutes, 0 to 1439, or null where it cannot be read. A bare "9" is 09:00 and a bare "5" 05:00: only
 * a part of the day (pm, বিকেল, साँझ) makes it the afternoon's.
 */
export function readTime(text: string): number | null {
  const read = tokens(text, timeLexicon);
  if (!read) return null;
  const parts = read.filter((token) => token.is === 'part');
  const times = read.filter((token) => token.is === 'time');
  const fractions = read.filter((token) => token.is === 'fraction');
  if (parts.length > 1 || times.length > 1 || fractions.length > 1) return null;
  const clock = clockOf(read);
  if (!clock) return null;
  if (times[0]) return parts.length === 0 && (clock === 'none' || clock.minutes === half) ? times[0].minutes : null;
  if (clock === 'none' || (fractions[0] && !clock.whole)) return null;
  return onTheDay(clock.minutes, fractions[0]?.minutes ?? 0, parts[0]?.reads);
}

/** Minutes as the numbers say them, before the part of the day; `whole` where they name an hour alone. */
function clockOf(read: Token<TimeToken>[]): { minutes: number; whole: boolean } | 'none' | null {
  const numbers = read.filter((token) => token.is === 'number' || token.is === 'hours');
  const [first, second] = numbers;
  const marked = read.some((token) => token.is === 'hour mark');
  if (numbers.length > 2 || (read.some((token) => token.is === 'minute mark') && !second)) return null;
  if (!first) return marked ? null : 'none';
  if (first.is === 'hours') {
    if (second?.is === 'hours' || (second && first.hours % 1 !== 0)) return null;
    const minutes = second ? minuteOf(second.digits) : 0;
    return minutes === null ? null : { minutes: first.hours * 60 + minutes, whole: !second && first.hours % 1 === 0 };
  }
  const digits = second?.is === 'number' ? `${first.digits}:${second.digits.padStart(2, '0')}` : first.digits;
  if (second?.is === 'hours') return null;
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(digits) ?? (marked ? null : /^(\d{1,2})(\d{2})$/.exec(digits));
  const minutes = minuteOf(match?.[2] ?? '0');
  if (!match || minutes === null || Number(match[1]) > 23) return null;
  return { minutes: Number(match[1]) * 60 + minutes, whole: match[2] === undefined };
}

function minuteOf(digits: string): number | null {
  return /^\d{1,2}$/.test(digits) && Number(digits) < 60 ? Number(digits) : null;
}

function onTheDay(clock: number, fraction: number, reads: readonly [number, number] | undefined): number | null {
  const total = clock + fraction;
  if (!reads) return total >= 0 && total < minutesOfDay ? total : null;
  // 1 to 12 is an hour of either half of the day; 0 and 13 to 23 are of one only.
  const eitherHalf = clock >= 60 && clock < 13 * 60;
  const candidates = [total, ...(eitherHalf ? [total + half] : [])].map((at) => (at + minutesOfDay) % minutesOfDay);
  const [from, to] = [reads[0] * 60, reads[1] * 60];
  const within = (at: number) => (from < to ? at >= from && at < to : at >= from || at < to);
  return candidates.find(within) ?? null;
}

type DateToken =
  | { is: 'day'; ahead: number }
  | { is: 'weekday'; weekday: Weekday }
  | { is: 'month'; month: number }
  | { is: 'unit'; days: number }
  | { is: 'next' | 'filler' };

const dateLexicon = lexicon<DateToken>(tables, function* (table) {
  for (const word of forms(table.yesterday)) yield [word, { is: 'day', ahead: -1 }];
  for (const word of forms(table.today)) yield [word, { is: 'day', ahead: 0 }];
  for (const word of forms(table.tomorrow)) yield [word, { is: 'day', ahead: 1 }];
  for (const word of table.dayAfterTomorrow) yield [word, { is: 'day', ahead: 2 }];
  yield* weekdayWords(table.weekdays);
  for (const [index, month] of table.months.entries()) {
    for (const word of forms(month)) yield [word, { is: 'month', month: index + 1 }];
  }
  for (const word of table.days) yield [word, { is: 'unit', days: 1 }];
  for (const word of table.weeks) yield [word, { is: 'unit', days: 7 }];
  for (const word of table.next) yield [word, { is: 'next' }];
  for (const word of [...table.fillers, ...table.dateFillers, ',', '-', '/']) yield [word, { is: 'filler' }];
});

/**
 * A date as 'YYYY-MM-DD', or null where it cannot be read or could be two. A weekday is today or the first after it,
 * "next Wednesday" never today; a day and month without a year are today's or the next to come. A year further than
 * ten from today is refused: 2083 is a year of the Nepali calendar, which we do not read.
 * @param today the reader's date
 */
export function readDate(text: string, today: string): string | null {
  const numeric = numericDate(asciiDigits(composed(text)).trim(), today);
  if (numeric !== undefined) return numeric;
  const read = tokens(text, dateLexicon)?.filter((token) => token.is !== 'filler');
  if (!read) return null;
  const kinds = read.map((token) => token.is).join(' ');
  const [first, second] = read;
  if (kinds === 'day' && first?.is === 'day') return addDays(today, first.ahead);
  if (kinds === 'number unit' && first?.is === 'number' && second?.is === 'unit') {
    return /^\d{1,3}$/.test(first.digits) ? addDays(today, Number(first.digits) * second.days) : null;
  }
  const weekday = read.find((token) => token.is === 'weekday')?.weekday;
  if (kinds === 'weekday' && weekday) return weekdayFrom(today, [weekday]);
  if (kinds === 'next weekday' && weekday) return weekdayFrom(addDays(today, 1), [weekday]);
  const date = dayAndMonth(read, today);
  return date && weekday && weekdayOf(date) !== weekday ? null : date;
}

/** 2026-12-01, 13/12, 13.12.2026; undefined for what is no such form, null for what could be two dates. */
function numericDate(text: string, today: string): string | null | undefined {
  const full = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (full) return near(written(Number(full[1]), Number(full[2]), Number(full[3])), today);
  const short = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?$/.exec(text);
  if (!short) return undefined;
  const [one, two] = [Number(short[1]), Number(short[2])];
  if (one <= 12 && two <= 12 && one !== two) return null;
  return withYear(Math.max(one, two), Math.min(one, two), short[3], today);
}

/** "2 December", "December 2", "Wednesday 2 December 2026", in any order but the year's. */
function dayAndMonth(read: Token<DateToken>[], today: string): string | null {
  const kinds = read.filter((token) => token.is !== 'weekday').map((token) => token.is);
  if (read.length - kinds.length > 1 || !/^(number month|month number)( number)?$/.test(kinds.join(' '))) return null;
  const month = read.find((token) => token.is === 'month')?.month ?? 0;
  const [day, year] = read.filter((token) => token.is === 'number').map((token) => token.digits);
  if (!/^\d{1,2}$/.test(day ?? '') || !/^\d{4}$/.test(year ?? '2000')) return null;
  return withYear(Number(day), month, year, today);
}

function withYear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return near(written(Number(year), month, day), today);
  const thisYear = Number(today.slice(0, 4));
  // Eight years reach the next 29 February even across a century.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = written(thisYear + ahead, month, day);
    if (date && date >= today) return date;
  }
  return null;
}

function written(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

function near(date: string | null, today: string): string | null {
  return date && Math.abs(Number(date.slice(0, 4)) - Number(today.slice(0, 4))) <= 10 ? date : null;
}

type ListToken = { is: 'weekday'; weekday: Weekday } | { is: 'through' | 'every day' | 'filler' };

const listLexicon = lexicon<ListToken>(tables, function* (table) {
  yield* weekdayWords(table.weekdays);
  for (const word of forms(table.everyDay)) yield [word, { is: 'every day' }];
  for (const word of [...table.through, '-', '–', '—', '~']) yield [word, { is: 'through' }];
  for (const word of [...table.fillers, ...table.listFillers, ',', ';', '/', '&', '+', '।'])
    yield [word, { is: 'filler' }];
});

/**
 * A list of weekdays, single ones and runs ("Mon, Thu", "sun-thu"), Monday first and each once; null where it cannot be
 * read or names none. "Weekdays" is not read: they are not the same ones everywhere.
 */
export function readWeekdays(text: string): Weekday[] | null {
  const read = tokens(text, listLexicon)?.filter((token) => token.is !== 'filler');
  if (!read || read.length === 0) return null;
  const found = new Set<Weekday>();
  let last: Weekday | null = null;
  let open = false;
  for (const token of read) {
    if (token.is === 'weekday') {
      for (const weekday of open && last ? run(last, token.weekday) : [token.weekday]) found.add(weekday);
      last = token.weekday;
      open = false;
    } else if (token.is === 'every day' && !open) {
      for (const weekday of weekdays) found.add(weekday);
      last = null;
    } else if (token.is === 'through' && last && !open) open = true;
    else return null;
  }
  return open ? null : weekdays.filter((weekday) => found.has(weekday));
}

/** The weekdays from one to another, across the end of the week where it comes to that. */
function run(from: Weekday, to: Weekday): Weekday[] {
  const length = ((to - from + 7) % 7) + 1;
  return weekdays.filter((weekday) => (weekday - from + 7) % 7 < length);
}

function* weekdayWords(words: readonly DayWord[]): Iterable<[string, { is: 'weekday'; weekday: Weekday }]> {
  for (const weekday of weekdays) {
    const word = words[weekday - 1];
    if (word) for (const form of forms(word)) yield [form, { is: 'weekday', weekday }];
  }
}

function forms({ word, typed }: DayWord): string[] {
  return [word, ...typed];
}
