import type { Ctx } from '../chat/asks.ts';
import type { Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';
import { answerDue } from '../voices/rules.ts';
import { clockOf, welcomeFor } from '../who/clock.ts';
import { learning } from './promises.ts';

type Doer = Pick<Ctx, 'workspace' | 'now' | 'person'>;

/** One working day after it was solved, whoever did is asked once how it came about: at the same time on their own clock. */
export async function askToLearn(tx: Tx, { workspace, now, person }: Doer, voice: Voice): Promise<void> {
  if (voice.problemId !== null) return;
  const dueAt = welcomeFor(workspace, person, answerDue(clockOf(workspace, person), now));
  const callIn = workspace.customersPlaceId;
  await learning.owe(tx, [voice.id, person.id], {
    workspaceId: workspace.id,
    to: { personId: person.id },
    callIn,
    dueAt,
  });
}

export function dontAsk(tx: Tx, voiceId: string, personId: string): Promise<void> {
  return learning.withdraw(tx, [voiceId, personId]);
}
