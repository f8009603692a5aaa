import type { Block, Control, View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, IdeaEvent, Person } from '../../store/rows.ts';
import type { Whole } from './load.ts';
import { type Step, waitingStates } from './rules.ts';
import { headOf, lineOf, named, titleOf } from './say.ts';
import { button, championControls, controlRows, ideaBlocks, readControls, type Viewer } from './views.ts';

/** One idea of the queue, with everything a champion may do, and the way to the next. */
export function reviewView(t: Translator, whole: Whole, waiting: number, viewerId: string, now: Date): View {
  const { idea } = whole;
  const heading = headOf(t, idea, 130);
  const viewer: Viewer = { id: viewerId, decides: true, from: 'review' };
  const controls = championControls(t, idea, viewer);
  return {
    kind: 'view',
    summary: heading,
    blocks: [
      { kind: 'note', text: t('ideas.waiting', { count: waiting }) },
      { kind: 'heading', text: heading },
      ...ideaBlocks(t, whole, viewer, now),
      ...controlRows([...controls, ...readControls(t, whole), nextButton(t, idea)]),
    ],
  };
}

/** The queue after an idea: it goes by numbers, so that one decided meanwhile is no obstacle. */
export function nextButton(t: Translator, { number }: Pick<Idea, 'number'>): Control {
  return button(t('ideas.button.next'), 'review', [String(number)]);
}

export function queueEndView(t: Translator, waiting: number): View {
  const text = waiting === 0 ? t('ideas.queueEmpty') : t('ideas.queueEnd', { count: waiting });
  const controls =
    waiting === 0
      ? [button(t('ideas.button.all'), 'page', ['living', '1'])]
      : [button(t('ideas.button.fromStart'), 'review', ['0'])];
  return {
    kind: 'view',
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'controls', controls },
    ],
  };
}

/** What a step did, by name, with the way back and the way on. */
export function steppedView(
  t: Translator,
  idea: Idea,
  event: IdeaEvent,
  step: Step,
  {
    other,
    champion,
    told,
    extra = [],
  }: { other?: Idea | null; champion: boolean; told: boolean; extra?: readonly Block[] },
): View {
  const text = t(`ideas.did.${step}`, { number: idea.number, title: titleOf(idea), other: other?.number ?? 0 });
  const controls: Control[] = [button(t('ideas.button.undo'), 'undo', [event.id])];
  if (champion) controls.push(nextButton(t, idea));
  return {
    kind: 'view',
    summary: text,
    blocks: [
      { kind: 'text', text },
      ...extra,
      ...(told ? [{ kind: 'note', text: t('ideas.held') } as const] : []),
      { kind: 'controls', controls },
    ],
  };
}

/** A morning's three, each with its buttons until it is decided; then with what became of it. */
export function digestView(
  t: Translator,
  {
    ideas,
    people,
    waiting,
    readerId,
  }: {
    ideas: readonly Idea[];
    people: ReadonlyMap<string, Person>;
    waiting: number;
    readerId: string;
  },
): View {
  const summary = t('ideas.digest', { count: waiting });
  const blocks: Block[] = [
    { kind: 'heading', text: t('ideas.digestHeading') },
    { kind: 'text', text: summary },
  ];
  for (const idea of ideas) {
    blocks.push({
      kind: 'entry',
      text: headOf(t, idea),
      detail: detailOf(t, idea, people),
      button: openButton(t, idea),
    });
    if (waitingStates.includes(idea.state))
      blocks.push({ kind: 'controls', controls: digestControls(t, idea, readerId) });
  }
  blocks.push({ kind: 'divider' }, { kind: 'controls', controls: [button(t('ideas.button.review'), 'review', ['0'])] });
  return { kind: 'view', summary, blocks };
}

function openButton(t: Translator, idea: Idea) {
  return button(t('ideas.button.open'), 'show', [idea.id]);
}

function detailOf(t: Translator, idea: Idea, people: ReadonlyMap<string, Person>): Text {
  if (idea.state !== 'in_review') return lineOf(t, idea, people);
  return t.rich('ideas.takenBy', { name: named(t, people, idea.reviewerId) });
}

function digestControls(t: Translator, idea: Idea, readerId: string): Control[] {
  return championControls(t, idea, { id: readerId, from: 'post' }).filter(
    (control) => 'go' in control && ['ideas.take', 'ideas.accept', 'ideas.decline'].includes(control.go.to),
  );
}
