import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { pieces } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea, Person } from '../../../store/rows.ts';
import type { Whole } from '../records/ideas.ts';
import { headOf, ideaEntry, textsOf } from '../records/views.ts';
import { pageSize, pages } from '../rules.ts';

export interface Listed {
  heading: string;
  /** Said where there is nothing. */
  empty: string;
  ideas: readonly Idea[];
  people: ReadonlyMap<string, Person>;
  count: number;
  page: number;
  /** The route of another page. */
  turn(page: number): readonly string[];
}

/** Ten ideas, with Next and Back. */
export function listView(t: Translator, listed: Listed, viewer: string): View {
  const { ideas, people, count, page, turn } = listed;
  const last = pages(count);
  if (count === 0) {
    const start = button(t('ideas.button.new'), 'ideas.new', [], 'primary');
    return view(listed.empty, text(listed.empty), controls(start));
  }
  return view(
    listed.heading,
    heading(listed.heading),
    ideas.map((idea) => ideaEntry(t, idea, people, viewer)),
    count > pageSize ? small(t('ideas.page', { page, pages: last, count })) : null,
    controls(
      page > 1 ? button(t('ideas.button.back'), 'ideas.page', turn(page - 1)) : null,
      page < last ? button(t('ideas.button.next'), 'ideas.page', turn(page + 1)) : null,
    ),
  );
}

/** UTF-16 units of one piece: what every platform takes in one block. */
const pieceSize = 2800;

/** Everything that was written about an idea, uncut, a piece at a time. */
export function readView(t: Translator, whole: Whole, at: number): View {
  const { idea } = whole;
  const all = textsOf(t, whole).flatMap(({ label, words }) =>
    pieces(words, pieceSize).map((piece) => ({ label, piece })),
  );
  const index = Math.min(at, all.length - 1);
  const shown = all[index];
  const head = headOf(t, idea);
  const turn = (label: string, to: number) => button(label, 'ideas.read', [idea.id, String(to)]);
  return view(
    head,
    small(head),
    shown ? [text(shown.label), quote(shown.piece)] : null,
    controls(
      index > 0 ? turn(t('ideas.button.back'), index - 1) : null,
      index < all.length - 1 ? turn(t('ideas.button.next'), index + 1) : null,
      button(t('ideas.button.open'), 'ideas.see', [idea.id]),
    ),
  );
}
