/** Days of the Gregorian calendar as 'YYYY-MM-DD', of no zone, and those among them on which people work. */

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The weekdays on which people work; never empty. Sunday to Thursday in Dhaka is [7, 1, 2, 3, 4]. */
export type WorkingDays = readonly Weekday[];

/** The days on which people work: their weekdays, but for days off. */
export interface WorkCalendar {
  weekdays: WorkingDays;
  /** Dates on which nobody works. */
  holidays: ReadonlySet<string>;
}

/** A plain week is a calendar without days off. */
export type Calendar = WorkingDays | WorkCalendar;

export const weekdays: WorkingDays = [1, 2, 3, 4, 5, 6, 7];

const day = 86_400_000;

/** Whether the text is a date that exists, written 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromDayNumber(Date.parse(`${text}T00:00Z`) / day) === text;
}

/** Whether the number is an ISO weekday. */
export function isWeekday(value: number): value is Weekday {
  return Number.isInteger(value) && value >= 1 && value <= 7;
}

/** Days since 1970-01-01. @throws RangeError for a date that does not exist */
function dayNumber(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00Z`) / day;
}

/** The date so many days after 1970-01-01; 'Invalid Date' has none, and gives ''. */
export function fromDayNumber(days: number): string {
  const date = new Date(days * day);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday.
  const found = ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
  return found as Weekday;
}

/** The number of days in a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (!('holidays' in calendar)) return calendar.includes(weekdayOf(date));
  return calendar.weekdays.includes(weekdayOf(date)) && !calendar.holidays.has(date);
}

/** The date itself where people work on it, else the next working day. @throws RangeError for a week without any */
export function nextWorkingDay(date: string, calendar: Calendar): string {
  return stepTo(date, 1, calendar);
}

/** The date itself where it is one of these weekdays, else the next that is. @throws RangeError for no weekdays */
export function weekdayFrom(date: string, among: readonly Weekday[]): string {
  return stepTo(date, 1, among);
}

/** The last working day before the date: one working day ahead of it. */
export function workingDayBefore(date: string, calendar: Calendar): string {
  return stepTo(addDays(date, -1), -1, calendar);
}

/**
 * The nth working day after the date; before it for a negative n. With n = 0 the date itself, or the next working day
 * where it is none.
 */
export function addWorkingDays(date: string, n: number, calendar: Calendar): string {
  if (n === 0) return nextWorkingDay(date, calendar);
  const step = Math.sign(n);
  let reached = date;
  for (let left = Math.abs(n); left > 0; left--) reached = stepTo(addDays(reached, step), step, calendar);
  return reached;
}

function stepTo(date: string, step: number, calendar: Calendar): string {
  const among = 'holidays' in calendar ? calendar.weekdays : calendar;
  if (among.length === 0) throw new RangeError('there is no day among no weekdays');
  let reached = date;
  while (!isWorkingDay(reached, calendar)) reached = addDays(reached, step);
  return reached;
}

/** The day a working week begins: the one after the longest run of days off; the earliest of several. */
export function firstWorkday(workingDays: WorkingDays): Weekday {
  const isOn = (day: number) => workingDays.includes((((((day - 1) % 7) + 7) % 7) + 1) as Weekday);
  const offBefore = (day: Weekday) => weekdays.findIndex((back) => isOn(day - back));
  const days = weekdays.filter(isOn).toSorted((a, b) => offBefore(b) - offBefore(a) || a - b);
  const [first] = days;
  if (first === undefined) throw new RangeError('there is no first day among no working days');
  return first;
}

/** The date on which the working week of a date begins: the date itself or one before it, a day off or not. */
export function weekBegin(date: string, workingDays: WorkingDays): string {
  return addDays(date, -((weekdayOf(date) - firstWorkday(workingDays) + 7) % 7));
}
