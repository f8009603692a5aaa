import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { action, UserError, word } from '../../../chat/asks.ts';
import { button, controls, entry, text, view } from '../../../chat/blocks.ts';
import type { Reply } from '../../../chat/platform.ts';
import { type Block, note, type View } from '../../../chat/view.ts';
import { placeSpan } from '../../../i18n/text.ts';
import type { Chapter } from '../../ritual.ts';
import { leaderAnswers } from '../records/answers.ts';
import { countAnswered } from '../records/participation.ts';
import * as rounds from '../records/rounds.ts';
import { leaders, ownJobsFrom } from '../rules.ts';
import { acting } from './action.ts';

/** The first to close by themselves, where more are open. */
const mostShown = 10;
const ofRound = z.tuple([z.uuid()]);

/** Closes the open round here; where there are several, asks which. */
async function close(ctx: Ctx): Promise<Reply> {
  const { db, t, workspace, place } = ctx;
  const open = await rounds.openTo(ctx, await rounds.openRounds(db, workspace.id), ({ poll }) => poll);
  const here = open.filter(({ poll }) => poll.placeId === place.id);
  const candidates = here.length > 0 ? here : open;
  const [only] = candidates;
  if (!only) throw new UserError('mission.nothingOpen');
  if (candidates.length === 1) return { show: await closeRound(ctx, only.id) };
  const entries: Block[] = [];
  for (const round of candidates.slice(0, mostShown)) {
    const where = placeSpan(await rounds.placeOf(db, round.poll));
    const said = t.rich('mission.oneOpen', { place: where, time: { time: round.closesAt } });
    entries.push(entry(said, { button: button(t('mission.close'), 'mission.close', [round.id]) }));
  }
  return { show: view(t('mission.whichClose'), text(t('mission.whichClose')), entries) };
}

/** @param isConfirmed they were told what is lost if it closes now */
async function closeRound(ctx: Ctx, roundId: string, isConfirmed = false): Promise<View> {
  const { store, db, t } = ctx;
  const round = await openRound(ctx, roundId);
  const lost = isConfirmed ? null : await lostNow(ctx, round);
  if (lost) {
    return view(
      lost,
      text(lost),
      controls(
        button(t('mission.closeAnyway'), 'mission.closeAnyway', [roundId], 'danger'),
        button(t('mission.keepOpen'), 'mission.keepOpen', [roundId]),
      ),
    );
  }
  const isClosed = await store.transaction((tx) => rounds.advance(tx, roundId, 'open', 'closing'));
  if (!isClosed) throw new UserError('mission.alreadyClosed');
  return note(t.rich('mission.closing', { place: placeSpan(await rounds.placeOf(db, round.poll)) }));
}

/**
 * What a round that closes now would lose, beside what it has and what it needs; null where it loses nothing. Without
 * names it is told only on which side of what is needed the answers are: a count that is asked for again and again would
 * tell when somebody answered.
 */
async function lostNow({ db, t, platform }: Ctx, round: rounds.RoundOfPoll): Promise<string | null> {
  const { id, anonymous, asked, kFigures: figures, kWords: words } = round;
  const answered = (await countAnswered(db, id)) - (await leaderAnswers(db, id)).length;
  const values = { answered, figures, words };
  if (answered < figures)
    return anonymous ? t('mission.loseFigures', { figures }) : t('mission.loseFiguresNamed', values);
  if (!platform.can.unnamed) return null;
  if (answered >= words) {
    const isWithin = anonymous && answered < ownJobsFrom && (asked ?? ownJobsFrom) >= ownJobsFrom;
    return isWithin ? t('mission.loseOwn', { words, own: ownJobsFrom }) : null;
  }
  return anonymous ? t('mission.loseWords', { figures, words }) : t('mission.loseWordsNamed', values);
}

async function openRound(ctx: Ctx, roundId: string): Promise<rounds.RoundOfPoll> {
  const round = await rounds.roundById(ctx.db, ctx.workspace.id, roundId);
  if (round?.state !== 'open') throw new UserError('mission.alreadyClosed');
  await rounds.needPoll(ctx, round.poll);
  return round;
}

/** Closing a round, and what is said to follow from it. */
export const closing: Chapter = {
  words: {
    close: word({
      summary: 'mission.word.close',
      options: [],
      may: leaders,
      answers: 'message',
      values: z.object({}),
      run: close,
    }),
    ...acting.words,
  },
  actions: {
    close: action({
      answers: 'message',
      may: leaders,
      args: ofRound,
      run: async (ctx, { args }) => ({ show: await closeRound(ctx, ...args) }),
    }),
    closeAnyway: action({
      answers: 'update',
      may: leaders,
      args: ofRound,
      run: async (ctx, { args: [roundId] }) => ({ replace: await closeRound(ctx, roundId, true) }),
    }),
    keepOpen: action({
      answers: 'update',
      may: leaders,
      args: ofRound,
      run: async (ctx, { args: [roundId] }) => {
        const { closesAt } = await openRound(ctx, roundId);
        return { replace: note(ctx.t.rich('mission.keptOpen', { time: { time: closesAt } })) };
      },
    }),
    ...acting.actions,
  },
  notices: acting.notices,
};
