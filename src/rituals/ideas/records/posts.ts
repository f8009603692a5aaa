import type { Ctx } from '../../../chat/asks.ts';
import { refreshAbout } from '../../../delivery/outbox.ts';
import type { Tx } from '../../../store/client.ts';

const week = 7 * 86_400_000;
const month = 31 * 86_400_000;

/** What was posted about these ideas is made true again: for a month in channels, in a champion's digest for a week. */
export async function refreshPosts(
  tx: Tx,
  { now, workspace }: Pick<Ctx, 'now' | 'workspace'>,
  ...ids: readonly (string | null | undefined)[]
): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const since = { 'ideas.share': before(month), 'ideas.weekly': before(month), 'ideas.digest': before(week) };
  const about = ids.filter((id) => typeof id === 'string');
  await refreshAbout(tx, workspace.id, about, since, now);
}
