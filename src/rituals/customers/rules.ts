import { heldUntil } from '../../time/held.ts';

/** Whether what somebody did about a voice can still be undone. */
export function canUndo({ at }: { at: Date }, now: Date): boolean {
  return now < heldUntil(at);
}

/** From when on words are kept, so many months back by the calendar (UTC); null: for ever. @param months 0: for ever */
export function keptSince(now: Date, months: number): Date | null {
  if (months === 0) return null;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  // 31 May less three months is no day of February: its last one
  if (since.getUTCDate() !== now.getUTCDate()) since.setUTCDate(0);
  return since;
}
