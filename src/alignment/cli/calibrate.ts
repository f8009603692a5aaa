import { parseArgs } from 'node:util';
import { InputError, type Line, oneFile, readLines, runWhenStarted, type Streams } from '../../command.ts';
import { fitScale, type RatedGroup } from '../encoders/fit.ts';
import { constants } from '../encoders/scale.ts';
import { reckonRound } from '../round/encode.ts';
import type { Answer } from '../round/reckoning.ts';
import { readEncoder, readLanguage, readNumber } from './input.ts';

const usage = `npm run calibrate -- rated.tsv [--language en] [--encoder wording|meaning]

Refits where the score begins and ends, from groups of answers that somebody rated. A line of the file: the name of a
group, how well people say that it agrees (0 to 100), and one of its answers, with tabs between them.`;

/**
 * Refits where the score begins and ends. Each line of the file: the name of a group, how well people say that the
 * group agrees (0 to 100), and one of its answers, with tabs between them. The scores are fitted to the ratings by least
 * squares, one point a group.
 */
export async function calibrate(args: string[], { out }: Streams): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: { type: 'string' }, encoder: { type: 'string' } },
  });
  const language = readLanguage(values.language);
  const use = readEncoder(values.encoder, language ? [language] : []) ?? 'wording';
  const groups = groupsOf(readLines(oneFile(positionals, usage)));
  const rated: RatedGroup[] = [];
  const encoders = new Set<string>();
  for (const [name, { rating, answers }] of groups) {
    const given: Answer[] = answers.map((shared) => ({ shared, ...(language ? { language } : {}) }));
    const { consensus, encoder } = await reckonRound(given, {}, { use });
    encoders.add(encoder.name);
    if (consensus.kind === 'unknown') throw new InputError(`Group "${name}" has no two answers that can be compared.`);
    const { u } = consensus.value;
    rated.push({ rating, u });
    out(`${name}\trated ${rating}\tconsensus ${u.toFixed(4)}\n`);
  }
  if (new Set(rated.map(({ rating }) => rating)).size < 2) {
    throw new InputError('Groups with at least two different ratings are wanted.');
  }
  const fitted = fitScale(rated);
  if (!fitted || fitted.r2 < 0.1) {
    throw new InputError('How alike these answers are says nothing about how they are rated: nothing was fitted.');
  }
  out(
    `Fitted on ${rated.length} groups, R² ${fitted.r2.toFixed(2)}: c0 ${fitted.c0.toFixed(3)}, c1 ${fitted.c1.toFixed(3)}.\n`,
  );
  for (const name of encoders) {
    const { c0, c1 } = constants[name as keyof typeof constants];
    out(`In use for ${name}: c0 ${c0}, c1 ${c1}. The table is in src/alignment/encoders/scale.ts.\n`);
  }
}

function groupsOf(lines: readonly Line[]): Map<string, { rating: number; answers: string[] }> {
  const groups = new Map<string, { rating: number; answers: string[] }>();
  for (const { number, text } of lines) {
    const [name, rated, answer] = text.split('\t');
    if (name === undefined || rated === undefined || answer === undefined) {
      throw new InputError(`Line ${number}: a group, its rating and an answer are wanted, with tabs between them.`);
    }
    const rating = readNumber(rated, number, 'rating');
    if (rating < 0 || rating > 100) throw new InputError(`Line ${number}: a rating lies between 0 and 100.`);
    const group = groups.get(name) ?? { rating, answers: [] };
    if (group.rating !== rating)
      throw new InputError(`Line ${number}: group "${name}" has been rated ${group.rating} before.`);
    group.answers.push(answer);
    groups.set(name, group);
  }
  if (groups.size === 0) throw new InputError('The file holds no rated group.');
  return groups;
}

await runWhenStarted(import.meta.url, calibrate, usage);
