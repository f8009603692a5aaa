import { readCountry } from '../../time/countries.ts';
import { addDays, daysBetween, isDate, weekdayOf } from '../../time/days.ts';
import { fold } from '../../time/tokens.ts';
import { readDate, readWeekdays } from '../../time/typed.ts';
import type { Holiday } from '../../who/holidays.ts';

/** Days off as people type or paste them, a line each: a date, a name where it has one, and the country they are of. */

/** Typed in place of a country. */
const everybody = ['all', 'everybody', 'everyone', 'সবাই', 'সবার', 'সবার জন্য', 'सबै', 'सबैको', 'सबैका लागि'].map(fold);

/** Days in a row on one line, at most. */
const longestRun = 31;

/**
 * Reads every line, each day and country once. `unread` is the first line that has no date, or several.
 * @param today the reader's date: a day without a year is the next to come
 */
export function readHolidays(text: string, today: string): { holidays: readonly Holiday[] } | { unread: string } {
  const found = new Map<string, Holiday>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const read = readLine(line, today);
    if (!read) return { unread: line.trim() };
    for (const holiday of read) found.set(`${holiday.date} ${holiday.country}`, holiday);
  }
  return { holidays: [...found.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** A line that is read as this day again: as people write it, or where that would be read as another one, in exact words. */
export function holidayLine(holiday: Holiday): string {
  const { date, country, name } = holiday;
  const line = [[date, name].join(' ').trim(), ...(country === null ? [] : [country])].join(', ');
  const read = readLine(line, date);
  const isSame = read?.length === 1 && read[0]?.name === name && read[0].country === country;
  return isSame ? line : `${date} | ${name} | ${country ?? 'all'}`;
}

const exact = /^(\d{4}-\d\d-\d\d) \| (.*) \| (?:([A-Z]{2})|all)$/;

/** No day's name with every country beside it is longer. */
const longestLine = 1000;
/** So many places of a line are tried as its date. */
const mostTried = 100;

function readLine(line: string, today: string): Holiday[] | null {
  if (line.length > longestLine) return null;
  const [, date, name, country] = exact.exec(line.trim()) ?? [];
  if (date !== undefined && name !== undefined && isDate(date)) return [{ date, name, country: country ?? null }];
  return readLoosely(oneBlank(line).replace(/^\s*[-*•·]\s+/, ''), today);
}

function readLoosely(line: string, today: string): Holiday[] | null {
  const from = findDate(line, today);
  if (!from) return null;
  const before = line.slice(0, from.start);
  const run = readRun(line.slice(from.end), from.date, today);
  const rest = `${before.trim()}\t${run.rest.trim()}`;
  // "20-22 March" names its first day where no date was seen; a second date would be lost in the name
  if (/\p{Nd}\s*[-–—~]\s*$/u.test(before) || findDate(rest, today)) return null;
  const named = readName(rest, from.date);
  if (!named || run.days > longestRun) return null;
  const dates = Array.from({ length: run.days }, (_, n) => addDays(from.date, n));
  const countries = named.countries.length === 0 ? [null] : named.countries;
  return dates.flatMap((date) => countries.map((country) => ({ date, country, name: named.name })));
}

interface Found {
  date: string;
  start: number;
  end: number;
}

/** The date in a line: of the words that are one, those with the most numbers, and the fewest of those. */
function findDate(line: string, today: string): Found | null {
  const words = [...line.matchAll(/[^\s,;:|()]+/g)];
  const pieces = words.flatMap(({ index: start }, first) =>
    words.slice(first, first + 6).map((last, more) => {
      const numbers = words.slice(first, first + more + 1).filter(([word]) => /\p{Nd}/u.test(word)).length;
      return { start, end: last.index + last[0].length, words: more + 1, numbers };
    }),
  );
  const likely = pieces.filter(({ numbers }) => numbers > 0);
  const best = likely.toSorted((a, b) => b.numbers - a.numbers || a.words - b.words).slice(0, mostTried);
  for (const { start, end } of best) {
    const date = fixedDate(line.slice(start, end), today);
    if (date) return { date, start, end };
  }
  return null;
}

/** Not "in 3 days", which is another date tomorrow. */
function fixedDate(text: string, today: string): string | null {
  const date = readDate(text, today);
  return date !== null && readDate(text, addDays(today, -1)) === date ? date : null;
}

/** "– 22 March 2027": how many days it is in all, and what follows. */
function readRun(after: string, from: string, today: string): { days: number; rest: string } {
  const [mark] = /^\s*(?:[-–—~]|to|till|until|through|থেকে|देखि)\s*/i.exec(after) ?? [];
  const until = mark === undefined ? null : findDate(after.slice(mark.length), today);
  if (mark === undefined || until?.start !== 0 || until.date < from) return { days: 1, rest: after };
  return { days: daysBetween(from, until.date) + 1, rest: after.slice(mark.length + until.end) };
}

const separator = /\s*[,;|\t]\s*|\s+[-–—]\s+/;

/**
 * What stands beside the date: the countries at its ends, the rest is its name. The date's weekday, where it stands
 * apart, is neither; null for another one.
 */
function readName(text: string, date: string): { name: string; countries: string[] } | null {
  let name = trimmed(text);
  const countries: string[] = [];
  let isForAll = false;
  for (let end = endOf(name); end; end = endOf(name)) {
    const [piece, left] = end;
    const country = readCountry(piece);
    const weekday = readWeekdays(piece);
    if (weekday && (weekday.length > 1 || weekday[0] !== weekdayOf(date))) return null;
    if (country) countries.push(country);
    else if (everybody.includes(fold(piece))) isForAll = true;
    name = trimmed(left);
  }
  if (countries.length > 0 || isForAll) return { name, countries: [...new Set(isForAll ? [] : countries)] };
  const country = countryIn(name);
  return country ? { name: country.name, countries: [country.code] } : { name, countries };
}

/** A piece at the end or the beginning that is a country, everybody or a weekday, and what is left without it. */
function endOf(text: string): [piece: string, left: string] | null {
  const pieces = text.split(separator);
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  const inBrackets = /^(.*?)\s*\(([^()]*)\)$/.exec(text);
  if (inBrackets && isMark(inBrackets[2] ?? '')) return [inBrackets[2] ?? '', inBrackets[1] ?? ''];
  const bracketsFirst = /^\(([^()]*)\)\s*(.*)$/.exec(text);
  if (bracketsFirst && isMark(bracketsFirst[1] ?? '')) return [bracketsFirst[1] ?? '', bracketsFirst[2] ?? ''];
  if (isMark(last)) return [last, text.slice(0, text.length - last.length)];
  return isMark(first) ? [first, text.slice(first.length)] : null;
}

function isMark(piece: string): boolean {
  return (
    piece !== '' && (everybody.includes(fold(piece)) || readWeekdays(piece) !== null || readCountry(piece) !== null)
  );
}

/** Where nothing sets the country apart: a code in capitals at either end, or a country's name, which stays in the day's. */
function countryIn(name: string): { code: string; name: string } | null {
  const words = name.split(/\s+/);
  for (const [word, left] of [
    [words.at(-1), words.slice(0, -1)],
    [words[0], words.slice(1)],
  ] as const) {
    const code = word && /^[A-Z]{2}$/.test(word) && left.length > 0 ? readCountry(word) : null;
    if (code) return { code, name: trimmed(left.join(' ')) };
  }
  for (const count of [4, 3, 2, 1].filter((some) => some < words.length)) {
    const code = readCountry(words.slice(-count).join(' '));
    if (code && words.slice(-count).join('').length > 2) return { code, name };
  }
  return null;
}

const edge = /[\s,;:|–—-]/;

function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && edge.test(text.charAt(end - 1))) end--;
  return oneBlank(text.slice(0, end).replace(/^[\s,;:|–—-]+/, '')).replaceAll('\t', ', ');
}

/** Where something stands apart by a tab it still does; a run of blanks is one, for patterns would try each of them. */
function oneBlank(text: string): string {
  return text.replace(/\s+/g, (run) => (run.includes('\t') ? '\t' : ' '));
}
