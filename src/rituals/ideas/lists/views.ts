import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea, Person } from '../../../store/rows.ts';
import type { Whole } from '../records/ideas.ts';
import { exchanged, headOf, ideaEntry, partsOf } from '../records/views.ts';
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
  const pieces = textsOf(t, whole).flatMap(({ label, words }) => cut(words).map((piece) => ({ label, piece })));
  const index = Math.min(at, pieces.length - 1);
  const shown = pieces[index];
  const head = headOf(t, idea);
  const turn = (label: string, to: number) => button(label, 'ideas.read', [idea.id, String(to)]);
  return view(
    head,
    small(head),
    shown ? [text(shown.label), quote(shown.piece)] : null,
    controls(
      index > 0 ? turn(t('ideas.button.back'), index - 1) : null,
      index < pieces.length - 1 ? turn(t('ideas.button.next'), index + 1) : null,
      button(t('ideas.button.open'), 'ideas.see', [idea.id]),
    ),
  );
}

function textsOf(t: Translator, whole: Whole): { label: Text; words: string }[] {
  const { idea, exchange } = whole;
  const reasons = (['reason', 'reconsider'] as const).flatMap((name) => {
    const words = idea.state === 'declined' ? idea[name] : null;
    return words ? [{ label: [{ bold: t(`ideas.fact.${name}`) }], words }] : [];
  });
  return [
    { label: [{ bold: t('ideas.field.title') }], words: idea.title },
    ...partsOf(t, idea),
    ...reasons,
    ...exchange.map((event) => exchanged(t, whole, event)),
  ];
}

/** Cut between characters, never inside one. */
function cut(words: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of words) {
    if (piece.length + character.length > pieceSize) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
