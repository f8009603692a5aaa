import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byMonth, type Opened } from '../../../src/rituals/agenda/meeting/rules.ts';
import {
  firstDateFor,
  nextInTurn,
  nextMeeting,
  nextTurn,
  type Pattern,
  type Turn,
} from '../../../src/rituals/agenda/rules.ts';
import { moved, pointed } from '../../../src/rituals/agenda/topics/rules.ts';
import { nextPrompt, tellAt } from '../../../src/rituals/agenda/turns/rules.ts';
import { ownPrompts } from '../../../src/rituals/prompts.ts';
import type { WorkingDays } from '../../../src/time/days.ts';

const sundayToThursday: WorkingDays = [1, 2, 3, 4, 7];
const mondayToFriday: WorkingDays = [1, 2, 3, 4, 5];

function pattern(changed: Partial<Pattern> = {}): Pattern {
  return {
    rhythm: 'weekly',
    weekdays: '7',
    monthDay: null,
    firstDate: '2026-12-01',
    minutes: 600,
    timeZone: 'Asia/Dhaka',
    ...changed,
  };
}

describe('when meetings take place', () => {
  test('a skipped date leads to the one after it', () => {
    const after = new Date('2026-12-01T00:00:00Z');
    expect(nextMeeting(pattern(), sundayToThursday, after)?.date).toBe('2026-12-06');
    expect(nextMeeting(pattern(), sundayToThursday, after, ['2026-12-06'])?.date).toBe('2026-12-13');
  });

  test('day 31 means the last day of the month, and moves off a weekend', () => {
    const monthly = pattern({ rhythm: 'monthly', weekdays: '', monthDay: 31 });
    const dates = ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01'].map(
      (from) => nextMeeting(monthly, sundayToThursday, new Date(`${from}T00:00:00Z`))?.date,
    );
    expect(dates).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-05-02']);
  });

  test('a new meeting counts from the first date that is still to come', () => {
    const fortnightly = pattern({ rhythm: 'fortnightly', weekdays: '2', timeZone: 'UTC' });
    // 2026-12-01 is a Tuesday
    expect(firstDateFor(fortnightly, mondayToFriday, new Date('2026-12-01T09:00:00Z'))).toBe('2026-12-01');
    const late = new Date('2026-12-01T11:00:00Z');
    const firstDate = firstDateFor(fortnightly, mondayToFriday, late);
    expect(firstDate).toBe('2026-12-08');
    expect(nextMeeting({ ...fortnightly, firstDate }, mondayToFriday, late)?.date).toBe('2026-12-08');
  });

  test('whatever the rhythm, the first meeting of a new series is its next fitting one and within reach', () => {
    const weekday = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(
        fc.constantFrom('weekly' as const, 'fortnightly' as const),
        fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('Asia/Dhaka', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        (rhythm, weekdays, minutes, timeZone, now) => {
          const made = pattern({ rhythm, weekdays: weekdays.join(','), minutes, timeZone });
          const firstDate = firstDateFor(made, mondayToFriday, now);
          const found = nextMeeting({ ...made, firstDate }, mondayToFriday, now);
          expect(found && found.at > now).toBe(true);
          expect(found && found.at.getTime() - now.getTime()).toBeLessThan(11 * 86_400_000);
        },
      ),
    );
  });
});

describe('when the turn is told', () => {
  const sunday = new Date('2026-12-06T04:00:00Z');

  test('at half past nine of the working day before, on the clocks of whoever hears it', () => {
    const early = new Date('2026-12-01T00:00:00Z');
    expect(tellAt(sunday, 'Asia/Dhaka', sundayToThursday, early)?.toISOString()).toBe('2026-12-03T03:30:00.000Z');
    expect(tellAt(sunday, 'Asia/Kathmandu', sundayToThursday, early)?.toISOString()).toBe('2026-12-03T03:45:00.000Z');
  });

  test('late, at once in the hours of a working day', () => {
    const thursday = new Date('2026-12-03T12:00:00Z');
    expect(tellAt(sunday, 'Asia/Dhaka', sundayToThursday, thursday)).toEqual(thursday);
  });

  test('late at night or on a day off, at eight of the next working day', () => {
    for (const late of ['2026-12-03T18:30:00Z', '2026-12-05T12:00:00Z', '2026-12-05T18:30:00Z']) {
      expect(tellAt(sunday, 'Asia/Dhaka', sundayToThursday, new Date(late))?.toISOString()).toBe(
        '2026-12-06T02:00:00.000Z',
      );
    }
  });

  test('not at all where the meeting begins before that', () => {
    const seven = new Date('2026-12-06T01:00:00Z');
    expect(tellAt(seven, 'Asia/Dhaka', sundayToThursday, new Date('2026-12-05T18:30:00Z'))).toBeNull();
  });
});

