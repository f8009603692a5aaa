import type { Control, View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Whole } from './load.ts';
import { authorOf, headOf, named, partsOf } from './say.ts';
import { button, controlRows, partLabel } from './views.ts';

/** UTF-16 units of one piece: what every platform takes in one block. */
const pieceSize = 2800;

/** Everything that was written about an idea, uncut, a piece at a time. */
export function readView(t: Translator, whole: Whole, at: number): View {
  const pieces = textsOf(t, whole).flatMap(({ label, text }) => cut(text).map((piece) => ({ label, piece })));
  const index = Math.min(Math.max(at, 0), pieces.length - 1);
  const shown = pieces[index];
  const head = headOf(t, whole.idea);
  const turns: Control[] = [];
  if (index > 0) turns.push(button(t('ideas.button.back'), 'read', [whole.idea.id, String(index - 1)]));
  if (index < pieces.length - 1) turns.push(button(t('ideas.button.next'), 'read', [whole.idea.id, String(index + 1)]));
  turns.push(button(t('ideas.button.open'), 'see', [whole.idea.id]));
  return {
    kind: 'view',
    summary: head,
    blocks: [
      { kind: 'note', text: head },
      ...(shown ? [{ kind: 'text', text: shown.label } as const, { kind: 'quote', text: shown.piece } as const] : []),
      ...controlRows(turns),
    ],
  };
}

function textsOf(t: Translator, { idea, people, exchange }: Whole): { label: Text; text: string }[] {
  const bold = (label: string): Text => [{ bold: label }];
  const texts: { label: Text; text: string }[] = [{ label: bold(t('ideas.field.title')), text: idea.title }];
  for (const { name, text } of partsOf(idea)) texts.push({ label: bold(partLabel(t, name)), text });
  if (idea.state === 'declined' && idea.reason) texts.push({ label: bold(t('ideas.fact.reason')), text: idea.reason });
  if (idea.state === 'declined' && idea.reconsider) {
    texts.push({ label: bold(t('ideas.fact.reconsider')), text: idea.reconsider });
  }
  for (const { kind, personId, text } of exchange) {
    const label =
      kind === 'asked'
        ? t.rich('ideas.askedLine', { name: named(t, people, personId) })
        : t.rich('ideas.repliedLine', { name: authorOf(t, idea, people) });
    texts.push({ label, text: text ?? '' });
  }
  return texts;
}

/** Cut between characters, never inside one. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > pieceSize) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
