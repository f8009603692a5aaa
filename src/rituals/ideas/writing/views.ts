import { button, controls, entry, quote, small, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea, Place } from '../../../store/rows.ts';
import { headOf, titleOf } from '../records/views.ts';
import type { Compared } from './store.ts';

export interface Saved {
  idea: Idea;
  /** Whether there is a champion; else the admins read new ideas. */
  champions: boolean;
  /** Where it is shown in five minutes. */
  place: Pick<Place, 'externalId' | 'name'> | null;
  /** Saved by its title alone: the rest is offered. */
  isBare: boolean;
  similar: readonly Compared[];
}

/** What was saved, what happens next, and what is already there and close to it. */
export function receiptView(t: Translator, { idea, champions, place, isBare, similar }: Saved): View {
  const said = t(champions ? 'ideas.savedChampions' : 'ideas.savedAdmins', { number: idea.number });
  const edit = t(isBare ? 'ideas.button.fill' : 'ideas.button.edit');
  return view(
    said,
    text(said),
    quote(titleOf(idea, 300)),
    idea.unnamed ? small(t('ideas.hint.name')) : null,
    place && small(t.rich('ideas.savedPlace', { place: { place: place.externalId, name: place.name } })),
    controls(
      button(edit, 'ideas.edit', [idea.id], isBare ? 'primary' : undefined),
      button(t('ideas.button.undo'), 'ideas.withdraw', [idea.id, 'show']),
    ),
    similar.length === 0 ? null : [{ kind: 'divider' }, ...similar.map((other) => similarEntry(t, idea, other))],
    similar.length === 0 ? null : controls(button(t('ideas.button.keepBoth'), 'ideas.keepBoth', [idea.id])),
  );
}

function similarEntry(t: Translator, mine: Idea, other: Compared): Block {
  return entry(t('ideas.closeTo', { head: headOf(t, other, 200) }), {
    detail: other.change ? shortenTo(other.change.replace(/\s+/gu, ' '), 160) : undefined,
    button: button(t('ideas.button.same', { number: other.number }), 'ideas.same', [mine.id, other.id]),
  });
}
