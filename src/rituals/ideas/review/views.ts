import { button, controls, type Fact, facts, heading, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea } from '../../../store/rows.ts';
import type { EventOfIdea, Whole } from '../records/ideas.ts';
import { called, championControls, headingOf, ideaBlocks, readButton, standing } from '../records/views.ts';
import { type Step, steps } from '../rules.ts';

/** One idea of the queue, with everything a champion may do, and the way to the next. */
export function reviewView(t: Translator, whole: Whole, waiting: number, viewerId: string, now: Date): View {
  const { idea } = whole;
  const title = headingOf(t, idea);
  const may = championControls(t, idea, viewerId, 'review');
  return view(
    title,
    small(t('ideas.waiting', { count: waiting })),
    heading(title),
    standing(t, idea),
    ideaBlocks(t, whole, viewerId, now),
    controls(...may, readButton(t, whole), nextButton(t, idea)),
  );
}

/** The queue after an idea: it goes by numbers, so that one decided meanwhile is no obstacle. */
function nextButton(t: Translator, { number }: Idea) {
  return button(t('ideas.button.next'), 'ideas.review', [String(number)]);
}

export function queueEndView(t: Translator, waiting: number): View {
  const said = waiting === 0 ? t('ideas.queueEmpty') : t('ideas.queueEnd', { count: waiting });
  const all = button(t('ideas.button.all'), 'ideas.page', ['living', '1']);
  const again = button(t('ideas.button.fromStart'), 'ideas.review', ['0']);
  return view(said, text(said), controls(waiting === 0 ? all : again));
}

/** `other`: what another was merged into. */
type Stepped = EventOfIdea & { other?: Idea; promise?: readonly Fact[] };

/** What a step did, by name, with the way back and the way on. */
export function steppedView(t: Translator, step: Step, { idea, event, other, promise = [] }: Stepped): View {
  const rule = steps[step];
  const told = rule.told && idea.authorId !== event.personId;
  const said = t(`ideas.did.${step}`, { ...called(idea), other: other?.number ?? 0 });
  return view(
    said,
    text(said),
    facts(...promise),
    told ? small(t('ideas.held')) : null,
    controls(
      button(t('ideas.button.undo'), 'ideas.undo', [event.id]),
      rule.who === 'champion' ? nextButton(t, idea) : null,
    ),
  );
}
