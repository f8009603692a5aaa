import type { Abilities, Reply } from '../../chat/platform.ts';
import type { Button } from '../../chat/view.ts';
import type { Db } from '../../store/client.ts';
import { type Ctx, UserError } from '../ritual.ts';
import { leads } from './answering.ts';
import { readReport, waitsForAction } from './report.ts';
import { type Named, namesView, pageButton, reportView, type Told, trendBlocks, wordsView } from './reports.ts';
import * as rounds from './store.ts';

/** Reading reports. */

const roundsInTrend = 6;

/** What may be told of a closed round where `can` holds. */
export async function told(db: Db, round: rounds.RoundOfPoll, can: Abilities): Promise<Told> {
  const report = readReport(round.report);
  const quoted = report?.kind === 'figures' && report.words && can.unnamed;
  const leaders = await rounds.leaderAnswers(db, round.id);
  const ids = [...leaders.map(({ personId }) => personId), ...(round.actionById ? [round.actionById] : [])];
  const people = await rounds.peopleById(db, ids);
  return {
    round,
    leaders: leaders.flatMap((leader) => {
      const by = people.get(leader.personId);
      return by ? [{ by, ownJob: leader.ownJob, sharedJob: leader.sharedJob }] : [];
    }),
    words: quoted ? await rounds.answersOf(db, round.id) : [],
    actionBy: (round.actionById ? people.get(round.actionById) : undefined) ?? null,
  };
}

export async function latestResults(ctx: Ctx): Promise<Reply> {
  const round = await rounds.latestClosed(ctx.db, viewer(ctx));
  if (!round) throw new UserError('mission.noResults');
  return resultsOf(ctx, round);
}

/** The report, what changed over the rounds and, for leaders, what is theirs to read and to do. */
export async function resultsOf(ctx: Ctx, round: rounds.RoundOfPoll): Promise<Reply> {
  const { db, t, person, platform } = ctx;
  const buttons: Button[] = [];
  if (leads(person) && !round.anonymous) buttons.push(pageButton(t('mission.readNamed'), 'mission.names', round.id, 0));
  if (leads(person) && waitsForAction(round)) {
    buttons.push({ kind: 'button', label: t('mission.actionSay'), go: { to: 'mission.sayAction', args: [round.id] } });
  }
  const trend = trendBlocks(t, await trendOf(ctx, round));
  return { show: reportView(t, await told(db, round, platform.can), trend, buttons) };
}

/** The last rounds asked in the same place, as far as this person may read them. */
async function trendOf(ctx: Ctx, { poll }: rounds.RoundOfPoll): Promise<rounds.RoundOfPoll[]> {
  const readable: rounds.RoundOfPoll[] = [];
  for (const round of await rounds.closedIn(ctx.db, poll.placeId, roundsInTrend)) {
    if (await rounds.mayRead(ctx.db, round, viewer(ctx))) readable.push(round);
  }
  return readable;
}

/** A closed round whose report this person may read. Throws UserError. */
export async function readable(ctx: Ctx, roundId: string): Promise<rounds.RoundOfPoll> {
  const round = await rounds.roundById(ctx.db, ctx.workspace.id, roundId);
  if (round?.state !== 'closed') throw new UserError('mission.noResults');
  if (!(await rounds.mayRead(ctx.db, round, viewer(ctx)))) throw new UserError('mission.notYours');
  return round;
}

export async function wordsPage(ctx: Ctx, roundId: string, from: number): Promise<Reply> {
  const round = await readable(ctx, roundId);
  return { show: wordsView(ctx.t, await told(ctx.db, round, ctx.platform.can), from) };
}

/** For those whom the question said would read the names. */
export async function namesPage(ctx: Ctx, roundId: string, from: number): Promise<Reply> {
  const round = await readable(ctx, roundId);
  if (round.anonymous) throw new UserError('mission.notYours');
  const answers = await rounds.answersOf(ctx.db, round.id);
  const people = await rounds.peopleById(
    ctx.db,
    answers.flatMap(({ personId }) => personId ?? []),
  );
  const named = answers.flatMap((answer) => {
    const by: Named | undefined = people.get(answer.personId ?? '');
    return by ? [{ ...answer, by }] : [];
  });
  named.sort((a, b) => a.by.name.localeCompare(b.by.name));
  return { show: namesView(ctx.t, round, named, from) };
}

export function viewer({ workspace, place, person }: Ctx): rounds.Viewer {
  return { workspaceId: workspace.id, placeId: place.id, personId: person.id, leads: leads(person) };
}
