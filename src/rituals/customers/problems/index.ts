import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { button, controls, entry, small, text, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { unsettle } from '../../../owned/work.ts';
import { unfixIn } from '../../../problems/fix.ts';
import { joinIn, needFree, needProblem, takeOut, workOn } from '../../../problems/join.ts';
import { deleteProblem, listProblems } from '../../../problems/store.ts';
import type { Problem } from '../../../store/rows.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { voicesOfProblem } from '../../../voices/alike/joined.ts';
import { alikeEntry, openProblem } from '../../../voices/views.ts';
import type { Contributing } from '../../contributing.ts';
import type { Chapter } from '../../ritual.ts';
import { canUndo } from '../rules.ts';
import { formsWith } from './forms.ts';
import { hidingWith } from './hiding.ts';
import { problemList } from './list.ts';
import { learnButtons, noticesWith } from './notices.ts';
import { discuss, problemFor, problemPage } from './page.ts';
import { titleOf } from './views.ts';

const id = z.string().min(1);
const page = z.coerce.number().int().min(0);
/** When it was done, in milliseconds; "-" where it is only taken out. */
const time = z.union([z.literal('-'), z.coerce.number().int()]);

/** "Same as #3": with the way back. */
async function join(ctx: Ctx, voiceId: string, problemId: string): Promise<View> {
  const { t, store, now } = ctx;
  const { voice, problem, cameBack } = await store.transaction((tx) => joinIn(tx, ctx, voiceId, problemId));
  const said = t('problems.joined', { number: voice.number, other: problem.number, title: problem.title });
  return view(
    said,
    text(said),
    problem.playbook ? text(t('problems.helped', { playbook: problem.playbook })) : null,
    cameBack ? small(t('problems.openAgain')) : null,
    controls(
      openProblem(t, problem),
      button(t('customers.button.undo'), 'customers.takeOut', [voiceId, problemId, String(now.getTime())]),
    ),
  );
}

/** What may be the same, else the latest ones; or something new. */
async function same(ctx: Ctx, { near }: Hearing, voiceId: string): Promise<View> {
  const { db, t, workspace } = ctx;
  const voice = await needFree(db, ctx, voiceId);
  const alike = await near(db, workspace.id, voice.text);
  const { problems } = await listProblems(db, workspace.id, { page: 0, size: 10 });
  const others = problems.filter((other) => !alike.some((one) => one.id === other.id)).slice(0, 6);
  const { number } = voice;
  const said = t(alike.length + others.length > 0 ? 'problems.askNow' : 'problems.askNone', { number });
  return view(
    said,
    text(said),
    alike.map((one) => alikeEntry(t, voice, one)),
    others.map((one) =>
      entry(titleOf(t, one), {
        button: button(t('problems.button.same', { number: one.number }), 'customers.join', [voiceId, one.id]),
      }),
    ),
    controls(button(t('problems.button.new'), 'customers.problem', [voiceId])),
  );
}

async function notSame(ctx: Ctx, voiceId: string, problemId: string, at: number | '-'): Promise<View> {
  const { t, store } = ctx;
  const when = at === '-' ? null : new Date(at);
  const { voice, problem } = await store.transaction((tx) => takeOut(tx, ctx, voiceId, problemId, when));
  const said = t('problems.takenOut', { number: voice.number, other: problem.number });
  return view(said, text(said), learnButtons(ctx, voice));
}

/** Named by mistake: for as long as nobody was told. */
async function unname(ctx: Ctx, topics: Contributing, problemId: string): Promise<View> {
  const { t, store, now, workspace, person } = ctx;
  const { number } = await store.transaction(async (tx) => {
    const problem = await needProblem(tx, ctx, problemId);
    const mine = problem.byId === person.id && canUndo({ at: problem.createdAt }, now);
    if (!mine) throw new UserError('problems.undoLate', { number: problem.number });
    const voices = await voicesOfProblem(tx, workspace.id, problemId);
    if (voices.length > 1) throw new UserError('problems.undoLate', { number: problem.number });
    for (const voice of voices) await takeOut(tx, ctx, voice.id, problemId, null);
    await unsettle(tx, workOn(problemId), { kind: 'given', at: problem.createdAt }, now);
    if (problem.topicId !== null) await topics.takeOff(tx, ctx, problem.topicId);
    await deleteProblem(tx, problemId);
    return problem;
  });
  return note(t('problems.undone', { number }));
}

async function unfix(ctx: Ctx, problemId: string, at: number | '-'): Promise<Problem> {
  const { store, now } = ctx;
  return store.transaction(async (tx) => {
    const problem = await needProblem(tx, ctx, problemId);
    const isIt = problem.state === 'fixed' && problem.fixedAt?.getTime() === at;
    if (!isIt || !problem.fixedAt || !canUndo({ at: problem.fixedAt }, now)) throw new UserError('owned.undoLate');
    await unsettle(tx, workOn(problemId), { kind: 'done', at: problem.fixedAt }, now);
    return unfixIn(tx, ctx, problem);
  });
}

/** What customers' words have in common: how it came about, what helps, who sees to it. */
export function problemsWith(hearing: Hearing, topics: Contributing): Chapter {
  const hidden = hidingWith(topics);
  return {
    actions: {
      ...formsWith(hearing, topics),
      ...hidden.actions,
      join: shows(z.tuple([id, id]), join),
      same: shows(z.tuple([id]), (ctx, voiceId) => same(ctx, hearing, voiceId)),
      nothing: changes(z.tuple([id]), async (ctx, voiceId) => {
        const { number } = await needFree(ctx.db, ctx, voiceId);
        return note(ctx.t('problems.nothing', { number }));
      }),
      takeOut: changes(z.tuple([id, id, time]), notSame),
      unname: changes(z.tuple([id]), (ctx, problemId) => unname(ctx, topics, problemId)),
      unfix: changes(z.tuple([id, time]), async (ctx, problemId, at) =>
        problemPage(ctx, topics, await unfix(ctx, problemId, at)),
      ),
      openProblem: shows(z.tuple([id]), async (ctx, problemId) =>
        problemPage(ctx, topics, await problemFor(ctx, problemId)),
      ),
      discuss: changes(z.tuple([id, z.enum(['on', 'off'])]), async (ctx, problemId, on) =>
        problemPage(ctx, topics, await discuss(ctx, topics, problemId, on === 'on')),
      ),
      problems: shows(z.tuple([]), (ctx) => problemList(ctx, 0)),
      problemsPage: changes(z.tuple([page]), problemList),
    },
    notices: [...noticesWith(hearing), ...(hidden.notices ?? [])],
  };
}
