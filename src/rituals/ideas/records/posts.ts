import type { Ctx } from '../../../chat/asks.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { Tx } from '../../../store/client.ts';

const week = 7 * 86_400_000;
const month = 31 * 86_400_000;
/** How long what was posted about an idea is kept true: in channels for a month, in a champion's digest for a week. */
const keptTrue = { 'ideas.share': month, 'ideas.weekly': month, 'ideas.digest': week };

/** What was posted about these ideas is made true again. */
export async function refreshPosts(
  tx: Tx,
  { now, workspace }: Pick<Ctx, 'now' | 'workspace'>,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  for (const id of ids.filter((one) => typeof one === 'string')) {
    const rows = await tx.delivery.findMany({
      where: {
        workspaceId: workspace.id,
        OR: Object.entries(keptTrue).map(([job, ms]) => ({ job, dueAt: { gte: new Date(now.getTime() - ms) } })),
        verb: 'post',
        state: { in: ['sent', 'sending'] },
        args: { contains: id },
      },
      select: { key: true },
    });
    for (const { key } of rows) await refresh(tx, key, now);
  }
}
