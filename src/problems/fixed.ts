/** What was named is fixed: everybody who named it, and who brought what customers said of it, hears so, each once. */

import { promise } from '../delivery/notice.ts';
import { showsToo } from '../delivery/outbox.ts';
import type { Db, Tx } from '../store/client.ts';
import type { Problem, Voice } from '../store/rows.ts';
import { heldUntil } from '../time/held.ts';
import { voicesOfProblem } from '../voices/alike/joined.ts';
import { welcomeFor } from '../who/clock.ts';
import { peopleByIds } from '../who/people.ts';
import { workspaceById } from '../who/workspaces.ts';

/** Of: the problem, the person, when it was fixed in milliseconds. */
export const fixedTold = promise('customers.fixedTold', { about: ([problemId = '']) => [problemId] });

/** What somebody named of a problem, and what they brought that a customer said of it. */
export async function theirsOf(db: Db | Tx, workspaceId: string, problemId: string): Promise<Map<string, Voice[]>> {
  const by = new Map<string, Voice[]>();
  for (const voice of await voicesOfProblem(db, workspaceId, problemId)) {
    if (voice.news !== 'good') by.set(voice.byId, [...(by.get(voice.byId) ?? []), voice]);
  }
  return by;
}

/** Each on their own clock, once it can no longer be undone. */
export async function tellFixed(tx: Tx, workspaceId: string, problem: Problem, now: Date): Promise<void> {
  const workspace = await workspaceById(tx, workspaceId);
  const theirs = await theirsOf(tx, workspaceId, problem.id);
  for (const person of (await peopleByIds(tx, workspaceId, [...theirs.keys()])).values()) {
    if (person.kind !== 'member') continue;
    const args = argsOf(problem, person.id);
    const sending = { workspaceId, to: { personId: person.id }, callIn: workspace.customersPlaceId };
    await fixedTold.owe(tx, args, { ...sending, dueAt: welcomeFor(workspace, person, heldUntil(now)) });
    for (const { id } of theirs.get(person.id) ?? []) await showsToo(tx, fixedTold.key(args), id);
  }
}

/** It was not, after all, and nobody was told. @param problem as it was when they were to be told */
export async function dontTellFixed(tx: Tx, workspaceId: string, problem: Problem): Promise<void> {
  const people = [...(await theirsOf(tx, workspaceId, problem.id)).keys()];
  await fixedTold.withdraw(tx, ...people.map((id) => argsOf(problem, id)));
}

function argsOf({ id, fixedAt }: Problem, personId: string): string[] {
  return [id, personId, String(fixedAt?.getTime())];
}
