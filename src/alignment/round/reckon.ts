import type { EncoderName, Prepared } from '../encoders/encoder.ts';
import { type Constants, constantsOf, scoreOf } from '../encoders/scale.ts';
import { seedOf } from '../figures/chance.ts';
import { consensusOf } from '../figures/consensus.ts';
import { ratingOf } from '../figures/ratings.ts';
import { pooled, verdictOf } from '../figures/verdict.ts';
import type { Language } from '../text/languages.ts';
import { hashText } from '../vectors/hash.ts';
import { byWording, comparable, languagesOf, readAnswers, type Usable, type VectorSource } from './answers.ts';
import { consensusFigure, partsFigure, themesFigure } from './figures.ts';
import { missionFigures } from './missions.ts';
import { type Answer, known, type Reckoning, type ReckonOptions, unknown } from './reckoning.ts';
import { withoutSharedWord } from './shared-word.ts';

/** The whole reckoning of a closed round. Pure: the same answers give the same figures, in whatever order they come. */
export function reckon(
  answers: readonly Answer[],
  options: ReckonOptions = {},
  source: VectorSource = byWording,
): Reckoning {
  const { k = 5 } = options;
  const shared = readAnswers(answers, 'shared', options, source);
  const own = readAnswers(answers, 'own', options, source);
  const seed = hashText(source.name, seedOf(shared.usable.map(({ text }) => text)));
  const constants = constantsOf(source);
  const { usable, word } = leaveWordOut(shared.usable, source, constants);
  const groups = comparable(usable, source.across);
  const consensus = consensusFigure(groups, seed, constants, word, options.team);
  const themes = themesFigure(groups, seed, constants);
  return {
    encoder: nameOf(source),
    shared: shared.counts,
    own: own.counts,
    languages: languagesOf(shared.usable),
    rare: { shared: rareIn(shared.places, k), own: rareIn(own.places, k) },
    consensus,
    themes,
    verdict: verdictOf(
      shared.counts.usable,
      scoreIn(consensus),
      themes.kind === 'known' ? pooled(themes.value.themes) : [],
      word,
    ),
    ...missionFigures(
      comparable(shared.usable, source.across),
      comparable(own.usable, source.across),
      options.missions ?? {},
      source,
      constants?.tauLink,
    ),
    ratings: ratingFigures(answers, options.steps ?? 5),
    parts: partsFigure(usable, k, seed, constants, source.across),
  };
}

/** Answers in a language that fewer than k wrote in, by their place. */
function rareIn(places: ReadonlyMap<Language, readonly number[]>, k: number): number[] {
  return [...places.values()]
    .filter(({ length }) => length < k)
    .flat()
    .toSorted((a, b) => a - b);
}

function scoreIn(consensus: Reckoning['consensus']) {
  return consensus.kind === 'known' && consensus.value.score.kind === 'known' ? consensus.value.score.value : null;
}

function nameOf({ kind, name, version, scale }: EncoderName): EncoderName {
  return { kind, name, version, ...(scale && { scale }) };
}

/** Above so many answers no word is left out: a single one hardly joins so many. */
const mostLeftOut = 1000;
/** A score below this has nothing to lose. */
const leastScore = 15;

/**
 * The answers without the word that most share, where they are less than half as alike without it; else as they are.
 * Who said nothing but that word stays as they are.
 */
function leaveWordOut(
  usable: readonly Usable[],
  source: VectorSource,
  constants: Constants | undefined,
): { usable: readonly Usable[]; word: string | null } {
  const without = usable.length < 3 || usable.length > mostLeftOut ? null : withoutSharedWord(usable);
  if (!without) return { usable, word: null };
  const left = usable.map((answer, i) => {
    const rest = without.rest[i] ?? null;
    return rest === null || rest === answer ? answer : { ...answer, words: rest.words, vector: source.vectorOf(rest) };
  });
  if (!constants) return { usable, word: null };
  const scores = [usable, left].map((some) => {
    const consensus = consensusOf(
      comparable(some, source.across).map(({ rows }) => rows),
      0,
    );
    return consensus ? scoreOf(consensus.u, constants) : 0;
  });
  const [before = 0, after = 0] = scores;
  const halved = before >= leastScore && after < before / 2;
  return halved ? { usable: left, word: without.word } : { usable, word: null };
}

/**
 * The texts of a round that need a vector, each once, so that an encoder that cannot answer at once (a model, a service)
 * can be asked beforehand.
 */
export function textsToEncode(answers: readonly Answer[], options: ReckonOptions = {}): Prepared[] {
  const asked = new Map<string, Prepared>();
  const note: VectorSource = {
    ...byWording,
    kind: 'meaning',
    vectorOf({ text, words, language }) {
      asked.set(keyOf({ text, language }), { text, words, language });
      return { ids: new Int32Array(), weights: new Float64Array() };
    },
  };
  const shared = readAnswers(answers, 'shared', options, note);
  const own = readAnswers(answers, 'own', options, note);
  leaveWordOut(shared.usable, note, undefined);
  missionFigures(comparable(shared.usable, false), comparable(own.usable, false), options.missions ?? {}, note, 1);
  return [...asked.values()];
}

/** Under which name a text's vector is kept between being encoded and being reckoned with. */
export function keyOf({ text, language }: Pick<Prepared, 'text' | 'language'>): string {
  return `${language} ${text}`;
}

/** Values that are no step of the scale are left out. */
function ratingFigures(answers: readonly Answer[], steps: number): Reckoning['ratings'] {
  const questions = answers.reduce((most, { ratings }) => Math.max(most, ratings?.length ?? 0), 0);
  return Array.from({ length: questions }, (_, question) => {
    const values = answers
      .map(({ ratings }) => ratings?.[question] ?? 0)
      .filter((value) => Number.isInteger(value) && value >= 1 && value <= steps)
      .sort((a, b) => a - b);
    const rating = ratingOf(values, steps);
    return rating ? known(rating) : unknown('no answers');
  });
}
