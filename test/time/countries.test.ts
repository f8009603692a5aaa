import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { countries, countryOf, isIn, readCountry, sayCountry } from '../../src/time/countries.ts';

describe('a country', () => {
  test.each([
    ['BD', 'BD'],
    ['bd', 'BD'],
    [' Bangladesh ', 'BD'],
    ['বাংলাদেশ', 'BD'],
    ['बङ्गलादेश', 'BD'],
    ['nepal', 'NP'],
    ['नेपाल', 'NP'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['United Kingdom', 'GB'],
    ['USA', 'US'],
  ])('is read as people write it: %s', (typed, code) => {
    expect(readCountry(typed)).toBe(code);
  });

  test.each(['', 'XX', 'EU', 'Christmas', 'Victory Day', 'Dhaka', '12'])('is not seen in "%s"', (typed) => {
    expect(readCountry(typed)).toBeNull();
  });

  test('has the zones of its clocks', () => {
    expect(isIn('Asia/Dhaka', 'BD')).toBe(true);
    expect(isIn('Asia/Kathmandu', 'NP')).toBe(true);
    expect(isIn('America/Chicago', 'US')).toBe(true);
    expect(isIn('Asia/Dhaka', 'NP')).toBe(false);
    expect(isIn('UTC', 'GB')).toBe(false);
    expect(['Asia/Dhaka', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'].map(countryOf)).toEqual([
      'BD',
      'GB',
      'DE',
      'IN',
      null,
    ]);
  });

  test.each(locales)('is read back as it is said, in %s', (locale) => {
    const misread = countries().filter(({ code }) => {
      const read = readCountry(sayCountry(code, locale));
      return read === null || sayCountry(read, locale) !== sayCountry(code, locale);
    });
    expect(misread).toEqual([]);
  });
});
