import { z } from 'zod';
import type { Ctx, SetupStep } from '../../../chat/asks.ts';
import { action, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { choice, paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note } from '../../../chat/view.ts';
import type { Round } from '../../../store/rows.ts';
import { sayDigits } from '../../../time/say.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Chapter } from '../../ritual.ts';
import { isShown } from '../records/answers.ts';
import { myRounds } from '../records/rounds.ts';
import { leaders, ownJobsFrom, type RatingId, ratingsOf } from '../rules.ts';
import { statementsOf } from '../statement/store.ts';
import { answerable, givenBy, saveAnswer, showOwn } from './save.ts';
import { leaderView, thanksView } from './views.ts';

/** Characters: a sentence or two, which still fits where several are read together. */
const longest = 600;
/** From 1, not at all, to 5, completely. */
const steps = ['1', '2', '3', '4', '5'] as const;

function rating(id: RatingId) {
  return choice({
    label: `mission.label.${id}`,
    hint: (t) => t('mission.scale', { rating: t(`mission.rating.${id}`) }),
    optional: true,
    options: ({ t }) => steps.map((value) => ({ value, label: sayDigits(Number(value), t.locale) })),
  });
}

/** Two questions and three ratings; which the third is depends on the round. */
const questions = {
  own: paragraph({ label: 'mission.own', hint: 'mission.hint', max: longest }),
  shared: paragraph({ label: 'mission.shared', hint: 'mission.hint', max: longest }),
  rating1: rating('serves'),
  rating2: rating('free'),
  rating3: rating('training'),
};

const ofRound = z.tuple([z.uuid()]);

const answering = form({
  route: 'mission.answer',
  args: ofRound,
  unseen: true,
  title: 'mission.form',
  submit: 'mission.send',
  fields: questions,
  async open(ctx, [roundId]) {
    const { t } = ctx;
    const { round, answered } = await answerable(ctx, roundId);
    const given = answered ? await givenBy(ctx, round) : null;
    if (answered && !given) throw new UserError('mission.cannotChange');
    const named = round.anonymous ? t('mission.unnamed') : t('mission.named');
    const third = ratingsOf(round.thirdRating)[2] ?? 'training';
    const hint = t('mission.scale', { rating: t(`mission.rating.${third}`) });
    return {
      intro: round.sendsTo === null ? named : `${named} ${t('mission.sent', { host: round.sendsTo })}`,
      labels: { ...hintsOf(ctx, round), rating3: { label: t(`mission.label.${third}`), hint } },
      ...(given && {
        filled: {
          own: given.ownJob,
          shared: given.sharedJob,
          rating1: filled(given.rating1),
          rating2: filled(given.rating2),
          rating3: filled(given.rating3),
        },
      }),
    };
  },
  async save(ctx, [roundId], { own, shared, ...ratings }) {
    const { db, t, workspace, person } = ctx;
    const [rating1, rating2, rating3] = [read(ratings.rating1), read(ratings.rating2), read(ratings.rating3)];
    const round = await saveAnswer(ctx, roundId, { ownJob: own, sharedJob: shared, rating1, rating2, rating3 });
    const stated = await statementsOf(db, workspace.id);
    const shown = await isShown(db, roundId, person.id);
    return { show: thanksView(t, round, { stated, leads: mayUse(person, leaders), shown }) };
  },
});

/** Under each question: who will read it. */
function hintsOf({ t, platform }: Ctx, { anonymous, kWords }: Round) {
  if (!platform.can.unnamed) {
    const hint = anonymous ? t('mission.hintUnread') : t('mission.hintNamedUnread');
    return { own: { hint }, shared: { hint } };
  }
  const own = { n: Math.max(kWords, ownJobsFrom) };
  const shared = { n: kWords };
  return anonymous
    ? { own: { hint: t('mission.hintOwn', own) }, shared: { hint: t('mission.hintShared', shared) } }
    : { own: { hint: t('mission.hintOwnNamed', own) }, shared: { hint: t('mission.hintSharedNamed', shared) } };
}

function filled(given: number | null): string | null {
  return given === null ? null : String(given);
}

function read(given: string | null): number | null {
  return given === null ? null : Number(given);
}

/** The questions to try out, of nobody and kept nowhere. */
const trial = form({
  route: 'mission.trial',
  args: z.tuple([]),
  title: 'mission.form',
  submit: 'mission.send',
  fields: questions,
  open: ({ t }) => ({ intro: t('mission.tryOut') }),
  save: async ({ t }) => ({ show: note(t('mission.tried')) }),
});

/** The form of the first poll to close that waits for this person; else of one whose answer they may change. */
async function answerWaiting(ctx: Ctx): Promise<Reply> {
  const mine = await myRounds(ctx);
  const found = mine.find(({ part }) => part === 'waits') ?? mine[0];
  if (!found) throw new UserError('mission.nothingWaits');
  return answering.ask(ctx, [found.round.id]);
}

function showsMine(isMineShown: boolean) {
  return action({
    answers: 'message',
    may: leaders,
    args: ofRound,
    run: async (ctx, { args: [roundId] }) => {
      await showOwn(ctx, roundId, isMineShown);
      return { show: leaderView(ctx.t, roundId, isMineShown) };
    },
  });
}

/** Answering, and what leaders show of their own answers. */
export const answers: Chapter = {
  words: {
    answer: word({
      summary: 'mission.word.answer',
      options: [],
      answers: 'form',
      values: z.object({}),
      run: answerWaiting,
    }),
  },
  actions: { ...answering.actions, ...trial.actions, showMine: showsMine(true), hideMine: showsMine(false) },
};

export const trialStep: SetupStep = {
  title: 'mission.setup.trial.title',
  text: 'mission.setup.trial.text',
  controls: ({ t }) => [button(t('mission.setup.trial.go'), 'mission.trial', [], 'primary')],
  done: async () => null,
};
