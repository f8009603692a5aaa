import { expect, test } from 'vitest';
import { wholeMinute } from '../../../src/chat/sandbox/clock.ts';

test('passing time to what is due ends with its minute, so that each press moves the clock that people see', () => {
  expect(wholeMinute(new Date('2026-12-01T04:00:13.5Z'))).toEqual(new Date('2026-12-01T04:01:00Z'));
  expect(wholeMinute(new Date('2026-12-01T04:00:00Z'))).toEqual(new Date('2026-12-01T04:00:00Z'));
});
