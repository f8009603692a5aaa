import { z } from 'zod';
import { type Action, action, type Ctx, type HomeLine, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note, type View } from '../../../chat/view.ts';
import { peopleByIds } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Chapter } from '../../ritual.ts';
import { ideaById, wholeIdea } from '../records/ideas.ts';
import { queueFor } from '../records/queue.ts';
import { stepIn, undoIn } from '../records/steps.ts';
import { owner, told } from '../records/told.ts';
import {
  headOf,
  ideaView,
  named,
  type Origin,
  openButton,
  origins,
  short,
  stateOf,
  titleOf,
} from '../records/views.ts';
import { voteIn } from '../records/votes.ts';
import { decides, type Step, takesVotes } from '../rules.ts';
import { decisions } from './decisions.ts';
import { questions } from './questions.ts';
import { questionsFor } from './store.ts';
import { queueEndView, reviewView, steppedView } from './views.ts';

/** The first idea of the queue with a higher number than `after`. */
async function nextToReview(ctx: Ctx, after: number): Promise<View> {
  const { db, workspace, person, t, now } = ctx;
  const { ideas, count } = await queueFor(db, workspace.id, person.id, { after, now });
  const [idea] = ideas;
  return idea ? reviewView(t, await wholeIdea(db, idea, person), count, person.id, now) : queueEndView(t, count);
}

/**
 * A step that asks nothing more: a quiet one shows the idea as it is now where it was pressed there; otherwise what was
 * done is said, with Undo.
 */
async function simply(ctx: Ctx, id: string, step: Step, from: Origin): Promise<Reply> {
  const { store, t } = ctx;
  const taken = await store.transaction((tx) => stepIn(tx, ctx, id, step));
  if (step === 'take' && from === 'review') return { replace: await nextToReview(ctx, taken.idea.number - 1) };
  if (step === 'take' && from === 'show') return { replace: await ideaView(ctx, taken.idea, from) };
  const said = steppedView(t, step, taken);
  return from === 'post' ? { show: said } : { replace: said };
}

function step(name: Step, roles: Pick<Action, 'may'> = { may: decides }) {
  return action({
    answers: 'update',
    ...roles,
    args: z.tuple([z.string().min(1), z.enum(origins)]),
    run: (ctx, { args: [id, from] }) => simply(ctx, id, name, from),
  });
}

/** @param voteFor the idea that "same thing" also gave a vote to, which is taken back as well */
async function undo(ctx: Ctx, eventId: string, voteFor = ''): Promise<Reply> {
  const { t, store, workspace } = ctx;
  const idea = await store.transaction(async (tx) => {
    const other = voteFor && (await ideaById(tx, workspace.id, voteFor));
    if (other && takesVotes(other.state)) await voteIn(tx, ctx, other.id, false);
    return undoIn(tx, ctx, eventId);
  });
  const said = t('ideas.undone', { number: idea.number, title: titleOf(idea), state: stateOf(t, idea) });
  return { replace: note(said, [openButton(t, idea)]) };
}

/** What waits for this person: questions about their own ideas, and for champions the ideas to decide on. */
export async function waiting(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { t, db, workspace, person, now } = ctx;
  const open = (await questionsFor(db, ctx)).slice(0, 3);
  const askers = open.map(({ question }) => question.personId);
  const people = await peopleByIds(db, workspace.id, askers);
  const lines: HomeLine[] = open.map(({ idea, question }) => ({
    text: t.rich('ideas.homeAsked', { name: named(t, people, question.personId), head: headOf(t, idea) }),
    detail: short(question.text ?? '', 200),
    button: button(t('ideas.button.reply'), 'ideas.reply', [question.id], 'primary'),
  }));
  if (!mayUse(person, decides)) return lines;
  const { count, isMine } = await queueFor(db, workspace.id, person.id, { most: 0, now });
  const go = button(t('ideas.button.review'), 'ideas.review', ['0'], 'primary');
  return isMine && count > 0 ? [...lines, { text: t('ideas.waiting', { count }), button: go }] : lines;
}

/** What becomes of ideas: champions decide, ask, and every step can be undone. */
export const review: Chapter = {
  words: {
    review: word({
      summary: 'ideas.word.review',
      options: [],
      may: decides,
      answers: 'message',
      values: z.object({}),
      run: async (ctx) => ({ show: await nextToReview(ctx, 0) }),
    }),
  },
  actions: {
    review: action({
      answers: 'update',
      may: decides,
      args: z.tuple([z.coerce.number().int().min(0)]),
      run: async (ctx, { args: [after] }) => ({ replace: await nextToReview(ctx, after) }),
    }),
    take: step('take'),
    giveBack: step('give_back'),
    done: step('finish'),
    reopen: step('reopen'),
    withdraw: step('withdraw', {}),
    undo: action({
      answers: 'update',
      args: z.tuple([z.string().min(1), z.string().min(1).optional()]),
      run: (ctx, { args }) => undo(ctx, ...args),
    }),
    ...decisions,
    ...questions.actions,
  },
  notices: [told, owner, ...questions.notices],
};
