import type { Block, Control, View } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, Person, Place } from '../../store/rows.ts';
import { headOf, short, titleOf } from './say.ts';
import { button, controlRows, ideaEntry } from './views.ts';

export interface Saved {
  idea: Idea;
  /** Whether there is a champion; else the admins read new ideas. */
  champions: boolean;
  /** Where it is shown in five minutes. */
  place: Place | null;
  close: readonly Idea[];
  /** Saved by its title alone: the rest is offered. */
  bare: boolean;
}

/** What was saved, what happens next, and what is already there and close to it. */
export function receiptView(t: Translator, { idea, champions, place, close, bare }: Saved): View {
  const { number } = idea;
  const summary = t(champions ? 'ideas.savedChampions' : 'ideas.savedAdmins', { number });
  const controls: Control[] = [
    button(t(bare ? 'ideas.button.fill' : 'ideas.button.edit'), 'edit', [idea.id], bare ? 'primary' : undefined),
    button(t('ideas.button.undo'), 'withdraw', [idea.id, 'show']),
  ];
  const blocks: Block[] = [
    { kind: 'text', text: summary },
    { kind: 'quote', text: titleOf(idea, 300) },
    ...(idea.unnamed ? [{ kind: 'note', text: t('ideas.hint.name') } as const] : []),
    ...(place ? [{ kind: 'note', text: t.rich('ideas.savedPlace', { place: placeSpan(place) }) } as const] : []),
    ...controlRows(controls),
    ...closeBlocks(t, idea, close),
  ];
  return { kind: 'view', summary, blocks };
}

function closeBlocks(t: Translator, idea: Idea, close: readonly Idea[]): Block[] {
  if (close.length === 0) return [];
  return [
    { kind: 'divider' },
    ...close.map(
      (other): Block => ({
        kind: 'entry',
        text: t('ideas.closeTo', { head: headOf(t, other, 200) }),
        ...(other.change && { detail: short(other.change.replace(/\s+/gu, ' '), 160) }),
        button: button(t('ideas.button.same', { number: other.number }), 'same', [idea.id, other.id]),
      }),
    ),
    { kind: 'controls', controls: [button(t('ideas.button.keepBoth'), 'keepBoth', [idea.id])] },
  ];
}

/** What is already there and close to a title that is still being written; no blocks where nothing is. */
export function nearView(t: Translator, close: readonly Idea[], people: ReadonlyMap<string, Person>): View {
  return { kind: 'view', summary: t('ideas.near'), blocks: close.map((idea) => ideaEntry(t, idea, people)) };
}

export function placeSpan({ externalId, name }: Place) {
  return { place: externalId, name };
}
