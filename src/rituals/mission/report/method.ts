import type { Translator } from '../../../i18n/translate.ts';
import type { Figures } from '../records/frozen.ts';
import { shownThemes } from '../records/themes.ts';
import { seenOfTen, soughtChange } from '../records/verdict.ts';
import { exactFrom, ownJobsFrom } from '../rules.ts';
import { markOf, type Told } from './read.ts';
import { who } from './sentences.ts';

/** How everything in a report was found, sentence by sentence. */
export function method(t: Translator, report: Figures, told: Told): string[] {
  const { encoder, mission, dontKnow, answered, apart = 0 } = report;
  const { kFigures, kWords } = told.round;
  const isMixed = shownThemes(report, told.edits).some(({ mixed }) => mixed);
  return [
    ...readBy(t, encoder, told.round.sendsTo),
    t('report.method.negation'),
    ...languages(t, report),
    ...figure(t, report, told),
    ...(mission ? [t('report.method.mission', mission)] : []),
    ...sight(t, report),
    ...(apart === 0 ? [] : [t('report.apart')]),
    ...(dontKnow === null ? [] : [t('report.method.dontKnow', { who: who(t, report, dontKnow) })]),
    ...(isMixed ? [t('report.method.mixed', { figures: kFigures })] : []),
    ...(answered.low - apart < exactFrom ? [t('report.method.rounded')] : []),
    t('report.method.shown', { figures: kFigures, words: kWords, own: ownJobsFrom }),
    t('report.method.encoder', { name: encoder.name, version: encoder.version }),
  ];
}

/** @param host null: the service runs on this machine */
function readBy(t: Translator, { kind, name, insteadOf }: Figures['encoder'], host: string | null): string[] {
  if (kind === 'service') {
    return [host === null ? t('report.method.serviceHere') : t('report.method.service', { host })];
  }
  const ways = {
    wording: 'report.method.wording',
    meaning: 'report.method.meaning',
    gist: 'report.method.gist',
  } as const;
  const read = t(name === 'gist' ? ways.gist : ways[kind]);
  if (!insteadOf) return [read];
  return [host === null ? t('report.method.insteadHere') : t('report.method.instead', { host }), read];
}

function languages(t: Translator, { encoder, languages, compared }: Figures): string[] {
  if (encoder.name === 'gist') return [];
  const all = languages.map(({ language, share: percent }) => {
    return t('report.method.language', { language: t(`report.language.${language}`), percent });
  });
  return [
    ...(all.length > 1 ? [t('report.method.languages', { languages: all.join(', ') })] : []),
    compared === null ? t('report.method.sameLanguage') : t('report.method.compared', { percent: compared }),
  ];
}

/** Nothing about a figure that is not given. */
function figure(t: Translator, report: Figures, { round, trend, edits }: Told): string[] {
  const mark = markOf(trend.at(-1) ?? { round, report });
  if (!('score' in mark)) return [];
  const { error } = mark.score;
  const times = seenOfTen(report);
  // where champions joined themes, more do than were counted
  const isCounted = !edits.named.some(({ of }) => of.length > 1);
  return [
    t('report.method.score', { error }),
    ...(isOfTeam(report) ? [t('report.method.team')] : []),
    ...(isCounted && report.same !== null
      ? [t('report.pairs', { same: report.same, across: report.encoder.name === 'gist' ? 'yes' : 'no' })]
      : []),
    ...(times === null ? [] : [t('report.power', { points: soughtChange, times })]),
  ];
}

function isOfTeam({ score, sampled }: Figures): boolean {
  return score !== null && sampled !== null && (score.low !== sampled.low || score.high !== sampled.high);
}

function sight(t: Translator, report: Figures): string[] {
  const { sight } = report;
  if (!sight) return [];
  if (sight.kind !== 'share') {
    return [sight.kind === 'nearly all' ? t('report.sight.nearlyAll') : t('report.sight.hardlyAny')];
  }
  const { lift } = sight;
  return [
    t('report.sight.share', { who: who(t, report, sight) }),
    lift > 0 ? t('report.sight.more', { lift }) : t('report.sight.asAny'),
  ];
}
