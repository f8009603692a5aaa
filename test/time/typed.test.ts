import { describe, expect, test } from 'vitest';
import { asciiDigits, lexicon } from '../../src/time/tokens.ts';
import { readDate, readTime, readWeekdays } from '../../src/time/typed.ts';
import { timeWords } from '../../src/time/words.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;

describe('a typed time', () => {
  test.each([
    ['10:30', at(10, 30)],
    ['10.30', at(10, 30)],
    ['1030', at(10, 30)],
    ['930', at(9, 30)],
    ['10 30', at(10, 30)],
    ['9', at(9)],
    ['9am', at(9)],
    ['9 a.m.', at(9)],
    ['9 pm', at(21)],
    ['at 2:45PM', at(14, 45)],
    ['12 am', at(0)],
    ['12:30 am', at(0, 30)],
    ['12pm', at(12)],
    ['14:00', at(14)],
    ['14:00 pm', at(14)],
    ['00:05', at(0, 5)],
    ['0900', at(9)],
    ['noon', at(12)],
    ['12 noon', at(12)],
    ['midnight', at(0)],
    ["9 o'clock", at(9)],
    ['9 o’clock', at(9)],
    ['half past 9 in the morning', at(9, 30)],
    ['quarter to one in the afternoon', at(12, 45)],
    ['5 in the evening', at(17)],
    ['11 at night', at(23)],
  ])('%s is read', (typed, minutes) => {
    expect(readTime(typed)).toBe(minutes);
  });

  test.each([
    ['সকাল ১০টা', at(10)],
    ['সকাল ১০ টায়', at(10)],
    ['সকাল ১০:৩০', at(10, 30)],
    ['সকাল ১০ঃ৩০', at(10, 30)],
    ['সকাল দশটা', at(10)],
    ['দুপুর ২টা ৪৫', at(14, 45)],
    ['দুপুর ২টা ৪৫ মিনিট', at(14, 45)],
    ['দুপুর ১২টা', at(12)],
    ['দুপুর দেড়টায়', at(13, 30)],
    ['বিকেল ৫টা', at(17)],
    ['বিকাল ৫টা', at(17)],
    ['বিকেল সাড়ে চারটা', at(16, 30)],
    ['সন্ধ্যা ৭টা', at(19)],
    ['রাত ৯টা', at(21)],
    ['রাত ১২টা', at(0)],
    ['রাত ২টা', at(2)],
    ['রাত পৌনে ১২টা', at(23, 45)],
    ['সাড়ে ১০টা', at(10, 30)],
    ['সোয়া ১০টা', at(10, 15)],
    ['পৌনে ১০টা', at(9, 45)],
    ['১০:০০ AM', at(10)],
    ['১০:০০ সকাল', at(10)],
    ['১৪:৩০', at(14, 30)],
    ['৯', at(9)],
    ['ভোর ৫টা', at(5)],
    ['sokal 10ta', at(10)],
  ])('%s is read', (typed, minutes) => {
    expect(readTime(typed)).toBe(minutes);
  });

  test.each([
    ['बिहान १० बजे', at(10)],
    ['बिहान १०बजे', at(10)],
    ['बिहान साढे दस बजे', at(10, 30)],
    ['दिउँसो २:४५ बजे', at(14, 45)],
    ['दिउसो २:४५', at(14, 45)],
    ['दिउँसो १२ बजे', at(12)],
    ['साँझ ७ बजे', at(19)],
    ['सांझ ७ बजे', at(19)],
    ['बेलुकी ५ बजे', at(17)],
    ['राति ९ बजे', at(21)],
    ['राती १२ बजे', at(0)],
    ['साढे १०', at(10, 30)],
    ['साढ़े १०', at(10, 30)],
    ['सवा १० बजे', at(10, 15)],
    ['पौने १० बजे', at(9, 45)],
    ['दिउँसो डेढ बजे', at(13, 30)],
    ['१० बजेर ३० मिनेट', at(10, 30)],
    ['१४:३०', at(14, 30)],
    ['bihana 10 baje', at(10)],
  ])('%s is read', (typed, minutes) => {
    expect(readTime(typed)).toBe(minutes);
  });

  test.each([
    '',
    ' ',
    'soon',
    '24:00',
    '25',
    '10:60',
    '10:5',
    '10:30:00',
    '10.5',
    '-9',
    '13 am',
    '0 pm',
    'am',
    '9 am pm',
    '10 20 30',
    '5 minutes',
    'half past 10:30',
    'noon pm',
    '1 noon',
    "o'clock",
    'সকাল',
    'সকাল ১২টা',
    'সকাল ১৪:০০',
    'বিকেল ৯টা',
    'দশ বিশ',
    'बिहान',
    'बिहान २२ बजे',
    '10000',
    '2:45 today',
    'one two',
    'quarter to 0',
  ])('"%s" is not read', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});

describe('a typed date', () => {
  // A Saturday.
  const today = '2026-11-28';

  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['২০২৬-১২-০১', '2026-12-01'],
    ['1 Dec', '2026-12-01'],
    ['1st of December', '2026-12-01'],
    ['Dec 1, 2027', '2027-12-01'],
    ['1-Dec-2026', '2026-12-01'],
    ['Tuesday 1 December', '2026-12-01'],
    ['১ ডিসেম্বর', '2026-12-01'],
    ['১লা ডিসেম্বর ২০২৭', '2027-12-01'],
    ['৫ই জানুয়ারী', '2027-01-05'],
    ['१ डिसेम्बर', '2026-12-01'],
    ['डिसेम्बर १', '2026-12-01'],
    ['28 November', '2026-11-28'],
    ['27 November', '2027-11-27'],
    ['29 Feb', '2028-02-29'],
    ['13/12', '2026-12-13'],
    ['12/13', '2026-12-13'],
    ['5.5.', null],
    ['5/5', '2027-05-05'],
    ['13.12.2026', '2026-12-13'],
    ['today', '2026-11-28'],
    ['আজ', '2026-11-28'],
    ['आज', '2026-11-28'],
    ['tomorrow', '2026-11-29'],
    ['আগামীকাল', '2026-11-29'],
    ['আগামী কাল', '2026-11-29'],
    ['भोलि', '2026-11-29'],
    ['भोली', '2026-11-29'],
    ['day after tomorrow', '2026-11-30'],
    ['পরশু', '2026-11-30'],
    ['पर्सि', '2026-11-30'],
    ['গতকাল', '2026-11-27'],
    ['Wednesday', '2026-12-02'],
    ['by Wed', '2026-12-02'],
    ['বুধবার', '2026-12-02'],
    ['বুধবারে', '2026-12-02'],
    ['बुधबार', '2026-12-02'],
    ['बुधवार', '2026-12-02'],
    ['मंगलबार', '2026-12-01'],
    ['Saturday', '2026-11-28'],
    ['next Saturday', '2026-12-05'],
    ['আগামী শনিবার', '2026-12-05'],
    ['अर्को शनिबार', '2026-12-05'],
    ['in 3 days', '2026-12-01'],
    ['2 weeks', '2026-12-12'],
    ['৩ দিন পর', '2026-12-01'],
    ['३ दिनपछि', '2026-12-01'],
  ])('%s is %s', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });

  test.each([
    '',
    'someday',
    '1/12',
    '12/1/2027',
    '2026-02-30',
    '31 November',
    '0 Dec',
    '2026-13-01',
    '2083-08-16',
    '१ गते',
    '5',
    'Monday 1 December',
    'Wed Thu',
    'Dec',
    '1 Dec 26',
    '1/12/26',
    'next',
    '3 days ago',
    '1 Dec 2 Jan',
  ])('"%s" is not read, or could be two dates', (typed) => {
    expect(readDate(typed, today)).toBeNull();
  });
});

