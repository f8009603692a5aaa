import type { EncoderName, Prepared } from '../encoders/encoder.ts';
import { constantsOf } from '../encoders/scale.ts';
import { seedOf } from '../figures/chance.ts';
import { ratingOf } from '../figures/ratings.ts';
import { hashText } from '../vectors/hash.ts';
import { acrossLanguages } from './across.ts';
import { byLanguage, byWording, readAnswers, type Usable, type VectorSource } from './answers.ts';
import { consensusFigure, partsFigure, themesFigure } from './figures.ts';
import { missionFigures } from './missions.ts';
import { type Answer, known, type Reckoning, type ReckonOptions, unknown } from './reckoning.ts';

/** The whole reckoning of a closed round. Pure: the same answers give the same figures, in whatever order they come. */
export function reckon(
  answers: readonly Answer[],
  options: ReckonOptions = {},
  source: VectorSource = byWording,
): Reckoning {
  const shared = readAnswers(answers, 'shared', options, source);
  const own = readAnswers(answers, 'own', options, source);
  const seed = hashText(source.name, seedOf(shared.usable.map(({ text }) => text)));
  const constants = constantsOf(source);
  const languages = byLanguage(shared.usable);
  return {
    encoder: nameOf(source),
    shared: shared.counts,
    own: own.counts,
    languages: languages.map(({ language, people }) => ({ language, people: people.length })),
    consensus: consensusFigure(languages, seed, constants),
    themes: themesFigure(languages, seed, constants),
    ...missionFigures(languages, byLanguage(own.usable), options.missions ?? {}, source, constants?.tauLink),
    ratings: ratingFigures(answers, options.steps ?? 5),
    parts: partsFigure(shared.usable, options.k ?? 5, seed, constants),
    across:
      languages.length < 2
        ? unknown(shared.usable.length === 0 ? 'no answers' : 'one language')
        : acrossFigure(shared.usable),
  };
}

function nameOf({ kind, name, version, scale }: EncoderName): EncoderName {
  return { kind, name, version, ...(scale && { scale }) };
}

/**
 * The texts of a round that need a vector, each once, so that an encoder that cannot answer at once (a model, a service)
 * can be asked beforehand.
 */
export function textsToEncode(answers: readonly Answer[], options: ReckonOptions = {}): Prepared[] {
  const asked = new Map<string, Prepared>();
  const note: VectorSource = {
    ...byWording,
    vectorOf({ text, words, language }) {
      asked.set(keyOf({ text, language }), { text, words, language });
      return { ids: new Int32Array(), weights: new Float64Array() };
    },
  };
  const shared = readAnswers(answers, 'shared', options, note);
  const own = readAnswers(answers, 'own', options, note);
  missionFigures(byLanguage(shared.usable), byLanguage(own.usable), options.missions ?? {}, note, 1);
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

function acrossFigure(usable: readonly Usable[]): Reckoning['across'] {
  const across = acrossLanguages(usable);
  return across ? known(across) : unknown('no known words');
}
