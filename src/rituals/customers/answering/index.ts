import { z } from 'zod';
import { type Ctx, changes, shows, UserError, word } from '../../../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import { unsettle } from '../../../owned/work.ts';
import { dontAsk } from '../../../problems/learn.ts';
import type { Tx } from '../../../store/client.ts';
import type { Voice, VoiceMove } from '../../../store/rows.ts';
import { sayMoment } from '../../../time/say.ts';
import { changed } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { longestWords } from '../../../voices/rules.ts';
import { changeVoice, lastMove, moveById, removeMove, voiceNumbered } from '../../../voices/store.ts';
import { takenOut } from '../../../voices/views.ts';
import type { Chapter } from '../../ritual.ts';
import { canUndo } from '../rules.ts';
import { formsWith } from './forms.ts';
import { moved, moveNotices, named, replied } from './notices.ts';
import { answerIn, needOpen, type Step, solutionOf, solveIn, takeIn } from './steps.ts';

const one = z.tuple([z.string().min(1)]);

/** What was done, with the way back for as long as nobody else was told. */
export function receipt({ t }: Pick<Ctx, 't'>, said: Text, { move, voice }: Step, ...more: (Text | null)[]): View {
  return view(
    said,
    text(said),
    voice.answer && move.kind !== 'taken' ? quote(shorten(voice.answer, 1200)) : null,
    more.flatMap((line) => (line === null ? [] : [small(line)])),
    controls(
      move.kind === 'answered' && voice.answer === null
        ? button(t('customers.button.whatSaid'), 'customers.answer', [voice.id])
        : null,
      voice.answeredAt !== null && voice.solvedAt === null && voice.news !== 'good'
        ? button(t('customers.button.solved'), 'customers.solve', [voice.id])
        : null,
      voice.solvedAt !== null && voice.problemId === null && voice.news !== 'good'
        ? button(t('problems.button.learn'), 'customers.same', [voice.id])
        : null,
      button(t('customers.button.undo'), 'customers.undo', [move.id]),
    ),
  );
}

async function take(ctx: Ctx, id: string): Promise<View> {
  const { store, t, now } = ctx;
  const step = await store.transaction((tx) => takeIn(tx, ctx, id));
  const { number, dueAt } = step.voice;
  const due = dueAt === null ? '' : sayMoment(dueAt, t.zone, t.locale, now);
  return receipt(ctx, t('customers.taken', { number, due, has: dueAt === null ? 'none' : 'day' }), step);
}

async function solve(ctx: Ctx, id: string): Promise<View> {
  const step = await ctx.store.transaction((tx) => solveIn(tx, ctx, id));
  return receipt(ctx, ctx.t('customers.solvedNow', { number: step.voice.number }), step);
}

/** Takes back the latest that one did oneself, for as long as nobody was told. */
async function undo(ctx: Ctx, moveId: string): Promise<View> {
  const { store, t, now, person, workspace } = ctx;
  const voice = await store.transaction(async (tx) => {
    const move = await moveById(tx, workspace.id, moveId);
    if (!move) throw new UserError('owned.undoneBefore');
    if ((await lastMove(tx, move.voiceId))?.id !== moveId) throw new UserError('owned.undoMoved');
    if (move.personId !== person.id) throw new UserError('owned.undoOthers');
    if (!canUndo(move, now)) throw new UserError('owned.undoLate');
    await needOpen(tx, ctx, move.voiceId);
    await removeMove(tx, moveId);
    const back = await changeVoice(tx, move.voice, before(move.voice, move, await lastMove(tx, move.voiceId)));
    await withdrawNews(tx, move);
    if (move.kind === 'solved') await dontAsk(tx, move.voiceId, person.id);
    const kind = { answered: 'given' as const, solved: 'done' as const }[String(move.kind)];
    if (kind) await unsettle(tx, solutionOf(move.voiceId), { kind, at: move.at }, now);
    await changed(tx, ctx, back);
    return back;
  });
  const said = t('customers.undone', { number: voice.number });
  return view(said, text(said));
}

/** The voice as it was before its latest move. @param earlier the one before that */
function before(voice: Voice, { kind, holderId, dueAt, at }: VoiceMove, earlier: VoiceMove | null): Partial<Voice> {
  const isFirst = (time: Date | null) => time?.getTime() === at.getTime();
  const wasAnswered = earlier?.kind === 'answered' || earlier?.kind === 'solved' || !isFirst(voice.answeredAt);
  return {
    holderId,
    dueAt,
    ...(isFirst(voice.takenAt) && !earlier && { takenAt: null }),
    ...(!wasAnswered && { answeredAt: null, answeredById: null, answer: null }),
    // what was added later goes alone
    ...(kind === 'answered' && { answer: null }),
    ...(kind === 'solved' && { solvedAt: null }),
    ...(kind === 'moved' && { movedAt: null, movedWhy: null }),
  };
}

async function withdrawNews(tx: Tx, { id, voice }: VoiceMove & { voice: Voice }): Promise<void> {
  await named.withdraw(tx, [id, voice.holderId ?? '']);
  await moved.withdraw(tx, [id]);
  await replied.withdraw(tx, [id]);
}

/** Who answers, that they have, and that it is solved. @param mask takes personal details out of what is written */
export function answeringWith(mask: Mask): Chapter {
  const forms = formsWith(mask, receipt);
  return {
    words: {
      answered: word({
        summary: 'customers.word.answered',
        options: [
          { name: 'number', kind: 'number', label: 'customers.option.number' },
          { name: 'answer', kind: 'text', label: 'customers.option.answer', optional: true, max: longestWords },
        ],
        values: z.object({ number: z.number(), answer: typedText(longestWords).optional() }),
        async run(ctx, { number, answer }) {
          const { db, workspace, store, t } = ctx;
          const found = await voiceNumbered(db, workspace.id, number);
          if (!found) throw new UserError('customers.noSuchNumber', { number });
          const { texts, found: taken } = await masked(ctx, mask, { answer: answer ?? null });
          const step = await store.transaction((tx) => answerIn(tx, ctx, found.id, { answer: texts.answer ?? null }));
          const out = takenOut(t, taken);
          return { show: receipt(ctx, t('customers.answeredNow', { number }), step, out) };
        },
      }),
    },
    actions: {
      ...forms.actions,
      take: shows(one, take),
      solve: shows(one, solve),
      undo: changes(one, undo),
    },
    notices: moveNotices,
  };
}