describe('whose turn it is', () => {
  const had = (...people: string[]): Turn[] => people.map((person) => ({ had: person, passed: [] }));

  test('nobody has a second turn before all have had one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 9 }),
        (members) => {
          const past: Turn[] = [];
          for (let i = 0; i < members.length * 3; i++) past.push({ had: nextTurn(members, past), passed: [] });
          for (let round = 0; round < 3; round++) {
            const turns = past.slice(round * members.length, (round + 1) * members.length).map((turn) => turn.had);
            expect(new Set(turns).size).toBe(members.length);
          }
        },
      ),
    );
  });

  test('who joins has a turn before the next round', () => {
    expect(nextTurn(['a', 'b', 'new'], had('a', 'b', 'a'))).toBe('new');
    expect(nextTurn(['a', 'b', 'new'], had('a', 'b', 'a', 'new'))).toBe('b');
  });

  test('who passed comes last in the same round', () => {
    expect(nextTurn(['a', 'b', 'c'], [{ had: 'b', passed: ['a'] }])).toBe('c');
    expect(nextTurn(['a', 'b', 'c'], [{ had: 'b', passed: ['a'] }, ...had('c')])).toBe('a');
  });

  test('who passes is left out, and nobody is named where all do', () => {
    expect(nextTurn(['a', 'b'], had('a'), ['b'])).toBe('a');
    expect(nextTurn(['a', 'b'], [], ['a', 'b'])).toBeNull();
    expect(nextTurn([], [])).toBeNull();
  });

  test('who left is not asked', () => {
    expect(nextTurn(['b', 'c'], had('b'))).toBe('c');
  });
});

test('prompts rotate, and a new idea is asked about when one came in', () => {
  expect(nextPrompt([], [])).toBe('conversation');
  expect(nextPrompt(['conversation'], [])).toBe('sales_support');
  expect(nextPrompt(ownPrompts, [])).toBe('conversation');
  expect(nextPrompt(['conversation'], ['new_idea'])).toBe('new_idea');
  expect(nextPrompt(['conversation', 'new_idea'], ['new_idea'])).toBe('sales_support');
  expect(nextPrompt(['new_idea', ...ownPrompts], ['new_idea'])).toBe('new_idea');
});

test('whoever made a new series comes after all others, and begins it where nobody else is there', () => {
  const made = { except: [], last: 'a' };
  expect(nextInTurn(['a', 'b', 'c'], [], made)).toBe('b');
  expect(nextInTurn(['a', 'b'], [{ turnPersonId: 'b', passedBy: '' }], made)).toBe('b');
  expect(nextInTurn(['a'], [], made)).toBe('a');
  expect(nextInTurn(['a', 'b'], [], { except: ['b'], last: 'a' })).toBe('a');
});

describe('what a typed number stands for', () => {
  test('1 is the customer’s', () => {
    expect(pointed(1, ['a'], [['a']])).toEqual({ kind: 'customer' });
  });

  test('a topic only where every list in mind agrees with the present one', () => {
    expect(pointed(2, ['a', 'b'], [['a', 'b']])).toEqual({ kind: 'topic', id: 'a' });
    expect(pointed(2, ['b'], [['a', 'b']])).toEqual({ kind: 'changed', shown: 'a' });
    expect(
      pointed(
        3,
        ['a', 'c'],
        [
          ['a', 'c'],
          ['a', 'b', 'c'],
        ],
      ),
    ).toEqual({ kind: 'changed', shown: 'b' });
    expect(pointed(2, ['a'], [])).toEqual({ kind: 'changed', shown: null });
  });

  test('nothing where there is no such number', () => {
    expect(pointed(9, ['a'], [['a']])).toEqual({ kind: 'none' });
    expect(pointed(3, ['a'], [['a', 'b']])).toEqual({ kind: 'changed', shown: 'b' });
  });

  test('never another topic than the one shown', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), ids, fc.array(ids, { maxLength: 2 }), (n, present, seen) => {
        const found = pointed(n, present, seen);
        if (found.kind !== 'topic') return;
        expect(seen.length).toBeGreaterThan(0);
        for (const list of [present, ...seen]) expect(list[n - 2]).toBe(found.id);
      }),
    );
  });
});

test('moving keeps everybody else in order', () => {
  expect(moved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  const ids = fc.uniqueArray(fc.string(), { minLength: 1 });
  fc.assert(
    fc.property(ids, fc.nat(), fc.nat(), (all, from, to) => {
      const id = all[from % all.length] ?? '';
      const place = to % all.length;
      const after = moved(all, id, place);
      expect(after[place]).toBe(id);
      expect(after.filter((one) => one !== id)).toEqual(all.filter((one) => one !== id));
    }),
  );
});

test('the record counts each meeting once, by month, the latest first', () => {
  const held = (date: string, opened: Opened | null) => ({ date, opened });
  expect(
    byMonth([
      held('2026-11-01', 'brought'),
      held('2026-12-06', 'heard'),
      held('2026-12-13', 'not_this_time'),
      held('2026-12-20', null),
    ]),
  ).toEqual([
    { month: '2026-12', meetings: 3, opened: 1, brought: 0, heard: 1, notThisTime: 1, unanswered: 1 },
    { month: '2026-11', meetings: 1, opened: 1, brought: 1, heard: 0, notThisTime: 0, unanswered: 0 },
  ]);
});
