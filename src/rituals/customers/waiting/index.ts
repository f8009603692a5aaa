import type { Timer } from '../../../delivery/owes.ts';
import { clock, rounds } from '../../../voices/promises.ts';
import { nextMorning } from '../../../who/clock.ts';
import type { Chapter } from '../../ritual.ts';

/** Of each voice whose customer waits: says to whom it matters that they still do. */
const answerClock: Timer = {
  ...clock,
  followsTheClock: true,
  run: async () => null,
};

/** What comes round as long as there are voices. */
const mornings: Timer = {
  ...rounds,
  followsTheClock: true,
  run: async ({ workspace, now }) => nextMorning(workspace, now),
};

/** A customer's waiting, and who hears of it. */
export const waiting: Chapter = { timers: [answerClock, mornings] };
