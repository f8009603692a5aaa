import { constantsOf } from '../encoders/scale.ts';
import { powerOf } from '../figures/power.ts';
import type { Verdict } from '../figures/verdict.ts';
import type { ConsensusFigure, Counts, Figure, Reckoning, Theme, Why } from '../round/reckoning.ts';
import { decimals } from './input.ts';

const reasons: Record<Why, string> = {
  'no answers': 'nobody gave an answer that can be compared',
  'too few': 'one answer alone cannot be compared with others',
  'no pair in one language': 'no two people answered in the same language',
  'no mission': 'no mission was stated',
  'no mission in these languages': 'the mission is not stated in a language that was answered in',
  'not calibrated': 'this encoder has not been calibrated',
  'one part': 'the answers are not cut into parts',
  'parts too small': 'the parts are too small to be shown',
  'read by wording': 'wording alone cannot read it',
};

const verdicts: Record<Verdict, string> = {
  one: 'one story',
  'stands-out': 'one job stands out, short of one story',
  several: 'two or three camps',
  many: 'really many stories',
  open: 'too wide a range to tell',
  'too-few': 'too few answers',
};

/** The whole reckoning in plain sentences, one a line: for a terminal, in English. */
export function sentencesOf(reckoning: Reckoning): string[] {
  const { encoder, languages } = reckoning;
  return [
    `Reckoned by ${encoder.name}, version ${encoder.version}.`,
    countsSentence('What is our shared job?', reckoning.shared),
    ...(reckoning.own.given > 0 ? [countsSentence('What is your job?', reckoning.own)] : []),
    ...(languages.length > 0
      ? [`Languages: ${languages.map((one) => `${one.language} ${one.people}`).join(', ')}.`]
      : []),
    `Verdict: ${verdicts[reckoning.verdict]}.`,
    ...told('Consensus', reckoning.consensus, consensusSentences),
    ...powerSentences(reckoning),
    ...told('Themes', reckoning.themes, ({ themes, alone, topShare, n2, same }) => [
      ...(same === null ? [] : [`Two colleagues drawn at random describe the same job ${percent(same)} of the time.`]),
      `Themes of two people or more: ${themes.length}; ${counted(alone, 'answer')} like no other. As mixed as ${n2.toFixed(1)} themes of equal size; the largest holds ${percent(topShare)}.`,
      ...themes.slice(0, 10).map(themeSentence),
    ]),
    ...told('Closeness to the mission', reckoning.closeness, ({ m, halfWidth, united, near }) => [
      `Closeness to the mission: ${decimals(m, 4)}${halfWidth === null ? '' : ` ± ${decimals(halfWidth, 4)}`} = united ${decimals(united, 4)} × near ${near === null ? 'nothing, for the answers cancel out' : decimals(near, 4)}.`,
    ]),
    ...told('Line of sight', reckoning.lineOfSight, ({ linked, n, share, interval, generic, lift }) => [
      `Line of sight: ${linked} of ${counted(n, 'job')} ${linked === 1 ? 'links' : 'link'} with the mission, ${percent(share)} (${percent(interval.low)} to ${percent(interval.high)}); generic missions reach ${percent(generic)}, a lift of ${counted(Math.round(100 * lift), 'point')}.`,
    ]),
  ];
}

function told<T>(name: string, figure: Figure<T>, say: (value: T) => string[]): string[] {
  return figure.kind === 'known' ? say(figure.value) : [`${name}: cannot be told, because ${reasons[figure.why]}.`];
}

function countsSentence(question: string, counts: Counts): string {
  const { given, usable, blank, dontKnow, shortened } = counts;
  const cut = shortened === 0 ? '' : ` ${shortened} so long that only the beginning was read.`;
  return `"${question}": ${counted(given, 'answer')}, ${usable} usable, ${blank} blank, ${dontKnow} "don't know".${cut}`;
}

function consensusSentences({ n, u, interval, score, pairsCovered, sharedWord }: ConsensusFigure): string[] {
  const range = interval
    ? ` (likely from ${decimals(interval.low, 4)} to ${decimals(interval.high, 4)})`
    : ' (two answers alone give no range)';
  return [
    `Consensus of ${n} people: ${decimals(u, 4)}${range}.`,
    ...told('Score', score, ({ value, interval: between }) => [
      `Score: ${Math.round(value)} of 100${between ? ` (likely from ${Math.round(between.low)} to ${Math.round(between.high)})` : ''}.`,
    ]),
    ...(sharedWord === null
      ? []
      : [`The answers share a word, "${sharedWord}", more than a job: the figures are those without it.`]),
    ...(pairsCovered < 1 ? [`Compared within languages only: ${percent(pairsCovered)} of all pairs of people.`] : []),
  ];
}

function powerSentences({ consensus, encoder }: Reckoning): string[] {
  const scale = constantsOf(encoder);
  if (consensus.kind === 'unknown' || !consensus.value.interval || !scale) return [];
  const { n, u, interval } = consensus.value;
  const seen = powerOf({ n, u, standardError: interval.standardError }, 30, scale);
  return [`With ${n} answers a rise of 30 points would be seen in ${Math.round(10 * seen)} of 10 cases.`];
}

function themeSentence({ people, share, label }: Theme): string {
  return `  ${people} people, ${percent(share)}: ${label.map(({ word }) => word).join(', ')}`;
}

function counted(n: number, what: string): string {
  return `${n} ${what}${Math.abs(n) === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
