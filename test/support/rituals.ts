import { ritualsWith } from '../../src/rituals/index.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { threads } from '../../src/rituals/services.ts';
import { alignmentHere, maskingHere } from './services.ts';

/** All rituals, as a bot without an embedding service makes them; what compares texts needs no thread that is built. */
export function allRituals(alignment = alignmentHere()): readonly Ritual[] {
  return ritualsWith({ ...threads(), alignment, masking: maskingHere() });
}
