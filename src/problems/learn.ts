import type { Ctx } from '../chat/asks.ts';
import { comesTo } from '../delivery/outbox.ts';
import type { Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';
import { answerDue } from '../voices/rules.ts';
import { clockOf, welcomeFor } from '../who/clock.ts';
import { learning } from './promises.ts';

type Doer = Pick<Ctx, 'workspace' | 'now' | 'person'>;

/** Nobody is asked by a message more often than once in so long, in milliseconds; the receipt and the voice's page ask, too. */
const asksOnceIn = 14 * 86_400_000;

/** One working day after it was solved, whoever did is asked once how it came about: at the same time on their own clock. */
export async function askToLearn(tx: Tx, { workspace, now, person }: Doer, voice: Voice): Promise<void> {
  if (voice.problemId !== null) return;
  const dueAt = welcomeFor(workspace, person, answerDue(clockOf(workspace, person), now));
  const since = new Date(dueAt.getTime() - asksOnceIn);
  if (await comesTo(tx, person.id, [learning.name], since, dueAt)) return;
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
