import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canUndo,
  chooseThree,
  livingStates,
  mayStep,
  moveVotes,
  type Step,
  stateAfter,
  states,
  steps,
} from '../../../src/rituals/ideas/rules.ts';
import { fold, searchWords } from '../../../src/store/search.ts';
import { addDays, firstWorkday, isWorkingDay, type Weekday, weekdayOf, weekdays } from '../../../src/time/days.ts';
import { heldMs } from '../../../src/time/held.ts';

const allSteps = Object.keys(steps) as Step[];
const anyState = fc.constantFrom(...states);
const anyStep = fc.constantFrom(...allSteps);

describe('the states of an idea', () => {
  test('every state can be reached from new, and only by steps that are allowed', () => {
    const reached = new Set(['new']);
    for (let round = 0; round < states.length; round++) {
      for (const state of states) {
        for (const step of allSteps) if (reached.has(state) && mayStep(step, state)) reached.add(steps[step].to);
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('no step leads to where the idea is already', () => {
    for (const step of allSteps) expect(steps[step].from).not.toContain(steps[step].to);
  });

  test('what was decided stays so until a champion reopens it, and what was withdrawn stays with its author', () => {
    for (const decided of ['declined', 'done', 'merged'] as const) {
      expect(allSteps.filter((step) => mayStep(step, decided))).toEqual(['reopen']);
    }
    expect(allSteps.filter((step) => mayStep(step, 'withdrawn'))).toEqual([]);
  });

  test('any walk of allowed steps ends where its last step says, and taking the last one back returns', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (wanted) => {
        const taken: Step[] = [];
        for (const step of wanted) {
          const before = stateAfter(taken);
          if (!mayStep(step, before)) continue;
          taken.push(step);
          expect(stateAfter(taken)).toBe(steps[step].to);
          expect(stateAfter(taken.slice(0, -1))).toBe(before);
        }
      }),
    );
  });

  test('only what lives can be merged, and a decision is told while taking is quiet', () => {
    fc.assert(fc.property(anyState, (state) => !mayStep('merge', state) || livingStates.includes(state)));
    expect(allSteps.filter((step) => !steps[step].told).sort()).toEqual(['give_back', 'take', 'withdraw']);
  });

  test('a told step can be undone for five minutes, a quiet one always', () => {
    const at = new Date('2026-12-07T04:00:00Z');
    fc.assert(
      fc.property(anyStep, fc.integer({ min: 0, max: 3 * heldMs }), (step, later) => {
        const now = new Date(at.getTime() + later);
        expect(canUndo(step, at, now)).toBe(!steps[step].told || later < heldMs);
      }),
    );
  });
});

describe('votes that move', () => {
  test('are one a person, and none is lost', () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(people, people, (from, to) => {
        const { added, kept } = moveVotes(from, to);
        const after = [...to, ...added];
        expect(new Set(after).size).toBe(after.length);
        expect(new Set(after)).toEqual(new Set([...from, ...to]));
        expect([...added, ...kept].sort()).toEqual([...from].sort());
      }),
    );
  });
});

describe('the weekly choice', () => {
  test('is at most three, the most liked ones and one that is newer', () => {
    const candidate = fc.record({ id: fc.uuid(), number: fc.nat(1000), voteCount: fc.nat(50) });
    const some = fc.uniqueArray(candidate, { selector: ({ number }) => number, maxLength: 12 });
    fc.assert(
      fc.property(some, (candidates) => {
        const chosen = chooseThree(candidates);
        expect(chosen.length).toBe(Math.min(3, candidates.length));
        expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
        const most = Math.max(0, ...candidates.map(({ voteCount }) => voteCount));
        if (chosen[0]) expect(chosen[0].voteCount).toBe(most);
        const rest = candidates.filter((one) => !chosen.slice(0, 2).includes(one));
        if (chosen[2]) expect(chosen[2].number).toBe(Math.max(...rest.map(({ number }) => number)));
      }),
    );
  });

  test.each([
    ['Monday to Friday', [1, 2, 3, 4, 5], 1],
    ['Sunday to Thursday in Dhaka', [1, 2, 3, 4, 7], 7],
    ['Sunday to Friday in Kathmandu', [1, 2, 3, 4, 5, 7], 7],
    ['every day', [1, 2, 3, 4, 5, 6, 7], 1],
    ['Mondays, Wednesdays and Fridays', [1, 3, 5], 1],
    ['Thursdays alone', [4], 4],
  ] as const)('comes on the day the week begins: %s', (_, days, first) => {
    expect(firstWorkday(days)).toBe(first);
  });

  test('comes on a working day that follows a day off, wherever there is one', () => {
    const someDays = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(someDays, (days) => {
        const sorted = [...days].sort() as Weekday[];
        const first = firstWorkday(sorted);
        let date = '2026-12-07';
        while (weekdayOf(date) !== first) date = addDays(date, 1);
        expect(isWorkingDay(date, sorted)).toBe(true);
        expect(isWorkingDay(addDays(date, -1), sorted)).toBe(false);
      }),
    );
  });
});

describe('words to search by', () => {
  test('are the same in any case and form, and none of them is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = searchWords(text);
        expect(words).not.toContain('');
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) expect(fold(text)).toContain(word);
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('fold what keyboards write in two ways', () => {
    expect(fold('Ｄｅｌｉｖｅｒｙ')).toBe('delivery');
    expect(fold('সময়')).toBe(fold('সময়'));
    expect(fold('मह\u200dत्त्व')).toBe(fold('महत्त्व'));
  });
});
