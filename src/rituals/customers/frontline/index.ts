import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { placeSpan } from '../../../i18n/text.ts';
import type { Mask } from '../../../voices/masked.ts';
import { inStead } from '../../../who/away.ts';
import { personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Busy } from '../../busy.ts';
import { moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { linesWith } from './lines.ts';
import { dueOf, late, nobody, question, result, sortIt } from './notices.ts';
import { planningWith } from './plan.ts';
import { opens, opensNext, tends, tendsNow } from './rounds.ts';
import { countLines, roundsToSort } from './store.ts';

export { moves } from './plan.ts';

/** Home: whose lines somebody is to sort; leaders, where their time has passed. */
export async function linesToSort(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { db, t, workspace, person, now } = ctx;
  const lines: HomeLine[] = [];
  for (const round of await roundsToSort(db, workspace.id)) {
    const sorter = await personById(db, workspace.id, round.sorterId);
    const theirs = sorter ? await inStead(db, workspace, sorter, now) : [];
    const place = await placeById(db, workspace.id, round.asking.placeId);
    const isLate = round.remindedAt !== null && mayUse(person, moderators);
    if (!place) continue;
    if (!theirs.some(({ id }) => id === person.id) && !(isLate && (await ctx.enters(place)))) continue;
    const due = dueOf(ctx, round);
    lines.push({
      text: t.rich('frontline.sortIt', {
        place: placeSpan(place),
        count: await countLines(db, round.id),
        time: { time: due },
      }),
      button: button(t('frontline.button.sort'), 'customers.sort', [round.id]),
      due,
    });
  }
  return lines;
}

/**
 * The front line is asked what stands between them and a good answer to customers.
 * @param mask takes personal details out of what is written
 * @param busy whether a channel is asked something else in a week
 */
export function frontlineWith(mask: Mask, busy: Busy): readonly Chapter[] {
  return [
    planningWith(busy),
    linesWith(mask),
    {
      notices: [question, sortIt, late, result, nobody],
      timers: [
        { ...opens, ...opensNext(busy) },
        { ...tends, ...tendsNow },
      ],
    },
  ];
}
