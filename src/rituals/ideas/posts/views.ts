import { button, controls, entry, facts, heading, small, text, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { personSpan } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea, Person } from '../../../store/rows.ts';
import type { Whole } from '../records/ideas.ts';
import * as say from '../records/views.ts';
import { isOpen, takesVotes, waitingStates } from '../rules.ts';

type People = ReadonlyMap<string, Person>;

/**
 * An idea as a channel sees it, with its votes; edited whenever they or its state change.
 * @param by who asked for it: of an idea without a name nobody, for it might be its author
 */
export function shareView(t: Translator, whole: Whole, now: Date, by: Person | null): View {
  const { idea, people, mergedInto } = whole;
  if (!isOpen(idea)) return note(say.othersHead(t, idea));
  const title = say.headingOf(t, idea);
  const into = idea.state === 'merged' ? mergedInto : null;
  return view(
    title,
    heading(title),
    text(idea.unnamed ? t('ideas.sharedUnnamed') : t.rich('ideas.sharedBy', { author: say.authorOf(t, idea, people) })),
    by && !idea.unnamed && by.id !== idea.authorId ? small(t.rich('ideas.shownBy', { person: personSpan(by) })) : null,
    say.partBlocks(t, whole),
    facts(...say.decisionFacts(t, whole, now)),
    small(
      into
        ? t('ideas.sharedMerged', { head: say.othersHead(t, into) })
        : t('ideas.sharedLine', { state: say.stateOf(t, idea), votes: idea.voteCount }),
    ),
    controls(voteButton(t, into ?? idea, 'primary'), into && !isOpen(into) ? null : say.openButton(t, into ?? idea)),
  );
}

function voteButton(t: Translator, idea: Idea, tone?: 'primary') {
  return isOpen(idea) && takesVotes(idea.state) ? button(t('ideas.button.vote'), 'ideas.vote', [idea.id], tone) : null;
}

/** So many of a week are shown, the latest: more would not fit a message. */
const mostOfWeek = 8;

/** A week's ideas: three chosen ones, and those that came in. */
export function weeklyView(t: Translator, ideas: readonly Idea[], people: People): View {
  const title = t('ideas.weeklyHeading', { count: ideas.length });
  const lines = ideas.slice(0, mostOfWeek).map((idea) =>
    entry(say.othersHead(t, idea), {
      detail: isOpen(idea) ? say.lineOf(t, idea, people) : undefined,
      button: voteButton(t, idea) ?? undefined,
    }),
  );
  const left = ideas.length - lines.length;
  return view(
    title,
    heading(title),
    text(t('ideas.weekly')),
    lines,
    left > 0 ? small(t('ideas.weeklyMore', { count: left })) : null,
  );
}

/** A morning's three, each with its buttons until it is decided; then with what became of it. */
export function digestView(
  t: Translator,
  ideas: readonly Idea[],
  people: People,
  reader: Person,
  waiting: number,
): View {
  const said = t('ideas.digest', { count: waiting });
  return view(
    said,
    heading(t('ideas.digestHeading')),
    text(said),
    ideas.flatMap((idea) => [digestEntry(t, idea, people), ...digestControls(t, idea, reader.id)]),
    { kind: 'divider' },
    controls(button(t('ideas.button.review'), 'ideas.review', ['0'])),
  );
}

function digestEntry(t: Translator, idea: Idea, people: People) {
  if (idea.state === 'withdrawn' || idea.hiddenAt) return entry(say.othersHead(t, idea));
  const isTaken = idea.state === 'in_review';
  const taken = isTaken ? t.rich('ideas.takenBy', { name: say.named(t, people, idea.reviewerId) }) : null;
  return entry(say.headOf(t, idea), {
    detail: taken ?? say.lineOf(t, idea, people),
    button: say.openButton(t, idea, 'primary'),
  });
}

function digestControls(t: Translator, idea: Idea, readerId: string) {
  const here = ['ideas.take', 'ideas.accept', 'ideas.decline'];
  const may = say
    .championControls(t, idea, readerId, 'post')
    .filter((control) => control && here.includes(control.go.to));
  return waitingStates.includes(idea.state) && !idea.hiddenAt ? controls(...may) : [];
}
