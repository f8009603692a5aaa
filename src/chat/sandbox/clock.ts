import type { Store } from '../../store/client.ts';
import { type MovableClock, offsetClock } from '../../time/clock.ts';

const minuteMs = 60_000;

/** The end of the minute that a moment falls in: the clock shows minutes, and what is due in one happens together. */
export function wholeMinute(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / minuteMs) * minuteMs);
}

/** The sandbox's clock: the machine's, moved on by "Pass time"; how far is kept in the database. */
export async function sandboxClock({ db }: Store): Promise<MovableClock> {
  const state = await db.sandboxState.upsert({ where: { id: 1 }, create: { id: 1 }, update: {} });
  return offsetClock(Number(state.clockOffset), async (offsetMs) => {
    await db.sandboxState.update({ where: { id: 1 }, data: { clockOffset: BigInt(Math.round(offsetMs)) } });
  });
}
