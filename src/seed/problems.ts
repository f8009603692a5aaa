import type { Store } from '../store/client.ts';
import { fold } from '../store/search.ts';
import { parts } from './parts.ts';

const chunk = 500;

/** The same one each time, for voices to name. */
export function problemId(workspaceId: string, n: number): string {
  return `${workspaceId}-problem-${n}`;
}

/** Their numbers follow those of the voices. */
export async function writeProblems(
  { db, transaction }: Pick<Store, 'db' | 'transaction'>,
  workspaceId: string,
  people: readonly { id: string }[],
  { problems, now, wrote }: { problems: number; now: Date; wrote?(rows: number): void },
): Promise<void> {
  const known = await db.problem.count({ where: { workspaceId, id: { startsWith: `${workspaceId}-problem-` } } });
  if (known > 0) return;
  const last = (await db.voiceNumber.findUnique({ where: { workspaceId } }))?.last ?? 0;
  for (let n = 0; n < problems; n += chunk) {
    const count = Math.min(chunk, problems - n);
    const rows = Array.from({ length: count }, (_, index) => problemRow(workspaceId, n + index, last, people, now));
    await transaction(async (tx) => {
      await tx.problem.createMany({ data: rows });
      await tx.voiceNumber.update({ where: { workspaceId }, data: { last: last + n + count } });
    });
    wrote?.(count);
  }
}

function problemRow(workspaceId: string, n: number, last: number, people: readonly { id: string }[], now: Date) {
  const [who, what, where] = Object.values(parts)[n % 3] ?? parts.en;
  const pick = <T>(from: readonly T[], every: number): T => from[Math.floor(n / every) % from.length] as T;
  const title = `${pick(what, 3)} ${pick(where, 7)} (${n})`;
  const playbook = `${pick(who, 3)} ${pick(what, 7)}`;
  const personId = people[n % people.length]?.id ?? '';
  const createdAt = new Date(now.getTime() - (1000 - n) * 1000 * 60_000);
  return {
    id: problemId(workspaceId, n),
    workspaceId,
    number: last + 1 + n,
    title,
    arose: 'Nobody had said who does it.',
    playbook,
    playbookAt: createdAt,
    state: n % 5 === 0 ? ('fixed' as const) : ('open' as const),
    ownerId: personId,
    byId: personId,
    folded: fold(title, 'Nobody had said who does it.', playbook),
    createdAt,
    changedAt: createdAt,
  };
}
