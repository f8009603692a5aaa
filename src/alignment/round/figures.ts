import { type Constants, scoreOf } from '../encoders/scale.ts';
import { consensusOf } from '../figures/consensus.ts';
import { type LabelWord, labelsOf } from '../figures/labels.ts';
import { betweenParts } from '../figures/parts.ts';
import { partsToShow } from '../figures/publish.ts';
import { spreadOf, themesOf } from '../figures/themes.ts';
import type { Language } from '../text/languages.ts';
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
  const consensus = consensusOf(
    languages.map(({ rows }) => rows),
    seed,
    { team, unrelated: constants?.c0, alike: constants?.c1 },
  );
  if (!consensus) return unknown('no pair in one language');
  const { n, pairs, u, interval } = consensus;
  const score = constants
    ? known({
        value: scoreOf(u, constants),
        interval: interval && { low: scoreOf(interval.low, constants), high: scoreOf(interval.high, constants) },
      })
    : unknown('not calibrated');
  return known({ n, u, interval, score, pairsCovered: pairs / ((people * (people - 1)) / 2), sharedWord });
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
    const found = themesOf(rows, constants.tauTheme, seed).map((theme) => theme.map((i) => people[i] as Usable));
    const labels = new Map(languagesOf(people).map(({ language }) => [language, labelsIn(found, language)]));
    return found.map((theme, i) => {
      const spoken = languagesOf(theme)[0]?.language ?? 'other';
      return {
        language,
        people: theme.length,
        share: theme.length / n,
        label: labels.get(spoken)?.[i] ?? [],
        answers: theme.map(({ place }) => place).sort((a, b) => a - b),
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

/** The labels of themes by those of their answers that are in one language. */
function labelsIn(themes: readonly Usable[][], language: Language): LabelWord[][] {
  return labelsOf(
    themes.map((theme) => theme.filter((answer) => answer.language === language)),
    language,
  );
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
