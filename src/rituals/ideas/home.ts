import type { Ctx } from '../../chat/asks.ts';
import type { Block } from '../../chat/view.ts';
import { authorsOf } from './load.ts';
import { nominationBlocks } from './post-views.ts';
import { headOf, named, short } from './say.ts';
import { mayDecide } from './steps.ts';
import { listIdeas } from './store.ts';
import { questionsFor } from './store-history.ts';
import { peopleByIds, reviewersOf } from './store-people.ts';
import { queueFor } from './store-review.ts';
import { button, ideaEntry } from './views.ts';

/** What waits for this person first: a question to them, ideas to review; then their own ideas. */
export async function home(ctx: Ctx): Promise<readonly Block[]> {
  const { t, db, workspace, person } = ctx;
  const { ideas, count } = await listIdeas(db, workspace.id, { author: person.id }, 1);
  const people = await authorsOf(db, workspace.id, ideas);
  const more = button(t('ideas.button.mine'), 'page', ['mine', '1']);
  return [
    { kind: 'heading', text: t('ideas.home') },
    ...(person.champion === 'asked' ? [bold(t('ideas.nomination')), ...nominationBlocks(t, null)] : []),
    ...(await questions(ctx)),
    ...(await waiting(ctx)),
    { kind: 'text', text: count === 0 ? t('ideas.homeNone') : t('ideas.homeMine', { count }) },
    ...ideas.slice(0, 5).map((idea) => ideaEntry(t, idea, people, person.id)),
    {
      kind: 'controls',
      controls: [button(t('ideas.button.new'), 'new', [], 'primary'), ...(count > 5 ? [more] : [])],
    },
  ];
}

function bold(text: string): Block {
  return { kind: 'text', text: [{ bold: text }] };
}

async function questions({ t, db, workspace, person }: Ctx): Promise<Block[]> {
  const open = (await questionsFor(db, workspace.id, person.id)).slice(0, 3);
  const people = await peopleByIds(
    db,
    workspace.id,
    open.map(({ question }) => question.personId),
  );
  return open.map(({ idea, question }) => ({
    kind: 'entry',
    text: t.rich('ideas.homeAsked', { name: named(t, people, question.personId), head: headOf(t, idea) }),
    detail: short(question.text ?? '', 200),
    button: button(t('ideas.button.reply'), 'reply', [question.id], 'primary'),
  }));
}

/** Champions, and the admins where there is none. */
async function waiting(ctx: Ctx): Promise<Block[]> {
  const { t, db, workspace, person, now } = ctx;
  if (!mayDecide(ctx)) return [];
  const { people } = await reviewersOf(db, workspace.id);
  if (!people.some(({ id }) => id === person.id)) return [];
  const { count } = await queueFor(db, workspace.id, person.id, { now });
  if (count === 0) return [];
  return [
    {
      kind: 'entry',
      text: t('ideas.waiting', { count }),
      button: button(t('ideas.button.review'), 'review', ['0'], 'primary'),
    },
  ];
}
