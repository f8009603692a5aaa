import { genericMissions } from '../data/tables/phrases.ts';
import { lineOfSight, missionCloseness } from '../figures/mission.ts';
import type { Language } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import type { Speakers, VectorSource } from './answers.ts';
import { known, type Reckoning, unknown } from './reckoning.ts';

/** The two figures that need the mission as stated, each answer against the mission in its own language. */
export function missionFigures(
  shared: readonly Speakers[],
  own: readonly Speakers[],
  missions: Partial<Record<Language, string>>,
  source: VectorSource,
  tauLink: number | undefined,
): Pick<Reckoning, 'closeness' | 'lineOfSight'> {
  const stated = new Map<Language, SparseVector>();
  for (const [language, text] of Object.entries(missions) as [Language, string][]) {
    const words = wordsOf(text);
    if (words.length > 0) stated.set(language, source.vectorOf({ text, words, language }));
  }
  if (stated.size === 0) return { closeness: unknown('no mission'), lineOfSight: unknown('no mission') };
  const closeness = missionCloseness(withMission(shared, stated, source.across));
  return {
    closeness: closeness
      ? known(closeness)
      : unknown(shared.length === 0 ? 'no answers' : 'no mission in these languages'),
    // by wording alone it finds the mission of somebody else as often as one's own
    lineOfSight:
      source.kind === 'wording' && own.length > 0
        ? unknown('read by wording')
        : lineOfSightFigure(own, stated, source, tauLink),
  };
}

/** The mission in a group's own language; where languages are compared, in whichever it is stated. */
function withMission(speakers: readonly Speakers[], stated: ReadonlyMap<Language, SparseVector>, across: boolean) {
  return speakers.flatMap(({ language, people }) => {
    const mission = stated.get(language) ?? (across ? [...stated.values()][0] : undefined);
    return mission ? [{ language, mission, rows: people.map(({ vector }) => vector) }] : [];
  });
}

function lineOfSightFigure(
  own: readonly Speakers[],
  stated: ReadonlyMap<Language, SparseVector>,
  source: VectorSource,
  tauLink: number | undefined,
): Reckoning['lineOfSight'] {
  if (tauLink === undefined) return unknown('not calibrated');
  const generic = genericMissions as Partial<Record<Language, readonly string[]>> satisfies object;
  const languages = withMission(own, stated, source.across).map((one) => ({
    ...one,
    generic: (generic[one.language] ?? []).map((text) =>
      source.vectorOf({ text, words: wordsOf(text), language: one.language }),
    ),
  }));
  const sight = lineOfSight(languages, tauLink);
  return sight ? known(sight) : unknown(own.length === 0 ? 'no answers' : 'no mission in these languages');
}
