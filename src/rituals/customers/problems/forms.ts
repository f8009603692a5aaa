import { z } from 'zod';
import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { day, line, paragraph, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import { give, settle } from '../../../owned/work.ts';
import { changeIn, fixIn } from '../../../problems/fix.ts';
import { joinIn, needFree, needProblem, workOn } from '../../../problems/join.ts';
import { usualDay } from '../../../problems/rules.ts';
import { createProblem } from '../../../problems/store.ts';
import type { Person, Problem } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { masked } from '../../../voices/masked.ts';
import { customerName, takenOut } from '../../../voices/views.ts';
import { clockOf } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Contributing } from '../../contributing.ts';
import { problemFor, problemPage, putOn } from './page.ts';

const one = z.tuple([z.string().min(1)]);
const longest = 600;
const longestTitle = 100;

const fields = {
  title: line({ label: 'problems.field.title', hint: 'problems.hint.title', max: longestTitle }),
  arose: paragraph({ label: 'problems.field.arose', hint: 'problems.hint.arose', optional: true, max: longest }),
  prevents: paragraph({ label: 'problems.field.prevents', optional: true, max: longest }),
  playbook: paragraph({
    label: 'problems.field.playbook',
    hint: 'problems.hint.playbook',
    optional: true,
    max: longest,
  }),
  who: person({ label: 'problems.field.who', hint: 'problems.hint.who', optional: true }),
};
type Words = Pick<Problem, 'title' | 'arose' | 'prevents' | 'playbook'>;

async function kept(ctx: Ctx, { mask }: Hearing, { title, arose, prevents, playbook }: Words) {
  const { texts, found } = await masked(ctx, mask, { title, arose, prevents, playbook });
  const words: Words = {
    title: texts.title ?? title,
    arose: texts.arose ?? null,
    prevents: texts.prevents ?? null,
    playbook: texts.playbook ?? null,
  };
  return { words, more: [takenOut(ctx.t, found)] };
}

/** Puts it into somebody's hands, who is told. */
async function handTo(
  tx: Parameters<typeof give>[0],
  ctx: Ctx,
  { id }: Problem,
  owner: Person,
  dueDate: string | null,
) {
  await give(tx, ctx, { ...workOn(id), ownerId: owner.id, askedById: ctx.person.id, dueDate });
}

