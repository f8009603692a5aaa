import { owe } from '../../delivery/outbox.ts';
import type { Due } from '../../delivery/owes.ts';
import { localDate } from '../../time/zone.ts';
import { isStill, nextDigest, nextMorning, nextWeekly, zoneOf } from './plan.ts';
import { chooseThree } from './rules.ts';
import { addEvent } from './store-history.ts';
import { placeById, reviewersOf } from './store-people.ts';
import { candidates, queueFor } from './store-review.ts';

const day = 86_400_000;
/** An idea comes back into the weekly choice after this long at the earliest. */
const restMs = 28 * day;

/** Each working morning, on their own clocks, for each champion who has something to decide: how much waits, and the three oldest. */
const digest: Due = {
  async run({ tx, at, now, workspace }) {
    if (!isStill(nextDigest, workspace, at)) return nextDigest(workspace, now);
    const { people } = await reviewersOf(tx, workspace.id);
    for (const person of people) {
      const { ideas } = await queueFor(tx, workspace.id, person.id, { most: 3, now });
      if (ideas.length === 0) continue;
      const dueAt = nextMorning(workspace, person, now);
      const key = `ideas.digest:${person.id}:${localDate(now, zoneOf(workspace))}`;
      await owe(tx, {
        key,
        workspaceId: workspace.id,
        job: 'ideas.digest',
        args: [key, ...ideas.map(({ id }) => id)],
        to: { personId: person.id },
        dueAt,
        expiresAt: new Date(dueAt.getTime() + day / 2),
      });
    }
    return nextDigest(workspace, now);
  },
};

/** Once a week three ideas in the ideas channel, where one is set: those in no choice of the last four weeks. */
const weekly: Due = {
  async run({ tx, at, now, workspace }) {
    if (!isStill(nextWeekly, workspace, at)) return nextWeekly(workspace, now);
    const place = await placeById(tx, workspace.id, workspace.ideasPlaceId);
    const ideas = place ? chooseThree(await candidates(tx, workspace.id, new Date(now.getTime() - restMs))) : [];
    if (place && ideas.length > 0) {
      for (const { id } of ideas) await addEvent(tx, id, { kind: 'shown', at: now });
      await owe(tx, {
        key: `ideas.weekly:${workspace.id}:${localDate(now, zoneOf(workspace))}`,
        workspaceId: workspace.id,
        job: 'ideas.weekly',
        args: ideas.map(({ id }) => id),
        to: { placeId: place.id },
        dueAt: now,
        expiresAt: new Date(now.getTime() + 2 * day),
      });
    }
    return nextWeekly(workspace, now);
  },
};

export const schedules = { digest, weekly };