describe('a typed list of weekdays', () => {
  test.each([
    ['Mon, Thu', [1, 4]],
    ['thursday and monday', [1, 4]],
    ['sun-thu', [1, 2, 3, 4, 7]],
    ['Sunday to Thursday', [1, 2, 3, 4, 7]],
    ['Mon Wed & Fri', [1, 3, 5]],
    ['every Monday', [1]],
    ['sun - tue, sat', [1, 2, 6, 7]],
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['রবি, মঙ্গল', [2, 7]],
    ['রবি থেকে বৃহস্পতি', [1, 2, 3, 4, 7]],
    ['সোমবার ও বুধবার', [1, 3]],
    ['প্রতিদিন', [1, 2, 3, 4, 5, 6, 7]],
    ['आइत-बिही', [1, 2, 3, 4, 7]],
    ['आइतबारदेखि बिहिबारसम्म', [1, 2, 3, 4, 7]],
    ['सोम र बुध', [1, 3]],
    ['Mon, বুধ', [1, 3]],
  ])('%s is %j', (typed, list) => {
    expect(readWeekdays(typed)).toEqual(list);
  });

  test.each(['', ',', 'weekdays', 'Mon-', '-Mon', 'Mon - - Tue', 'Mon 3', 'Mon, funday'])(
    '"%s" is not read',
    (typed) => {
      expect(readWeekdays(typed)).toBeNull();
    },
  );
});

test('digits of every script become ASCII digits, and nothing else changes', () => {
  expect(asciiDigits('#১২, १२, ١٢, 𝟙𝟚, 12: ½ ②')).toBe('#12, 12, 12, 12, 12: ½ ②');
});

test('a language table in which one word would mean two things is refused by name', () => {
  const words = () => [['May', 5] as const, ['may', 6] as const];
  expect(() => lexicon([timeWords.en], words)).toThrow('"may" would mean two things: 5, 6');
});
