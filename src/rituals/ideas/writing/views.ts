import { button, controls, entry, quote, small, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea } from '../../../store/rows.ts';
import type { Reach } from '../../../who/workspaces.ts';
import { headOf, titleOf } from '../records/views.ts';
import type { Compared } from './store.ts';

/** `isBare`: saved by its title alone, so that the rest is offered. */
type Saved = Reach & { idea: Idea; isBare: boolean; similar: readonly Compared[] };

/** What was saved, what happens next, and what is already there and close to it. */
export function receiptView(t: Translator, { idea, champions, place, isBare, similar }: Saved): View {
  const said = t(champions ? 'ideas.savedChampions' : 'ideas.savedAdmins', { number: idea.number });
  const edit = t(isBare ? 'ideas.button.fill' : 'ideas.button.edit');
  return view(
    said,
    text(said),
    quote(titleOf(idea, 300)),
    idea.unnamed ? small(t('ideas.hint.name')) : null,
    idea.unseen ? small(t('moderation.savedUnseen')) : null,
    place && !idea.unseen
      ? small(
          t.rich(place.kind === 'forum' ? 'ideas.savedForum' : 'ideas.savedPlace', {
            place: { place: place.externalId, name: place.name },
          }),
        )
      : null,
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
