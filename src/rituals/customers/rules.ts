import type { VoiceMove } from '../../store/rows.ts';
import { heldUntil } from '../../time/held.ts';

/** Whether what somebody did about a voice can still be undone. */
export function canUndo({ at }: Pick<VoiceMove, 'at'>, now: Date): boolean {
  return now < heldUntil(at);
}
