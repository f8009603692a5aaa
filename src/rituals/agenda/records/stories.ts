import type { Tx } from '../../../store/client.ts';

/** What was brought for meetings that do not take place goes to another one. */
export async function moveStories(tx: Tx, from: readonly string[], to: string): Promise<void> {
  await tx.story.updateMany({ where: { meetingId: { in: [...from] } }, data: { meetingId: to } });
}

/** What was brought for dates that were skipped goes to the first one after them that takes place. */
export async function bringAlong(tx: Tx, to: { id: string; seriesId: string; startsAt: Date }): Promise<void> {
  const where = { meeting: { seriesId: to.seriesId, skipped: true, startsAt: { lt: to.startsAt } } };
  await tx.story.updateMany({ where, data: { meetingId: to.id } });
}

export async function hasBrought(tx: Tx, meetingId: string, personId: string): Promise<boolean> {
  return (await tx.story.count({ where: { meetingId, personId } })) > 0;
}
