import type { Locale } from '../i18n/locales.ts';
import { addDays, type Weekday, weekdayOf, weekdays } from './days.ts';
import type { TimeWords } from './words/table.ts';
import { timeWords } from './words.ts';
import { localDate, localMinutes, minutesOfDay } from './zone.ts';

/** Saying times, dates and weekdays in a reader's language; what is said here, typed.ts can read. */

/** The number in the digits of the language. */
export function sayDigits(value: number | string, locale: Locale): string {
  const { digits } = timeWords[locale];
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** A time of day: "10:30 AM", "সকাল ১০টা ৩০", "बिहान १०:३० बजे". @param minutes minutes of the day, 0 to 1439 */
export function sayTime(minutes: number, locale: Locale): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= minutesOfDay) throw new RangeError(`no time: ${minutes}`);
  const hour = Math.floor(minutes / 60);
  const table = timeWords[locale];
  return table.time(
    partOfDay(hour, table),
    sayDigits(hour % 12 || 12, locale),
    sayDigits(String(minutes % 60).padStart(2, '0'), locale),
  );
}

/** The time that the clocks of a zone show at an instant. */
export function sayTimeAt(instant: Date, zone: string, locale: Locale): string {
  return sayTime(localMinutes(instant, zone), locale);
}

/** "Wednesday 2 December", "বুধবার, ২ ডিসেম্বর"; with the year where `today` is given and is in another one. */
export function sayDate(date: string, locale: Locale, today?: string): string {
  const table = timeWords[locale];
  const weekday = table.weekdays[weekdayOf(date) - 1]?.word ?? '';
  const month = table.months[Number(date.slice(5, 7)) - 1]?.word ?? '';
  const said = table.date(weekday, sayDigits(Number(date.slice(8)), locale), month);
  const otherYear = today !== undefined && today.slice(0, 4) !== date.slice(0, 4);
  return otherYear ? `${said} ${sayDigits(date.slice(0, 4), locale)}` : said;
}

/** Today, tomorrow or yesterday, else the date. */
export function sayDay(date: string, today: string, locale: Locale): string {
  const { yesterday, today: now, tomorrow } = timeWords[locale];
  if (date === today) return now.word;
  if (date === addDays(today, 1)) return tomorrow.word;
  if (date === addDays(today, -1)) return yesterday.word;
  return sayDate(date, locale, today);
}

/** How many days ahead or ago: "in 3 days", "৩ দিন পর", "३ दिनअघि"; today, tomorrow and yesterday by name. */
export function sayDays(days: number, locale: Locale): string {
  const { yesterday, today, tomorrow, inDays, daysAgo } = timeWords[locale];
  if (days === 0) return today.word;
  if (Math.abs(days) === 1) return days > 0 ? tomorrow.word : yesterday.word;
  const said = sayDigits(Math.abs(days), locale);
  return days > 0 ? inDays(said) : daysAgo(said);
}

/**
 * Day and time of an instant on the clocks of a zone: "tomorrow, 10:30 AM". With `named` the zone follows, for readers
 * who may live in another one: "tomorrow, 10:30 AM (Bangladesh Time)".
 * @param now the instant that decides what is today, in the same zone
 */
export function sayMoment(instant: Date, zone: string, locale: Locale, now: Date, named = false): string {
  const day = sayDay(localDate(instant, zone), localDate(now, zone), locale);
  const said = timeWords[locale].moment(day, sayTimeAt(instant, zone, locale));
  return named ? `${said} (${sayZone(zone, locale, instant)})` : said;
}

/** A zone by the name people have for its time: "Bangladesh Time", "নেপাল সময়", "भारतीय मानक समय". */
export function sayZone(zone: string, locale: Locale, at: Date): string {
  if (/^(Etc\/)?(UTC|GMT|Universal|Zulu)$/.test(zone)) return 'UTC';
  const short = zoneName(zone, locale, at, 'shortGeneric');
  // A lone word is an abbreviation such as IST, which means something else elsewhere.
  return short.includes(' ') ? short : zoneName(zone, locale, at, 'longGeneric');
}

function zoneName(zone: string, locale: Locale, at: Date, timeZoneName: 'shortGeneric' | 'longGeneric'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Weekdays in the order of the reader's week: "Monday and Thursday", "রবিবার থেকে বৃহস্পতিবার", every day. */
export function sayWeekdays(list: readonly Weekday[], locale: Locale): string {
  const table = timeWords[locale];
  const name = (weekday: Weekday): string => table.weekdays[weekday - 1]?.word ?? '';
  const ordered = inWeekOrder(
    weekdays.filter((weekday) => list.includes(weekday)),
    table,
  );
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no weekdays to say');
  if (ordered.length === 7) return table.everyDay.word;
  const inARow = (last - first + 7) % 7 === ordered.length - 1;
  if (inARow && ordered.length >= 3) return table.weekdayRange(name(first), name(last));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(ordered.map(name));
}

/** From the week's first day, or from a run's first day where all of them are in one run across the week's end. */
function inWeekOrder(list: readonly Weekday[], table: TimeWords): Weekday[] {
  const starts = list.filter((weekday) => !list.includes((((weekday + 5) % 7) + 1) as Weekday));
  const origin = (starts.length === 1 ? starts[0] : undefined) ?? table.weekStart;
  return list.toSorted((a, b) => ((a - origin + 7) % 7) - ((b - origin + 7) % 7));
}

function partOfDay(hour: number, { partsOfDay }: TimeWords): string {
  const said = partsOfDay.filter((part) => part.from !== undefined);
  // Before the day's first part it is still the last one of the day before.
  return (said.findLast((part) => (part.from ?? 0) <= hour) ?? said.at(-1))?.word ?? '';
}
