import { describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../src/i18n/locales.ts';
import { addDays, type Weekday, weekdays } from '../../src/time/days.ts';
import { sayDate, sayDay, sayDays, sayMoment, sayTime, sayWeekdays, sayZone } from '../../src/time/say.ts';
import { fold } from '../../src/time/tokens.ts';
import { readDate, readTime, readWeekdays } from '../../src/time/typed.ts';
import { timeWords } from '../../src/time/words.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;

describe('what offices say', () => {
  test.each<[Locale, number, string]>([
    ['en', at(10, 30), '10:30 AM'],
    ['en', at(0), '12:00 AM'],
    ['en', at(17, 5), '5:05 PM'],
    ['bn', at(10), 'সকাল ১০টা'],
    ['bn', at(14, 45), 'দুপুর ২টা ৪৫'],
    ['bn', at(14, 5), 'দুপুর ২টা ৫ মিনিট'],
    ['bn', at(17), 'বিকেল ৫টা'],
    ['bn', at(19), 'সন্ধ্যা ৭টা'],
    ['bn', at(21), 'রাত ৯টা'],
    ['bn', at(0), 'রাত ১২টা'],
    ['ne', at(10), 'बिहान १० बजे'],
    ['ne', at(14, 45), 'दिउँसो २:४५ बजे'],
    ['ne', at(19), 'साँझ ७ बजे'],
    ['ne', at(21), 'राति ९ बजे'],
  ])('%s, minute %i: %s', (locale, minutes, said) => {
    expect(sayTime(minutes, locale)).toBe(said);
  });

  test('dates carry the weekday, and the year where it is another one', () => {
    expect(sayDate('2026-12-02', 'en')).toBe('Wednesday 2 December');
    expect(sayDate('2026-12-02', 'bn', '2026-11-21')).toBe('বুধবার, ২ ডিসেম্বর');
    expect(sayDate('2026-12-02', 'ne', '2026-11-21')).toBe('बुधबार, २ डिसेम्बर');
    expect(sayDate('2027-01-01', 'ne', '2026-11-21')).toBe('शुक्रबार, १ जनवरी २०२७');
  });

  test('near days have names', () => {
    const today = '2026-12-01';
    const near = (locale: Locale) => [-1, 0, 1].map((days) => sayDay(addDays(today, days), today, locale));
    expect(near('en')).toEqual(['yesterday', 'today', 'tomorrow']);
    expect(near('bn')).toEqual(['গতকাল', 'আজ', 'আগামীকাল']);
    expect(near('ne')).toEqual(['हिजो', 'आज', 'भोलि']);
    expect(sayDay('2026-12-03', today, 'en')).toBe('Thursday 3 December');
    expect([sayDays(3, 'en'), sayDays(3, 'bn'), sayDays(3, 'ne'), sayDays(-2, 'ne')]).toEqual([
      'in 3 days',
      '৩ দিন পর',
      '३ दिनपछि',
      '२ दिनअघि',
    ]);
  });

  test('a moment is said on the clocks of its zone, today and tomorrow too', () => {
    const now = new Date('2026-12-01T17:50Z');
    const moment = new Date('2026-12-02T04:30Z');
    expect(sayMoment(moment, 'Asia/Dhaka', 'en', now)).toBe('tomorrow, 10:30 AM');
    expect(sayMoment(moment, 'Asia/Dhaka', 'bn', now)).toBe('আগামীকাল সকাল ১০টা ৩০');
    // Ten minutes before midnight in Dhaka; in Kathmandu too, where it is a quarter of an hour earlier.
    expect(sayMoment(moment, 'Asia/Kathmandu', 'ne', now)).toBe('भोलि बिहान १०:१५ बजे');
    expect(sayMoment(moment, 'Asia/Tokyo', 'en', now)).toBe('today, 1:30 PM');
    expect(sayMoment(moment, 'Asia/Dhaka', 'en', now, true)).toBe('tomorrow, 10:30 AM (Bangladesh Time)');
    expect(sayMoment(new Date('2026-12-05T04:30Z'), 'Asia/Dhaka', 'bn', now)).toBe('শনিবার, ৫ ডিসেম্বর, সকাল ১০টা ৩০');
  });

  test('zones are named, not abbreviated', () => {
    const now = new Date('2026-12-01T00:00Z');
    expect(sayZone('Asia/Kolkata', 'bn', now)).not.toBe('IST');
    expect(sayZone('America/New_York', 'en', now)).toBe('Eastern Time');
    expect(sayZone('UTC', 'ne', now)).toBe('UTC');
  });

  test('weekdays are said in the order of the week, a run of them by its ends', () => {
    expect(sayWeekdays([4, 1], 'en')).toBe('Monday and Thursday');
    expect(sayWeekdays([3, 7], 'bn')).toBe('রবিবার এবং বুধবার');
    expect(sayWeekdays([1, 2, 3, 4, 7], 'en')).toBe('Sunday to Thursday');
    expect(sayWeekdays([1, 2, 3, 4, 7], 'bn')).toBe('রবিবার থেকে বৃহস্পতিবার');
    expect(sayWeekdays([1, 2, 3, 4, 5, 7], 'ne')).toBe('आइतबारदेखि शुक्रबारसम्म');
    expect(sayWeekdays([...weekdays], 'ne')).toBe('हरेक दिन');
  });
});

describe.each(locales)('in %s, what is said is also read', (locale) => {
  test('every minute of the day', () => {
    const wrong = [];
    for (let minutes = 0; minutes < 1440; minutes++) {
      const said = sayTime(minutes, locale);
      if (readTime(said) !== minutes) wrong.push(`${said} is read as ${readTime(said)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('every date of four years, and the days around today', () => {
    const today = '2026-12-01';
    const wrong = [];
    for (let ahead = 0; ahead < 1461; ahead++) {
      const date = addDays(today, ahead);
      for (const said of [sayDate(date, locale, today), sayDay(date, today, locale)]) {
        if (readDate(said, today) !== date) wrong.push(`${said} is read as ${readDate(said, today)}`);
      }
      if (ahead < 1000 && readDate(sayDays(ahead, locale), today) !== date) wrong.push(sayDays(ahead, locale));
    }
    expect(wrong).toEqual([]);
  });

  test('every set of weekdays', () => {
    const wrong = [];
    for (let bits = 1; bits < 128; bits++) {
      const list: Weekday[] = weekdays.filter((weekday) => bits & (1 << (weekday - 1)));
      const said = sayWeekdays(list, locale);
      if (JSON.stringify(readWeekdays(said)) !== JSON.stringify(list)) wrong.push(said);
    }
    expect(wrong).toEqual([]);
  });
});

test('each language has a whole table of time words', () => {
  const gaps: string[] = [];
  for (const locale of locales) {
    const table = timeWords[locale];
    if (!table) gaps.push(`${locale}: no table in src/time/words/`);
    else {
      if ([...table.digits].length !== 10) gaps.push(`${locale}: digits are not ten`);
      if (table.weekdays.length !== 7) gaps.push(`${locale}: weekdays are not seven`);
      if (table.months.length !== 12) gaps.push(`${locale}: months are not twelve`);
      for (const part of table.partsOfDay) {
        const hours = (part.reads[1] - part.reads[0] + 24) % 24;
        if (hours === 0 || hours > 12) gaps.push(`${locale}: ${part.word} may be ${hours} hours long, at most twelve`);
      }
      const words = [...table.weekdays, ...table.months, table.yesterday, table.today, table.tomorrow].map(
        ({ word }) => word,
      );
      if (words.some((word) => fold(word) === '')) gaps.push(`${locale}: an empty word`);
    }
  }
  expect(gaps).toEqual([]);
});
