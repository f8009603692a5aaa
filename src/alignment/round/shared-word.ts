import type { Prepared } from '../encoders/encoder.ts';
import { backgroundOf } from '../lexicon/background.ts';
import { termsIn } from '../lexicon/concepts.ts';
import { isSmallWord } from '../text/small.ts';
import { stemOf } from '../text/stem.ts';
import { hashText } from '../vectors/hash.ts';

/** A word that most answers share, and the answers without it; null where nothing is left of one. */
export interface WithoutWord {
  /** As most people wrote it. */
  word: string;
  rest: (Prepared | null)[];
}

interface Piece {
  key: number;
  idf: number;
  /** Its words, from `at` up to `end`. */
  at: number;
  end: number;
}

/**
 * The most telling word that half of the answers or more share, in whatever form or language, and what the answers are
 * without it: a group that says "customers" and twelve different things about them looks united by that word alone.
 */
export function withoutSharedWord(answers: readonly Prepared[]): WithoutWord | null {
  const cut = answers.map(piecesOf);
  const shared = new Map<number, { people: number; idf: number }>();
  for (const pieces of cut) {
    for (const [key, { idf }] of new Map(pieces.map((piece) => [piece.key, piece]))) {
      const one = shared.get(key) ?? { people: 0, idf };
      one.people++;
      shared.set(key, one);
    }
  }
  const [most] = [...shared]
    .filter(([, { people }]) => people * 2 >= answers.length)
    .sort(([a, x], [b, y]) => y.people * y.idf - x.people * x.idf || a - b);
  if (!most) return null;
  const [key] = most;
  const forms = new Map<string, number>();
  const rest = answers.map((answer, i) => {
    const gone = (cut[i] ?? []).filter((piece) => piece.key === key);
    for (const { at, end } of gone) {
      const form = answer.words.slice(at, end).join(' ');
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
    if (gone.length === 0) return answer;
    const words = answer.words.filter((_, place) => !gone.some(({ at, end }) => place >= at && place < end));
    return words.length === 0 ? null : { text: words.join(' '), words, language: answer.language };
  });
  const [word] = [...forms].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return { word: word?.[0] ?? '', rest };
}

function piecesOf({ words, language }: Prepared): Piece[] {
  const background = backgroundOf(language);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { words: length, concepts } of termsIn(words, language)) {
    const word = words[at] as string;
    const [concept] = concepts;
    const stem = stemOf[language](word);
    const key = concept ? concept.id : hashText(`stem:${stem}`);
    const isSmall = length === 1 && isSmallWord(word, language);
    if (!isSmall) pieces.push({ key, idf: concept?.idf ?? background.stem(stem), at, end: at + length });
    at += length;
  }
  return pieces;
}
