import { nearProblems } from '../../src/problems/near.ts';
import { agendaWith, contributed } from '../../src/rituals/agenda/index.ts';
import { customersWith } from '../../src/rituals/customers/index.ts';
import { ritualsWith } from '../../src/rituals/index.ts';
import type { Prompt } from '../../src/rituals/prompts.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { threads } from '../../src/rituals/services.ts';
import { alignmentHere, maskingHere, noPictures } from './services.ts';

/** All rituals, as a bot without an embedding service makes them; what compares texts needs no thread that is built. */
export function allRituals(alignment = alignmentHere(), masking = maskingHere()): readonly Ritual[] {
  return ritualsWith({ ...threads(), alignment, masking });
}

/** Meetings, and what customers say, which is brought to them. */
export function meetingRituals(prompts: readonly Prompt[] = []): Ritual[] {
  const { nearby } = alignmentHere();
  const hearing = { mask: maskingHere().mask, near: nearProblems(nearby) };
  const frontline = { nearby, busy: async () => false };
  return [agendaWith(hearing, prompts), customersWith(hearing, noPictures, contributed, frontline)];
}
