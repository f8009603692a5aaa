import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { action, UserError } from '../../chat/asks.ts';
import { words } from '../../chat/input.ts';
import type { Reply } from '../../chat/platform.ts';
import { note } from '../../chat/view.ts';
import type { Role } from '../../who/roles.ts';
import type { Services } from '../services.ts';
import { answerable, concerning, givenBy, leads, saveAnswer, showOwn } from './answering.ts';
import { actionForm, answerForm, longestAction, longestAnswer, longestStatement, statementForm } from './forms.ts';
import { act, closeRound, keepOpen } from './leading.ts';
import { asFound, nameThemes, themesForm, themeValues } from './naming.ts';
import { earlier, state } from './overview.ts';
import { continuePoll, endPoll, plan } from './planning.ts';
import { detailsOf, namesPage, readable, resultsOf, wordsPage } from './results.ts';
import { thirdRating } from './rules.ts';
import { isShown } from './store-answers.ts';
import { statementsOf } from './store-polls.ts';
import { leaderButton, thanksView } from './views.ts';

const leaders: readonly Role[] = ['champion', 'admin'];
const nothing = z.tuple([]);
const id = z.tuple([z.uuid()]).transform(([one]) => one);
const page = z.tuple([z.uuid(), z.coerce.number().int().min(0)]);

const rating = z
  .string()
  .optional()
  .transform((given) => (given ? Number(given) : null))
  .pipe(z.int().min(1).max(5).nullable());

const answerValues = z.object({
  own: words(longestAnswer),
  shared: words(longestAnswer),
  rating1: rating,
  rating2: rating,
  rating3: rating,
});
type AnswerValues = z.infer<typeof answerValues>;

const planValues = z.object({
  rhythm: z.enum(['quarterly', 'monthly', 'once']),
  first: words(60),
  time: words(60),
  whom: z.enum(['channel', 'everyone', 'ten']),
  names: z.enum(['words10', 'words5', 'named']),
});

/** The form of the first poll to close that waits for this person; else of one whose answer they may change. */
export async function answerWaiting(ctx: Ctx): Promise<Reply> {
  const mine = await concerning(ctx);
  const found = mine.find(({ standing }) => standing === 'waits') ?? mine[0];
  if (!found) throw new UserError('mission.nothingWaits');
  return openForm(ctx, found.round.id);
}

async function openForm(ctx: Ctx, roundId: string): Promise<Reply> {
  const { t } = ctx;
  const { round, answered } = await answerable(ctx, roundId);
  const given = answered ? await givenBy(ctx, round) : null;
  if (answered && !given) throw new UserError('mission.cannotChange');
  const named = round.anonymous ? t('mission.unnamed') : t('mission.named');
  const intro = round.sendsTo === null ? named : `${named} ${t('mission.sent', { host: round.sendsTo })}`;
  return { ask: answerForm(t, { to: 'mission.send', args: [roundId], third: round.thirdRating, given, intro }) };
}

async function send(ctx: Ctx, roundId: string, values: AnswerValues): Promise<Reply> {
  const { db, t, workspace, person } = ctx;
  const { own, shared, rating1, rating2, rating3 } = values;
  const round = await saveAnswer(ctx, roundId, { ownJob: own, sharedJob: shared, rating1, rating2, rating3 });
  const stated = await statementsOf(db, workspace.id);
  const shown = await isShown(db, roundId, person.id);
  return { show: thanksView(t, round, { stated, leads: leads(person), shown }) };
}

async function show(ctx: Ctx, roundId: string, shown: boolean): Promise<Reply> {
  await showOwn(ctx, roundId, shown);
  const text = shown ? ctx.t('mission.leaderShown') : ctx.t('mission.leaderHidden');
  return { show: note(text, [leaderButton(ctx.t, roundId, shown)]) };
}

async function sayAction(ctx: Ctx, roundId: string): Promise<Reply> {
  await readable(ctx, roundId);
  return { ask: actionForm(ctx.t, roundId) };
}

/** The questions to try out, of nobody and kept nowhere. */
function trial({ t }: Ctx): Reply {
  const intro = t('mission.tryOut');
  return { ask: answerForm(t, { to: 'mission.tried', args: [], third: thirdRating(0), given: null, intro }) };
}

