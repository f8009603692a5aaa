import { z } from 'zod';
import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button, controls, small, text, view } from '../../../chat/blocks.ts';
import { paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { refreshAbout } from '../../../delivery/outbox.ts';
import { needProblem } from '../../../problems/join.ts';
import { problemById } from '../../../problems/store.ts';
import type { Tx } from '../../../store/client.ts';
import type { Problem, Voice } from '../../../store/rows.ts';
import { joinVoices, voicesOfProblem } from '../../../voices/alike/joined.ts';
import { heardFields } from '../../../voices/fields.ts';
import { audience, hear } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { hasWords } from '../../../voices/rules.ts';
import { takenOut } from '../../../voices/views.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import type { Chapter } from '../../ritual.ts';
import type { RoundOf } from '../frontline/store.ts';

/** Before a main problem is fixed, three customers are called about it, one of them by the leader who asks. */

const calls = 3;
const longest = 600;

/** Once a problem. Of: the problem, "owner" or "leader", the person. */
const call = notice(
  'customers.frontlineCall',
  async ({ db, t, workspace, isPosted }, [problemId = '', who = 'owner']) => {
    const problem = await problemById(db, workspace.id, problemId);
    const isOver = !problem || problem.hiddenAt !== null || problem.state !== 'open';
    if (isOver) return isPosted ? note(t('frontline.callOver')) : null;
    const values = { number: problem.number, title: shorten(problem.title, 100), calls };
    const said = t(who === 'leader' ? 'frontline.callLeader' : 'frontline.callOwner', values);
    return view(
      said,
      text(said),
      small(t('frontline.callHow')),
      controls(button(t('frontline.button.called'), 'customers.called', [problem.id], 'primary')),
    );
  },
  {
    key: ([problemId = '', who = '']) => `customers.frontlineCall:${problemId}:${who}`,
    about: ([problemId = '']) => [problemId],
  },
);

/** Its owner, and the leader who asks for one of the calls: both once. */
export async function askToCall(
  tx: Tx,
  { workspace, now }: Pick<Ctx, 'workspace' | 'now'>,
  { id, ownerId }: Problem,
  { leaderId, asking }: RoundOf,
): Promise<void> {
  const asked = [
    ['owner', ownerId],
    ['leader', leaderId === ownerId ? null : leaderId],
  ] as const;
  for (const [who, personId] of asked) {
    const person = await personById(tx, workspace.id, personId);
    if (person?.kind !== 'member') continue;
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, callIn: asking.placeId };
    await call.owe(tx, [id, who, person.id], { ...sending, dueAt: welcomeFor(workspace, person, now) });
  }
}

/** A customer who was spoken with: nothing of it waits for an answer. */
function isCall({ kind, createdAt, answeredAt }: Voice): boolean {
  return kind === 'said' && answeredAt?.getTime() === createdAt.getTime();
}

/** @param mask takes personal details out of what is written */
export function callsWith({ mask }: { mask: Mask }): Chapter {
  const called = form({
    route: 'customers.called',
    args: z.tuple([z.string().min(1)]),
    title: 'frontline.form.called',
    submit: 'customers.button.save',
    fields: {
      text: paragraph({ label: 'voices.field.text', hint: 'voices.hint.text', max: longest }),
      customer: heardFields.customer,
    },
    async open({ db, t, workspace }, [problemId]) {
      const problem = await problemById(db, workspace.id, problemId);
      if (!problem || problem.hiddenAt !== null) throw new UserError('problems.gone');
      return { intro: t('problems.title', { number: problem.number, title: problem.title }) };
    },
    async save(ctx, [problemId], { text: said, customer }) {
      const { t, store, workspace, now } = ctx;
      if (!hasWords(said)) return { reject: { text: t('customers.noWords') } };
      const words = await masked(ctx, mask, { text: said, customer });
      const { outsiders } = await audience(ctx);
      const { problem, count } = await store.transaction(async (tx) => {
        const found = await needProblem(tx, ctx, problemId);
        const voice = await hear(tx, ctx, { words, isAnswered: true, isPrivate: outsiders });
        await joinVoices(tx, [voice.id], problemId);
        await refreshAbout(tx, workspace.id, [problemId], null, now);
        const voices = await voicesOfProblem(tx, workspace.id, problemId);
        return { problem: found, count: voices.filter(isCall).length };
      });
      const thanks = t('frontline.called', { number: problem.number, count, calls });
      const taken = takenOut(t, words.found);
      return { show: view(thanks, text(thanks), taken === null ? null : small(taken)) };
    },
  });
  return { actions: called.actions, notices: [call] };
}
