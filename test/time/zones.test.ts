import { expect, test } from 'vitest';
import { isZone } from '../../src/time/zone.ts';
import { commonZones, findZones, sayZoneChoice } from '../../src/time/zones.ts';

const now = new Date('2026-12-01T00:00Z');

test.each([
  ['dhaka', 'Asia/Dhaka'],
  ['Dhaka', 'Asia/Dhaka'],
  ['asia/dhaka', 'Asia/Dhaka'],
  ['ঢাকা', 'Asia/Dhaka'],
  ['বাংলাদেশ', 'Asia/Dhaka'],
  ['bangla', 'Asia/Dhaka'],
  ['kathmandu', 'Asia/Kathmandu'],
  ['nepal', 'Asia/Kathmandu'],
  ['काठमाडौँ', 'Asia/Kathmandu'],
  ['नेपाल', 'Asia/Kathmandu'],
  ['india', 'Asia/Kolkata'],
  ['+6', 'Asia/Dhaka'],
  ['+৬', 'Asia/Dhaka'],
  ['UTC+5:45', 'Asia/Kathmandu'],
  ['gmt +0545', 'Asia/Kathmandu'],
  ['-5', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['new_york', 'America/New_York'],
  ['york', 'America/New_York'],
  ['uk', 'Europe/London'],
  ['united states', 'America/New_York'],
  ['US/Eastern', 'US/Eastern'],
  ['utc', 'UTC'],
])('%s leads to %s', (typed, zone) => {
  expect(findZones(typed, now)[0]).toBe(zone);
});

test.each(['', ' ', 'atlantis', '+25', '++6'])('"%s" leads nowhere', (typed) => {
  expect(findZones(typed, now)).toEqual([]);
});

test('a search gives at most what a select holds', () => {
  expect(findZones('a', now)).toHaveLength(25);
  expect(findZones('america', now, 5)).toHaveLength(5);
});

test('the common zones fit a select, and each is one', () => {
  expect(commonZones.length).toBeLessThanOrEqual(25);
  expect(commonZones.filter((zone) => !isZone(zone))).toEqual([]);
});

test('a choice names the city and its offset in the reader’s digits', () => {
  expect(sayZoneChoice('Asia/Kathmandu', 'en', now)).toBe('Kathmandu (UTC+5:45)');
  expect(sayZoneChoice('Asia/Dhaka', 'bn', now)).toBe('Dhaka (UTC+৬)');
  expect(sayZoneChoice('America/St_Johns', 'en', now)).toBe('St Johns (UTC-3:30)');
  expect(sayZoneChoice('UTC', 'ne', now)).toBe('UTC');
});
