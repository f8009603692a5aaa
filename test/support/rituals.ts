import { ritualsWith } from '../../src/rituals/index.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { threads } from '../../src/rituals/services.ts';

/** All rituals, as a bot without an embedding service makes them. */
export function allRituals(): readonly Ritual[] {
  return ritualsWith(threads());
}
