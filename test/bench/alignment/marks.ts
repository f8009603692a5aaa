import { readFileSync } from 'node:fs';
import { type Aligned, objectOf } from '../../../src/alignment/cli/object.ts';
import type { Encoder, Prepared } from '../../../src/alignment/encoders/encoder.ts';
import { loadGistEncoder } from '../../../src/alignment/encoders/meaning.ts';
import { reckonRound } from '../../../src/alignment/round/encode.ts';
import type { Language } from '../../../src/alignment/text/languages.ts';
import { wordsOf } from '../../../src/alignment/text/words.ts';
import { cosine, type SparseVector } from '../../../src/alignment/vectors/sparse.ts';

interface Group {
  name: string;
  rating: number;
  answers: string[];
}

const languages = ['en', 'bn', 'ne'] as const satisfies Language[];

function groupsIn(file: string): Group[] {
  const groups = new Map<string, Group>();
  const lines = readFileSync(`test/alignment/groups/${file}.tsv`, 'utf8').trim().split('\n');
  for (const [name = '', rating, answer = ''] of lines.map((line) => line.split('\t'))) {
    const group = groups.get(name) ?? { name, rating: Number(rating), answers: [] };
    group.answers.push(answer);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** What gist and the figures are worth on our own rated groups, beside their marks. */
export async function printMarks(): Promise<void> {
  const loaded = await loadGistEncoder();
  if (loaded.kind !== 'ready') throw new Error('the optional packages are wanted for this bench');
  await printOwnWords(loaded.encoder);
  const all: { rating: number; score: number }[] = [];
  for (const file of [...languages, 'mixed']) {
    const groups = groupsIn(file);
    const told: (Aligned & { name: string; rating: number })[] = [];
    for (const { name, rating, answers } of groups) {
      const given = answers.map((shared) => ({ shared }));
      told.push({ name, rating, ...objectOf(await reckonRound(given, {}, { use: 'meaning' })) });
    }
    const scored = told.map(({ rating, score }) => ({ rating, score: score ?? 0 }));
    all.push(...scored);
    const called = (verdict: string, isWrong: (name: string) => boolean) =>
      told.filter((one) => one.verdict === verdict && isWrong(one.name)).length;
    const united = (name: string) => name.startsWith('united');
    const ones = called('one', (name) => !united(name));
    const manys = called('many', united);
    console.log(
      `groups, ${file}: tau ${tau(scored).toFixed(2)}; ${ones} not united called one, ${manys} united called many`,
    );
  }
  console.log(
    `all ${all.length} groups ranked: tau ${tau(all).toFixed(2)}, of those rated fifteen apart or more ${tau(all, 15).toFixed(2)} (mark .80)`,
  );
}

/** How surely two people who mean the same are told from two who do not, by their own words. */
async function printOwnWords(encoder: Encoder): Promise<void> {
  const sets = new Map<Language, { group: string; vector: SparseVector }[]>();
  for (const language of languages) {
    const united = groupsIn(language).filter(({ name }) => name.startsWith('united') && name !== 'united vague');
    const said = united.flatMap(({ name, answers }) => answers.map((text) => ({ name, text })));
    const texts = said.map(({ text }): Prepared => ({ text, words: wordsOf(text), language }));
    const vectors = await encoder.encode(texts);
    sets.set(
      language,
      said.map(({ name }, i) => ({ group: name, vector: vectors[i] as SparseVector })),
    );
  }
  const marks: [Language, Language, number][] = [
    ['bn', 'bn', 0.8],
    ['ne', 'ne', 0.8],
    ['en', 'bn', 0.86],
    ['en', 'ne', 0.86],
  ];
  for (const [a, b, mark] of marks) {
    const same: number[] = [];
    const other: number[] = [];
    (sets.get(a) ?? []).forEach((one, i) => {
      (sets.get(b) ?? []).forEach((two, j) => {
        if (a === b && j <= i) return;
        (one.group === two.group ? same : other).push(cosine(one.vector, two.vector));
      });
    });
    console.log(`own words ${a}-${b} by gist: AUC ${auc(same, other).toFixed(3)} (mark ${mark})`);
  }
}

/** The chance that one of the first is above one of the others, ties by half. */
function auc(above: readonly number[], below: readonly number[]): number {
  let won = 0;
  for (const a of above) for (const b of below) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / (above.length * below.length);
}

/** Kendall's tau-b over pairs whose ratings lie so far apart. */
function tau(points: readonly { rating: number; score: number }[], apart = 1): number {
  let sum = 0;
  let [ratings, scores] = [0, 0];
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) {
      if (Math.abs(a.rating - b.rating) < apart) continue;
      const [x, y] = [Math.sign(a.rating - b.rating), Math.sign(a.score - b.score)];
      sum += x * y;
      ratings += x * x;
      scores += y * y;
    }
  });
  return sum / Math.sqrt(ratings * scores);
}
