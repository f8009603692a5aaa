import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayLine, readHolidays } from '../../../src/rituals/pad/holiday-lines.ts';
import { fromDayNumber } from '../../../src/time/days.ts';

const today = '2026-11-30';

/** As "date country name", with * for everybody. */
function read(text: string): string[] | string {
  const found = readHolidays(text, today);
  if ('unread' in found) return `not read: ${found.unread}`;
  return found.holidays.map(({ date, country, name }) => `${date} ${country ?? '*'} ${name}`.trimEnd());
}

describe('a day off', () => {
  test.each([
    ['2026-12-16 Victory Day BD', '2026-12-16 BD Victory Day'],
    ['2026-12-16 BD Victory Day', '2026-12-16 BD Victory Day'],
    ['2026-12-16', '2026-12-16 *'],
    ['2026-12-25 Christmas', '2026-12-25 * Christmas'],
    ['2026-12-16, Bangladesh', '2026-12-16 BD'],
    ['- 16 December 2026 – Victory Day (Bangladesh)', '2026-12-16 BD Victory Day'],
    ['16/12/2026\tWednesday\tVictory Day\tBangladesh', '2026-12-16 BD Victory Day'],
    ['Wednesday, 16 December, 2026: Victory Day; bd', '2026-12-16 BD Victory Day'],
    ['Victory Day, Dec 16 2026, বাংলাদেশ', '2026-12-16 BD Victory Day'],
    ['১৬ ডিসেম্বর ২০২৬ বিজয় দিবস, বাংলাদেশ', '2026-12-16 BD বিজয় দিবস'],
    ['२०२६-१२-३० तमु ल्होसार, नेपाल', '2026-12-30 NP तमु ल्होसार'],
    ['Victory Day | 16 Dec | BD', '2026-12-16 BD Victory Day'],
    ['26 March Independence Day BD', '2027-03-26 BD Independence Day'],
    ['2027-03-26 Independence Day of Bangladesh', '2027-03-26 BD Independence Day of Bangladesh'],
    ['Good Friday 26 March 2027, UK', '2027-03-26 GB Good Friday'],
    ['2026-12-16 55th Victory Day, all', '2026-12-16 * 55th Victory Day'],
    ['2027-05-01 May Day (everybody)', '2027-05-01 * May Day'],
    ['2027-03-20 Eid ul-Fitr (second day) BD', '2027-03-20 BD Eid ul-Fitr (second day)'],
  ])('is read as people write it: %s', (line, day) => {
    expect(read(line)).toEqual([day]);
  });

  test('of two countries is one of each', () => {
    expect(read('2027-03-20 Eid, BD, NP')).toEqual(['2027-03-20 NP Eid', '2027-03-20 BD Eid']);
  });

  test('that lasts is a day each', () => {
    const eid = ['2027-03-20 BD Eid', '2027-03-21 BD Eid', '2027-03-22 BD Eid'];
    expect(read('2027-03-20 – 2027-03-22 Eid, BD')).toEqual(eid);
    expect(read('20 March 2027 to 22 March 2027 Eid BD')).toEqual(eid);
  });

  test.each([
    'Victory Day',
    '31 February 2027 Nothing',
    '05/06/2027 Which of two?',
    'Monday, 16 December 2026 Victory Day',
    '20-22 March 2027 Eid',
    '2027-03-20 2027-03-21 Eid',
    '2027-03-20 – 2027-12-31 A long leave',
    'in 3 days a day off',
  ])('that could be misread is not read: %s', (line) => {
    expect(read(`2026-12-25 Christmas\n${line}\n2027-01-01 New Year`)).toBe(`not read: ${line}`);
  });

  test('that stands twice is there once, and empty lines are nothing', () => {
    expect(read('2026-12-25 Christmas\n\n  \n2026-12-25 Christmas Day\n2026-12-16 Victory Day BD')).toEqual([
      '2026-12-16 BD Victory Day',
      '2026-12-25 * Christmas Day',
    ]);
    expect(read('')).toEqual([]);
  });

  test('is read back from its line, whatever its name was read as', () => {
    const anyLine = fc.tuple(
      fc.integer({ min: 20_800, max: 22_000 }).map(fromDayNumber),
      fc.array(
        fc.oneof(
          fc.constantFrom(
            'BD',
            'NP',
            'IT',
            'all',
            'Nepal',
            'Friday',
            'Day',
            'Eid',
            ',',
            '-',
            '(',
            ')',
            '3',
            'May',
            ';',
            '|',
          ),
          fc.string({ unit: 'grapheme', maxLength: 6 }),
        ),
        { maxLength: 6 },
      ),
    );
    fc.assert(
      fc.property(anyLine, ([date, words]) => {
        const found = readHolidays(`${date} ${words.join(' ').replaceAll('\n', ' ')}`, today);
        if ('unread' in found) return;
        expect(readHolidays(found.holidays.map(holidayLine).join('\n'), today)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});
