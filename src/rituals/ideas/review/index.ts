import { z } from 'zod';
import { type Action, action, type Ctx, changes, type HomeLine, UserError, word } from '../../../chat/asks.ts';
import { button, text } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note, type View } from '../../../chat/view.ts';
import { ownNames } from '../../../i18n/locales.ts';
import { personSpan } from '../../../i18n/text.ts';
import { adminsOf, peopleByIds, reviewersOf } from '../../../who/people.ts';
import { localeFor } from '../../../who/reader.ts';
import { mayUse } from '../../../who/roles.ts';
import { hiding } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { ideaById, ideaOf, markHidden, mergedInto, refreshPosts, wholeIdea } from '../records/ideas.ts';
import { leastBusy, questionsFor, queueFor } from '../records/queue.ts';
import { letSee } from '../records/shares.ts';
import { handed, handIn, outcome, stepIn, told, undoIn } from '../records/steps.ts';
import {
  called,
  headOf,
  ideaView,
  languageOfIdea,
  named,
  type Origin,
  openButton,
  origins,
  stateOf,
} from '../records/views.ts';
import { voteIn } from '../records/votes.ts';
import { decides, type Step, takesVotes } from '../rules.ts';
import { decisions } from './decisions.ts';
import { questions } from './questions.ts';
import { queueEndView, reviewView, steppedView } from './views.ts';

/** The first idea of the queue with a higher number than `after`. */
async function nextToReview(ctx: Ctx, after: number): Promise<View> {
  const { db, person, t, now } = ctx;
  const { ideas, count } = await queueFor(db, ctx, { after, now });
  const [idea] = ideas;
  return idea ? reviewView(t, await wholeIdea(db, idea, person), count, person.id, now) : queueEndView(t, count);
}

/** A step that asks nothing more. Taking shows the idea again where it was pressed there; else what was done is said. */
async function simply(ctx: Ctx, id: string, step: Step, from: Origin): Promise<Reply> {
  const taken = await ctx.store.transaction((tx) => stepIn(tx, ctx, id, step));
  if (step === 'take' && from === 'review') return { replace: await nextToReview(ctx, taken.idea.number - 1) };
  if (step === 'take' && from === 'show') return { replace: await ideaView(ctx, taken.idea, from) };
  const said = steppedView(ctx.t, step, taken);
  return from === 'post' ? { show: said } : { replace: said };
}

/** Lets everybody see an idea that was given without a name. */
async function show(ctx: Ctx, ideaId: string, from: Origin): Promise<View> {
  const idea = await ctx.store.transaction(async (tx) => letSee(tx, ctx, await ideaOf(tx, ctx, ideaId)));
  if (from === 'review') return nextToReview(ctx, idea.number - 1);
  return ideaView(ctx, idea, 'show', text(ctx.t('moderation.seenNow', { number: idea.number })));
}

/** "I cannot read this": it goes to a champion who reads its language, to whoever of them has the fewest in hand. */
async function handOver(ctx: Ctx, ideaId: string): Promise<View> {
  const { db, t, workspace, person, store } = ctx;
  const language = languageOfIdea(await ideaOf(db, ctx, ideaId));
  const { people } = await reviewersOf(db, workspace.id);
  const able = [...people, ...(await adminsOf(db, workspace.id))].filter(
    (one) => one.id !== person.id && localeFor(workspace, one) === language,
  );
  const to = await leastBusy(db, workspace.id, able);
  if (!to) throw new UserError('moderation.nobodyReads', { language: ownNames[language] });
  const idea = await store.transaction((tx) => handIn(tx, ctx, ideaId, to));
  const said = t.rich('moderation.handedOver', { ...called(idea), name: personSpan(to) });
  return note(said, [button(t('ideas.button.next'), 'ideas.review', [String(idea.number)])]);
}

const hidden = hiding({
  kind: 'idea',
  hide: 'ideas.hideIdea',
  show: 'ideas.showIdea',
  find: async (db, workspaceId, ideaId) => {
    const idea = await ideaById(db, workspaceId, ideaId);
    return idea && idea.state !== 'withdrawn' ? { ...idea, words: `#${idea.number} ${idea.title}` } : null;
  },
  mark: async (tx, ctx, ideaId, mark) => {
    const idea = await markHidden(tx, ideaId, mark);
    await refreshPosts(tx, ctx, [ideaId, ...(await mergedInto(tx, idea))], true);
  },
});

const id = z.string().min(1);

function step(name: Step, roles: Pick<Action, 'may'> = { may: decides }) {
  return action({
    answers: 'update',
    ...roles,
    args: z.tuple([id, z.enum(origins)]),
    run: (ctx, { args: [ideaId, from] }) => simply(ctx, ideaId, name, from),
  });
}

/** @param voteFor the idea that "same thing" also gave a vote to, which is taken back as well */
async function undo(ctx: Ctx, eventId: string, voteFor = ''): Promise<View> {
  const { t, store, workspace } = ctx;
  const idea = await store.transaction(async (tx) => {
    const other = voteFor && (await ideaById(tx, workspace.id, voteFor));
    if (other && takesVotes(other.state)) await voteIn(tx, ctx, other.id, false);
    return undoIn(tx, ctx, eventId);
  });
  const said = t('ideas.undone', { ...called(idea), state: stateOf(t, idea) });
  return note(said, [openButton(t, idea)]);
}

/** What waits for this person: questions about their own ideas, and for champions the ideas to decide on. */
export async function waiting(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { t, db, workspace, person, now } = ctx;
  const open = (await questionsFor(db, ctx)).slice(0, 3);
  const askers = open.map(({ question }) => question.personId);
  const people = await peopleByIds(db, workspace.id, askers);
  const lines: HomeLine[] = open.map(({ idea, question }) => ({
    text: t.rich('ideas.homeAsked', { name: named(t, people, question.personId), head: headOf(t, idea) }),
    detail: shortenTo(question.text ?? '', 200),
    button: button(t('ideas.button.reply'), 'ideas.reply', [question.id], 'primary'),
  }));
  if (!mayUse(person, decides)) return lines;
  const { count, isMine } = await queueFor(db, ctx, { most: 0, now });
  const go = button(t('ideas.button.review'), 'ideas.review', ['0'], 'primary');
  return isMine && count > 0 ? [...lines, { text: t('ideas.waiting', { count }), button: go }] : lines;
}

/** What becomes of ideas: champions decide, ask, and every step can be undone. */
export const review: Chapter = {
  words: {
    review: word({
      summary: 'ideas.word.review',
      may: decides,
      run: async (ctx) => ({ show: await nextToReview(ctx, 0) }),
    }),
  },
  actions: {
    review: changes(z.tuple([z.coerce.number().int().min(0)]), nextToReview, decides),
    take: step('take'),
    giveBack: step('give_back'),
    done: step('finish'),
    reopen: step('reopen'),
    withdraw: step('withdraw', {}),
    undo: changes(z.tuple([id, id.optional()]), undo),
    handOver: changes(z.tuple([id]), handOver, decides),
    letSee: action({
      answers: 'update',
      may: decides,
      args: z.tuple([id, z.enum(origins)]),
      run: async (ctx, { args: [ideaId, from] }) => ({ replace: await show(ctx, ideaId, from) }),
    }),
    ...hidden.actions,
    ...decisions,
    ...questions.actions,
  },
  notices: [told, outcome, handed, ...(hidden.notices ?? []), ...questions.notices],
};
