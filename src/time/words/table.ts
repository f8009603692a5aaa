/** What each language has to say of time. */

/** A part of the day. Hours are 0 to 24; a `reads` that ends before it begins passes midnight. */
export interface PartOfDay {
  word: string;
  /** The hour from which it is said, until the next part's; absent where it is only understood. */
  from?: number;
  /** The hours it may stand for when typed: at most twelve, so that "7" is never two times. */
  reads: readonly [from: number, to: number];
  /** Other ways to type it. */
  typed: readonly string[];
}

export interface DayWord {
  word: string;
  typed: readonly string[];
}

export interface TimeWords {
  /** The ten digits of its script. */
  digits: string;
  /** ISO weekday on which its weeks begin, for lists. */
  weekStart: 1 | 7;
  partsOfDay: readonly PartOfDay[];
  /** Hour 1 to 12, both numbers in the language's digits; the minute has two places. */
  time(part: string, hour: string, minute: string): string;
  /** Names that are a time by themselves, in minutes of the day. */
  times: Record<string, number>;
  /** Numbers spelt out; a half where the language has a word for it. */
  numbers: Record<string, number>;
  /** Minutes that a word before the hour adds to it. */
  fractions: Record<string, number>;
  hourMarks: readonly string[];
  minuteMarks: readonly string[];
  /** Monday first. */
  weekdays: readonly DayWord[];
  /** January first. */
  months: readonly DayWord[];
  yesterday: DayWord;
  today: DayWord;
  tomorrow: DayWord;
  dayAfterTomorrow: readonly string[];
  /** Said of a date: weekday, day of the month, month; the year is added after it where it matters. */
  date(weekday: string, day: string, month: string): string;
  /** A day and a time of it. */
  moment(day: string, time: string): string;
  /** Two days or more ahead or ago; n in the language's digits. */
  inDays(n: string): string;
  daysAgo(n: string): string;
  days: readonly string[];
  weeks: readonly string[];
  /** Typed before a weekday: the first after today. */
  next: readonly string[];
  everyDay: DayWord;
  /** The whole of a run of weekdays, from the first to the last. */
  weekdayRange(from: string, to: string): string;
  /** Between two weekdays: all from one to the other. */
  through: readonly string[];
  /** Words that carry nothing: everywhere, in dates (the ends of ordinals too), and in lists of weekdays. */
  fillers: readonly string[];
  dateFillers: readonly string[];
  listFillers: readonly string[];
  /** Ends of words that are written without a space, and are words of this table themselves. */
  endings: readonly string[];
}
