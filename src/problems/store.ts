import type { Db, Tx } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { fold } from '../store/search.ts';
import { nextNumber } from '../voices/store.ts';

export type NewProblem = Pick<Problem, 'workspaceId' | 'title' | 'byId' | 'createdAt'> & Partial<Problem>;

type Words = Pick<Problem, 'title' | 'arose' | 'prevents' | 'playbook' | 'fix'>;

function folded({ title, arose, prevents, playbook, fix }: Words): string {
  return fold(title, arose, prevents, playbook, fix);
}

export async function createProblem(tx: Tx, problem: NewProblem): Promise<Problem> {
  const number = await nextNumber(tx, problem.workspaceId);
  const { playbook = null, createdAt } = problem;
  const words = { arose: null, prevents: null, fix: null, ...problem, playbook };
  const more = {
    number,
    folded: folded(words),
    changedAt: createdAt,
    playbookAt: playbook === null ? null : createdAt,
  };
  return tx.problem.create({ data: { ...problem, ...more } });
}

/** Its words and what they are found by stay together; a playbook counts from its first day. */
export function changeProblem(tx: Tx, before: Problem, data: Partial<Problem>, now: Date): Promise<Problem> {
  const after = { ...before, ...data };
  const playbookAt = after.playbook === null ? null : (before.playbookAt ?? now);
  return tx.problem.update({
    where: { id: before.id },
    data: { ...data, playbookAt, folded: folded(after), changedAt: now },
  });
}

export async function deleteProblem(tx: Tx, id: string): Promise<void> {
  await tx.problem.delete({ where: { id } });
}

export function problemById(db: Db | Tx, workspaceId: string, id: string): Promise<Problem | null> {
  return db.problem.findFirst({ where: { id, workspaceId } });
}

export function problemNumbered(db: Db | Tx, workspaceId: string, number: number): Promise<Problem | null> {
  return db.problem.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
}

/** In the order of these ids; those that are gone are left out. */
export async function problemsByIds(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Problem[]> {
  const rows = await db.problem.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whatever has a rank, hidden ones, too. */
export function rankedProblems(tx: Tx, workspaceId: string): Promise<Problem[]> {
  return tx.problem.findMany({ where: { workspaceId, rank: { not: null } } });
}

/** The main ones, at most three. */
export function mainProblems(db: Db | Tx, workspaceId: string): Promise<Problem[]> {
  return db.problem.findMany({ where: { workspaceId, rank: { not: null }, hiddenAt: null }, orderBy: { rank: 'asc' } });
}

/** The main ones first, then what was changed last. `count` is of all pages, which count from 0. */
export async function listProblems(
  db: Db,
  workspaceId: string,
  { page, size }: { page: number; size: number },
): Promise<{ problems: Problem[]; count: number }> {
  const where = { workspaceId, hiddenAt: null };
  const rank = { rank: { sort: 'asc' as const, nulls: 'last' as const } };
  const orderBy = [rank, { changedAt: 'desc' as const }, { number: 'desc' as const }];
  const problems = await db.problem.findMany({ where, orderBy, skip: page * size, take: size });
  return { problems, count: await db.problem.count({ where }) };
}

/** Those whose words hold something, such as the name of a customer; hidden ones, too. @param folded by `fold` */
export function problemsNaming(db: Db | Tx, workspaceId: string, folded: string, most: number): Promise<Problem[]> {
  const where = { workspaceId, folded: { contains: folded } };
  return db.problem.findMany({ where, orderBy: { number: 'desc' }, take: most });
}
