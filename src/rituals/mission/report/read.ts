import type { Abilities } from '../../../chat/platform.ts';
import type { Db } from '../../../store/client.ts';
import type { Person, Place, Round } from '../../../store/rows.ts';
import { peopleByIds } from '../../../who/people.ts';
import { countUnnamed, leaderAnswers, someWords } from '../records/answers.ts';
import { type Figures, type Report, readReport } from '../records/frozen.ts';
import { actionsOf, placeOf, type RoundOfPoll } from '../records/rounds.ts';
import { changeOf, comparable } from '../records/verdict.ts';
import { type Edits, readEdits, seen } from './themes.ts';

/** Everything that is told of one closed round, from what was frozen at its close. */

export type Named = Pick<Person, 'externalId' | 'name'>;

/** Somebody's two answers: a leader's who agreed, or in a named round everybody's for those who may read names. */
export interface Said {
  by: Named;
  ownJob: string;
  sharedJob: string;
}

export interface Told {
  round: Round;
  report: Report;
  edits: Edits;
  place: Place;
  leaders: readonly Said[];
  /** How many unnamed answers may be read here; 0 where none may. */
  quotable: number;
  /** Some of them, to the question about the shared job. */
  quotes: readonly string[];
  actionBy: Named | null;
  /** What was said about it before that, the first first. */
  earlier: readonly string[];
  /** The rounds with figures of the same circle, up to and including this one, the oldest first. */
  trend: readonly Measured[];
}

export interface Measured {
  round: Round;
  report: Figures;
}

/** @param earlier rounds of the same place that may be read here, oldest first */
export async function tell(
  db: Db,
  round: RoundOfPoll,
  { can, quotes, earlier }: { can: Abilities; quotes: number; earlier: readonly Round[] },
): Promise<Told> {
  const report = readReport(round.report);
  if (!report) throw new Error(`round ${round.id} has no report`);
  const mayQuote = report.kind === 'figures' && report.words && can.unnamed;
  const leaders = report.kind === 'figures' ? await leaderAnswers(db, round.id) : [];
  const ids = [...leaders.map(({ personId }) => personId), round.actionById];
  const people = await peopleByIds(db, round.poll.workspaceId, ids);
  return {
    round,
    report,
    edits: readEdits(round.themes),
    place: await placeOf(db, round.poll),
    leaders: leaders.flatMap((leader) => {
      const by = people.get(leader.personId);
      return by ? [{ by, ownJob: leader.ownJob, sharedJob: leader.sharedJob }] : [];
    }),
    quotable: mayQuote ? await countUnnamed(db, round.id) : 0,
    quotes: mayQuote ? await someWords(db, round.id, 'sharedJob', { from: 0, most: quotes }) : [],
    actionBy: people.get(round.actionById ?? '') ?? null,
    earlier: (await actionsOf(db, round.id)).slice(0, -1).map((action) => action.text),
    trend: measured([...earlier.filter(({ id }) => id !== round.id), round], round),
  };
}

/** A channel is not the company, so rounds of the one are not compared with rounds of the other. */
function measured(all: readonly Round[], round: Round): Measured[] {
  return all.flatMap((one) => {
    const report = readReport(one.report);
    const same = (one.audience === 'channel') === (round.audience === 'channel');
    return report?.kind === 'figures' && same ? [{ round: one, report }] : [];
  });
}

/** A round's score, and nothing where it would hide two stories behind one figure. */
export function scoreOf({ round, report }: Measured): Figures['score'] {
  return seen(report, readEdits(round.themes)).verdict === 'split' ? null : report.score;
}

/** How the score changed since the last round that it can be compared with. */
export function lastChange({ trend }: Told) {
  const now = trend.at(-1);
  const to = now && scoreOf(now);
  if (!now || !to) return null;
  const before = trend.slice(0, -1).findLast((one) => scoreOf(one) && comparable(one.report, now.report));
  const from = before && scoreOf(before);
  const change = before && changeOf(before.report, now.report);
  return change && from ? { change, since: before.round, from, to } : null;
}
