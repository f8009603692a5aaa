/** Who hears of a step once it can no longer be undone: its author, and whoever is to do it. */

import { controls, facts, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { MakeView, NoticeCtx } from '../../../delivery/owes.ts';
import { isStep, isTold } from '../rules.ts';
import { type EventOfIdea, eventById, type Whole, wholeIdea } from './ideas.ts';
import { named, openButton, promiseFacts, reasonFacts, titleOf } from './views.ts';

/** About one event of an idea; dropped where it was undone. */
export function aboutEvent(make: (ctx: NoticeCtx, found: EventOfIdea, whole: Whole) => View | null): MakeView {
  return async (ctx, [eventId = '']) => {
    const found = await eventById(ctx.db, ctx.workspace.id, eventId);
    return found && make(ctx, found, await wholeIdea(ctx.db, found.idea, undefined, found.event.personId));
  };
}

/** What a champion did with somebody's idea, and why. */
export const told = notice(
  'ideas.told',
  aboutEvent(({ t, now }, { idea, event: { kind, personId } }, whole) => {
    if (!isStep(kind) || !isTold(kind)) return null;
    const { mergedInto, people } = whole;
    const values = {
      number: idea.number,
      title: titleOf(idea),
      other: mergedInto?.number ?? 0,
      otherTitle: mergedInto ? titleOf(mergedInto) : '',
      name: named(t, people, personId),
    };
    return view(
      t('ideas.toldShort', { number: idea.number }),
      text(t.rich(`ideas.told.${kind}`, values)),
      facts(
        ...(kind === 'accept' ? promiseFacts(t, whole, now) : []),
        ...(kind === 'decline' ? reasonFacts(t, idea) : []),
      ),
      controls(openButton(t, (kind === 'merge' && mergedInto) || idea)),
    );
  }),
);

/** Whoever is to do an accepted idea hears that it is theirs. */
export const owner = notice(
  'ideas.owner',
  aboutEvent(({ t, now, person }, { idea, event }, whole) => {
    if (idea.state !== 'accepted' || idea.ownerId !== person?.id) return null;
    const name = named(t, whole.people, event.personId);
    return view(
      t('ideas.yoursShort', { number: idea.number }),
      text(t.rich('ideas.yours', { name, number: idea.number, title: titleOf(idea) })),
      facts(...promiseFacts(t, whole, now)),
      controls(openButton(t, idea)),
    );
  }),
);
