import { heldUntil } from '../../time/held.ts';

/** Whether what somebody did about a voice can still be undone. */
export function canUndo({ at }: { at: Date }, now: Date): boolean {
  return now < heldUntil(at);
}
