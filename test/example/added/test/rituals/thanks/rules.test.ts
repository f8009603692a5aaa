import { describe, expect, it, test } from 'vitest';
import { isForPost, lastWorkday, mayTakeBack, weekEnd } from '../../../src/rituals/thanks/rules.ts';
import type { Weekday } from '../../../src/time/days.ts';
import { workClock } from '../../../src/who/clock.ts';

const at = (text: string) => new Date(text);
const office = (workingDays: string, timeZone: string, holidays: string | null = null) =>
  workClock({ workingDays, timeZone, holidays });

test.each<[Weekday[], Weekday, string]>([
  [[1, 2, 3, 4, 5], 5, 'Friday, where Saturday and Sunday are off'],
  [[1, 2, 3, 4, 7], 4, 'Thursday, where Friday and Saturday are off'],
  [[1, 2, 3, 4, 5, 7], 5, 'Friday, where Saturday is off'],
  [[1, 2, 4, 5], 5, 'the one before the longer rest'],
  [[1, 2, 3, 4, 5, 6, 7], 7, 'Sunday, where nobody rests'],
  [[3], 3, 'the only one'],
])('of %j the week ends on %i: %s', (workingDays, last) => {
  expect(lastWorkday(workingDays)).toBe(last);
});

describe('the end of a week', () => {
  it('is at 16:00 of its last working day, on the clocks of the workspace', () => {
    expect(weekEnd(office('1,2,3,4,5', 'UTC'), at('2026-12-01T08:00:00Z'))).toEqual(at('2026-12-04T16:00:00Z'));
    expect(weekEnd(office('1,2,3,4,7', 'Asia/Dhaka'), at('2026-12-01T08:00:00Z'))).toEqual(at('2026-12-03T10:00:00Z'));
    expect(weekEnd(office('1,2,3,4,5', 'UTC'), at('2026-12-04T16:00:00Z'))).toEqual(at('2026-12-11T16:00:00Z'));
  });

  it('waits for the next working day where that one is off', () => {
    const clock = office('1,2,3,4,5', 'UTC', '2026-12-04 *');
    expect(weekEnd(clock, at('2026-12-01T08:00:00Z'))).toEqual(at('2026-12-07T16:00:00Z'));
  });
});

it('is for the post of its own week, and of no earlier one', () => {
  const clock = office('1,2,3,4,5', 'UTC');
  const said = at('2026-12-04T15:54:00Z');
  expect(isForPost(said, clock, at('2026-12-04T15:59:59Z'))).toBe(false);
  expect(isForPost(said, clock, at('2026-12-04T16:00:00Z'))).toBe(true);
  // it may still be taken back when that one is posted
  expect(isForPost(at('2026-12-04T15:56:00Z'), clock, at('2026-12-04T16:00:00Z'))).toBe(false);
});

it('may be taken back for five minutes', () => {
  const said = at('2026-12-01T08:00:00Z');
  expect(mayTakeBack(said, at('2026-12-01T08:04:59Z'))).toBe(true);
  expect(mayTakeBack(said, at('2026-12-01T08:05:00Z'))).toBe(false);
});