/** What people press and fill in. */
export function actionsWith(services: Services) {
  return {
    answer: action({ answers: 'form', args: id, run: (ctx, { args }) => openForm(ctx, args) }),
    send: action({
      answers: 'message',
      unseen: true,
      args: id,
      values: answerValues,
      run: (ctx, { args, values }) => send(ctx, args, values),
    }),
    state: action({
      answers: 'form',
      may: ['admin'],
      args: nothing,
      run: async ({ t }) => ({ ask: statementForm(t) }),
    }),
    restate: action({
      answers: 'message',
      may: ['admin'],
      args: nothing,
      values: z.object({ statement: words(longestStatement) }),
      run: (ctx, { values }) => state(ctx, values.statement),
    }),
    showMine: action({ answers: 'message', may: leaders, args: id, run: (ctx, { args }) => show(ctx, args, true) }),
    hideMine: action({ answers: 'message', may: leaders, args: id, run: (ctx, { args }) => show(ctx, args, false) }),
    plan: action({
      answers: 'message',
      may: leaders,
      args: nothing,
      values: planValues,
      run: (ctx, { values }) => plan(ctx, values, services.alignment.sendsTo),
    }),
    end: action({ answers: 'message', may: leaders, args: id, run: (ctx, { args }) => endPoll(ctx, args) }),
    continue: action({ answers: 'message', may: leaders, args: id, run: (ctx, { args }) => continuePoll(ctx, args) }),
    close: action({
      answers: 'message',
      may: leaders,
      args: id,
      run: async (ctx, { args }) => ({ show: await closeRound(ctx, args, false) }),
    }),
    closeAnyway: action({
      answers: 'update',
      may: leaders,
      args: id,
      run: async (ctx, { args }) => ({ replace: await closeRound(ctx, args, true) }),
    }),
    keepOpen: action({ answers: 'update', may: leaders, args: id, run: (ctx, { args }) => keepOpen(ctx, args) }),
    results: action({
      answers: 'message',
      args: id,
      run: async (ctx, { args }) => ({ show: await resultsOf(ctx, services, await readable(ctx, args)) }),
    }),
    details: action({
      answers: 'message',
      args: id,
      run: async (ctx, { args }) => ({ show: await detailsOf(ctx, args, false) }),
    }),
    look: action({
      answers: 'update',
      args: id,
      run: async (ctx, { args }) => ({ replace: await detailsOf(ctx, args, true) }),
    }),
    lookBack: action({
      answers: 'update',
      args: id,
      run: async (ctx, { args }) => ({ replace: await resultsOf(ctx, services, await readable(ctx, args)) }),
    }),
    nameThemes: action({ answers: 'form', may: leaders, args: id, run: (ctx, { args }) => themesForm(ctx, args) }),
    themes: action({
      answers: 'message',
      may: leaders,
      args: id,
      values: themeValues,
      run: (ctx, { args, values }) => nameThemes(ctx, args, values),
    }),
    asFound: action({
      answers: 'update',
      may: leaders,
      args: id,
      run: async (ctx, { args }) => ({ replace: await asFound(ctx, args) }),
    }),
    words: action({ answers: 'message', args: page, run: (ctx, { args }) => wordsPage(ctx, ...args) }),
    names: action({ answers: 'message', may: leaders, args: page, run: (ctx, { args }) => namesPage(ctx, ...args) }),
    earlier: action({ answers: 'message', args: nothing, run: (ctx) => earlier(ctx) }),
    sayAction: action({ answers: 'form', may: leaders, args: id, run: (ctx, { args }) => sayAction(ctx, args) }),
    act: action({
      answers: 'message',
      may: leaders,
      args: id,
      values: z.object({ action: words(longestAction) }),
      run: (ctx, { args, values }) => act(ctx, args, values.action),
    }),
    trial: action({ answers: 'form', args: nothing, run: async (ctx) => trial(ctx) }),
    tried: action({
      answers: 'message',
      args: nothing,
      values: answerValues,
      run: async ({ t }) => ({ show: note(t('mission.tried')) }),
    }),
  };
}