export function formsWith(hearing: Hearing, topics: Contributing) {
  /** What a voice has in common with those to come. */
  const name = form({
    route: 'customers.problem',
    args: one,
    title: 'problems.form.new',
    submit: 'customers.button.save',
    fields,
    open: async (ctx, [voiceId]) => {
      const voice = await needFree(ctx.db, ctx, voiceId);
      return { intro: `${customerName(ctx.t, voice)}: ${shorten(voice.text, 200)}` };
    },
    save: async (ctx, [voiceId], { who, ...typed }) => {
      const { t, store, now, workspace, person: me } = ctx;
      if (typed.arose === null) return { reject: { arose: t('problems.noCause') } };
      const { words, more } = await kept(ctx, hearing, typed);
      const meeting = await topics.next(ctx, workspace.customersPlaceId);
      const owner = who ?? me;
      const dueDate = usualDay(clockOf(workspace, owner), now);
      const problem = await store.transaction(async (tx) => {
        await needFree(tx, ctx, voiceId);
        const made = { ...words, workspaceId: workspace.id, byId: me.id, createdAt: now, ownerId: owner.id, dueDate };
        const created = await createProblem(tx, made);
        await joinIn(tx, ctx, voiceId, created.id);
        await handTo(tx, ctx, created, owner, dueDate);
        return meeting ? putOn(tx, ctx, topics, created, meeting) : created;
      });
      const { number } = problem;
      const undo = button(t('customers.button.undo'), 'customers.unname', [problem.id]);
      const lines = [...more, meeting ? null : t('problems.noMeeting')];
      return {
        show: await problemPage(ctx, topics, problem, {
          said: t('problems.named', { number }),
          more: lines,
          undo,
          meetsNowhere: !meeting,
        }),
      };
    },
  });

  const change = form({
    route: 'customers.problemChange',
    args: one,
    title: 'problems.form.change',
    submit: 'customers.button.save',
    fields,
    open: async (ctx, [id]) => {
      const { title, arose, prevents, playbook, ownerId } = await problemFor(ctx, id);
      const owner = await personById(ctx.db, ctx.workspace.id, ownerId);
      return { filled: { title, arose, prevents, playbook, who: owner?.externalId ?? null } };
    },
    save: async (ctx, [id], { who, ...typed }) => {
      const { t, store, now, workspace } = ctx;
      if (typed.arose === null) return { reject: { arose: t('problems.noCause') } };
      const { ownerId, state } = await problemFor(ctx, id);
      if (who !== null && who.id !== ownerId && state !== 'fixed') await theirs(ctx, id);
      const { words, more } = await kept(ctx, hearing, typed);
      const problem = await store.transaction(async (tx) => {
        const before = await needProblem(tx, ctx, id);
        const isNew = who !== null && who.id !== before.ownerId && before.state !== 'fixed';
        const dueDate = before.dueDate ?? (who && usualDay(clockOf(workspace, who), now));
        if (isNew) await handTo(tx, ctx, before, who, dueDate);
        return changeIn(tx, ctx, before, { ...words, ...(isNew && { ownerId: who.id, dueDate }) });
      });
      const said = t('problems.changed', { number: problem.number });
      return { show: await problemPage(ctx, topics, problem, { said, more }) };
    },
  });

  const fix = form({
    route: 'customers.fix',
    args: one,
    title: 'problems.form.fix',
    submit: 'problems.button.fixed',
    fields: { fix: paragraph({ label: 'problems.field.fix', hint: 'problems.hint.fix', max: longest }) },
    open: async (ctx, [id]) => ({ intro: (await theirs(ctx, id)).title }),
    save: async (ctx, [id], { fix: said }) => {
      const { t, store, now } = ctx;
      const { texts, found } = await masked(ctx, hearing.mask, { fix: said });
      const problem = await store.transaction(async (tx) => {
        const before = await needProblem(tx, ctx, id);
        if (before.state === 'fixed') throw new UserError('problems.fixedBefore', { number: before.number });
        await settle(tx, ctx, workOn(id), { state: 'done', brought: texts.fix ?? null });
        return fixIn(tx, ctx, before, texts.fix ?? null);
      });
      const undo = button(t('customers.button.undo'), 'customers.unfix', [id, String(now.getTime())]);
      const done = { said: t('problems.fixedNow', { number: problem.number }), undo };
      return {
        show: await problemPage(ctx, topics, problem, { ...done, more: [takenOut(t, found)] }),
      };
    },
  });

  const date = form({
    route: 'customers.problemDay',
    args: one,
    title: 'problems.form.day',
    submit: 'customers.button.save',
    fields: { day: day({ label: 'problems.field.day', from: 'today' }) },
    open: async (ctx, [id]) => ({ filled: { day: (await theirs(ctx, id)).dueDate } }),
    save: async (ctx, [id], { day: dueDate }) => {
      const { t, store, now, person: me, workspace } = ctx;
      await theirs(ctx, id);
      const problem = await store.transaction(async (tx) => {
        const before = await needProblem(tx, ctx, id);
        if (before.state !== 'open') throw new UserError('problems.notOpen', { number: before.number });
        const owner = (await personById(tx, workspace.id, before.ownerId)) ?? me;
        await handTo(tx, ctx, before, owner, dueDate);
        return changeIn(tx, ctx, before, { ownerId: owner.id, dueDate });
      });
      const said = sayDate(dueDate, t.locale, localDate(now, t.zone));
      const done = { said: t('problems.dayNow', { number: problem.number, day: said }) };
      return { show: await problemPage(ctx, topics, problem, done) };
    },
  });

  return { ...name.actions, ...change.actions, ...fix.actions, ...date.actions };
}

/** Its owner, who named it, and who may free them. @throws UserError for others */
async function theirs(ctx: Ctx, id: string): Promise<Problem> {
  const problem = await problemFor(ctx, id);
  const { ownerId, byId, number, state } = problem;
  if (state === 'fixed') throw new UserError('problems.fixedBefore', { number });
  if (ownerId === null || [ownerId, byId].includes(ctx.person.id)) return problem;
  if (mayUse(ctx.person, ['champion', 'admin'])) return problem;
  const owner = await personById(ctx.db, ctx.workspace.id, ownerId);
  throw new UserError('owned.notYours', { name: owner?.name ?? ctx.t('owned.somebody') });
}
