import { gistOf } from '../encoders/gist.ts';
import { type Constants, scoreOf } from '../encoders/scale.ts';
import { consensusOf } from '../figures/consensus.ts';
import { type LabelWord, labelsOf } from '../figures/labels.ts';
import { betweenParts } from '../figures/parts.ts';
import { partsToShow } from '../figures/publish.ts';
import { spreadOf, themesOf } from '../figures/themes.ts';
import { nameIn } from '../lexicon/concepts.ts';
import { addRow, clearRow, dotRow, type Rows } from '../vectors/rows.ts';
import { comparable, languagesOf, type Speakers, type Usable } from './answers.ts';
import { type ConsensusFigure, type Figure, known, type PartsFigure, type ThemesFigure, unknown } from './reckoning.ts';

export function consensusFigure(
  languages: readonly Speakers[],
  seed: number,
  constants: Constants | undefined,
  sharedWord: string | null = null,
  team?: number,
): Figure<ConsensusFigure> {
  const people = languages.reduce((sum, { rows }) => sum + rows.n, 0);
  if (people === 0) return unknown('no answers');
  if (people === 1) return unknown('too few');
  const rows = languages.map((one) => one.rows);
  const assumed = { unrelated: constants?.c0, alike: constants?.c1 };
  const consensus = consensusOf(rows, seed, { ...assumed, team });
  if (!consensus) return unknown('no pair in one language');
  const { n, pairs, u, interval } = consensus;
  const sampled = team === undefined ? interval : (consensusOf(rows, seed, assumed)?.interval ?? null);
  const score = constants
    ? known({
        value: scoreOf(u, constants),
        interval: interval && { low: scoreOf(interval.low, constants), high: scoreOf(interval.high, constants) },
      })
    : unknown('not calibrated');
  return known({ n, u, interval, sampled, score, pairsCovered: pairs / ((people * (people - 1)) / 2), sharedWord });
}

/** Themes are found among people who may be compared: by wording, words of two languages never join by themselves. */
export function themesFigure(
  languages: readonly Speakers[],
  seed: number,
  constants: Constants | undefined,
): Figure<ThemesFigure> {
  const n = languages.reduce((sum, { people }) => sum + people.length, 0);
  if (!constants) return unknown('not calibrated');
  if (n === 0) return unknown('no answers');
  if (n === 1) return unknown('too few');
  const themes = languages.flatMap(({ language, people, rows }) => {
    const clustered = themesOf(rows, constants.tauTheme, seed);
    const middles = middlesOf(rows, clustered, people);
    const found = clustered.map((theme) => theme.map((i) => people[i] as Usable));
    const labels = languagesOf(people).length > 1 ? labelsAcross(found) : labelsOf(found, language);
    return found.map((theme, i) => {
      return {
        language,
        people: theme.length,
        share: theme.length / n,
        label: labels[i] ?? [],
        answers: theme.map(({ place }) => place).sort((a, b) => a - b),
        middle: (middles[i] ?? []).map((row) => people[row]?.place ?? 0),
      };
    });
  });
  const shared = themes.filter(({ people }) => people > 1).sort((a, b) => b.people - a.people);
  const spread = spreadOf(themes.map(({ people }) => people));
  if (!spread) return unknown('no answers');
  const pairs = languages.reduce((sum, { people }) => sum + people.length * (people.length - 1), 0);
  const same = themes.reduce((sum, { people }) => sum + people * (people - 1), 0);
  return known({
    themes: shared,
    alone: themes.length - shared.length,
    ...spread,
    same: pairs === 0 ? null : same / pairs,
  });
}

/** So many are told of a theme. */
const mostInMiddle = 12;

/** The rows of each theme that are nearest to its mean, its languages in turn, each text once; of one person nobody asks. */
function middlesOf(rows: Rows, themes: readonly (readonly number[])[], people: readonly Usable[]): number[][] {
  const sum = new Float64Array(rows.columns);
  return themes.map((theme) => {
    if (theme.length < 2) return [];
    for (const row of theme) addRow(rows, row, sum);
    const near = theme.map((row) => ({ row, cosine: dotRow(rows, row, sum) }));
    for (const row of theme) clearRow(rows, row, sum);
    near.sort((a, b) => b.cosine - a.cosine || a.row - b.row);
    const said = new Map<string, Map<string, number>>();
    for (const { row } of near) {
      const { language = 'other', text = '' } = people[row] ?? {};
      const theirs = said.get(language) ?? new Map<string, number>();
      if (!theirs.has(text)) said.set(language, theirs.set(text, row));
    }
    const byLanguage = [...said.values()].map((rows) => [...rows.values()]);
    const turns = Array.from({ length: mostInMiddle }, (_, turn) => byLanguage.flatMap((rows) => rows[turn] ?? []));
    return turns.flat().slice(0, mostInMiddle);
  });
}

/** The labels of themes of several languages by what the glossary knows of them, which counts in all of them alike. */
function labelsAcross(themes: readonly Usable[][]): LabelWord[][] {
  const gists = themes.map((theme) =>
    theme.map((answer): Usable => ({ ...answer, words: englishOf(answer), language: 'en' })),
  );
  return labelsOf(gists, 'en').map((label) =>
    label.map((one) => {
      const [bn, ne] = [nameIn('bn', one.word), nameIn('ne', one.word)];
      return { ...one, names: { bn: bn ?? one.word, ne: ne ?? one.word } };
    }),
  );
}

function englishOf({ words, language }: Usable): string[] {
  return gistOf(words, language).flatMap((name) => name.split(' '));
}

/** Who is in no part counts as a part of their own, or the parts shown would give that group away by subtraction. */
export function partsFigure(
  usable: readonly Usable[],
  k: number,
  seed: number,
  constants: Constants | undefined,
  across: boolean,
): Figure<PartsFigure> {
  const sizes = new Map<string, number>();
  for (const { part = '' } of usable) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  if (sizes.size < 2) return unknown('one part');
  const shown = partsToShow(Object.fromEntries([...sizes].sort(([a], [b]) => (a < b ? -1 : 1))), k);
  const cells = [...shown.parts.map((name) => ({ name, of: [name] })), { name: 'other', of: shown.other }];
  const filled = cells
    .filter(({ of }) => of.length > 0)
    .map(({ name, of }) => ({ name, people: usable.filter(({ part = '' }) => of.includes(part)) }));
  if (filled.length < 2) return unknown('parts too small');
  const between = betweenParts(
    filled.flatMap(({ name, people }) =>
      people.map(({ language, vector }) => ({ part: name, language: across ? 'across' : language, vector })),
    ),
    seed,
  );
  return known({
    parts: filled.map(({ name, people }) => ({
      name,
      n: people.length,
      consensus: consensusFigure(comparable(people, across), seed, constants),
    })),
    other: shown.other,
    between: between ? known(between) : unknown('no pair in one language'),
  });
}
