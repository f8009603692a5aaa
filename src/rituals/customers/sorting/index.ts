import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { day, line, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import { placeSpan } from '../../../i18n/text.ts';
import { usualDay } from '../../../problems/rules.ts';
import { mainProblems, problemById } from '../../../problems/store.ts';
import { masked } from '../../../voices/masked.ts';
import { clockOf } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { mayUse } from '../../../who/roles.ts';
import { moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { tellResult } from '../frontline/rounds.ts';
import { longest, worked } from '../frontline/rules.ts';
import { linesOf, type RoundOf } from '../frontline/store.ts';
import { askToCall, callsWith } from './calls.ts';
import { fixing } from './fixed.ts';
import { chooseMains, fourth, makeMain, rest } from './mains.ts';
import { isThere, nextLine, type Sorting } from './next.ts';
import { joinLine, needLine, needRound, newProblem, setAside, unsort } from './steps.ts';
import { thanked } from './thanks.ts';

const id = z.string().min(1);
const one = z.tuple([id]);

/** It stands in the channel, and whoever has a main problem is asked to call customers. */
async function tell(ctx: Ctx, roundId: string): Promise<View> {
  const { store, t, workspace } = ctx;
  const round = await store.transaction(async (tx) => {
    const found = await needRound(tx, ctx, roundId);
    const left = (await linesOf(tx, found)).filter((one) => isThere(one) && one.sortedAt === null);
    if (left.length > 0) throw new UserError('frontline.unsorted', { count: left.length });
    const mains = worked(await mainProblems(tx, workspace.id));
    await tellResult(
      tx,
      ctx,
      found,
      mains.map(({ id: main }) => main),
    );
    for (const main of mains) await askToCall(tx, ctx, main, found);
    return found;
  });
  const place = await placeById(ctx.db, workspace.id, round.asking.placeId);
  return note(t.rich('frontline.told', { place: place ? placeSpan(place) : '' }));
}

function formsWith(sorting: Sorting) {
  const { mask } = sorting;
  const isNew = form({
    route: 'customers.lineNew',
    args: one,
    title: 'frontline.form.new',
    submit: 'customers.button.save',
    fields: { title: line({ label: 'problems.field.title', hint: 'problems.hint.title', max: longest.title }) },
    open: async (ctx, [voiceId]) => {
      const { voice } = await needLine(ctx.db, ctx, voiceId);
      return { intro: voice.text, filled: { title: shorten(voice.text, longest.title) } };
    },
    save: async (ctx, [voiceId], { title }) => {
      const { round } = await needLine(ctx.db, ctx, voiceId);
      const { texts } = await masked(ctx, mask, { title });
      await ctx.store.transaction((tx) => newProblem(tx, ctx, voiceId, texts.title ?? ''));
      return { show: await nextLine(ctx, sorting, round, voiceId) };
    },
  });

  const aside = form({
    route: 'customers.lineAside',
    args: one,
    title: 'frontline.form.aside',
    submit: 'frontline.button.thank',
    fields: {
      word: line({ label: 'frontline.field.word', hint: 'frontline.hint.word', optional: true, max: longest.word }),
    },
    open: async (ctx, [voiceId]) => ({ intro: (await needLine(ctx.db, ctx, voiceId)).voice.text }),
    save: async (ctx, [voiceId], { word }) => {
      const { round } = await needLine(ctx.db, ctx, voiceId);
      const { texts } = await masked(ctx, mask, { word });
      await ctx.store.transaction((tx) => setAside(tx, ctx, voiceId, texts.word ?? null));
      return { show: await nextLine(ctx, sorting, round, voiceId) };
    },
  });

  const main = form({
    route: 'customers.main',
    args: z.tuple([id, id]),
    title: 'frontline.form.main',
    submit: 'customers.button.save',
    fields: {
      owner: person({ label: 'problems.field.who', hint: 'frontline.hint.owner' }),
      day: day({ label: 'problems.field.day', from: 'today' }),
    },
    async open(ctx, [roundId, problemId]) {
      const { db, workspace, person: me, now, t } = ctx;
      await needRound(db, ctx, roundId);
      const problem = await problemById(db, workspace.id, problemId);
      if (!problem) throw new UserError('problems.gone');
      const owner = await personById(db, workspace.id, problem.ownerId);
      const usual = usualDay(clockOf(workspace, owner ?? me), now);
      const intro = t('problems.title', { number: problem.number, title: problem.title });
      return { intro, filled: { owner: owner?.externalId, day: usual } };
    },
    async save(ctx, [roundId, problemId], { owner, day: dueDate }) {
      const round = await needRound(ctx.db, ctx, roundId);
      const made = await ctx.store.transaction(async (tx) => {
        await needRound(tx, ctx, roundId);
        return makeMain(tx, ctx, problemId, { owner, dueDate });
      });
      return { show: made ? await chooseMains(ctx, round) : await fourth(ctx, round, problemId) };
    },
  });

  return { ...isNew.actions, ...aside.actions, ...main.actions };
}

/** What the front line named is sorted, line by line, and what becomes of it is told. */
export function sortingWith(sorting: Sorting): readonly Chapter[] {
  const inRound = (run: (ctx: Ctx, round: RoundOf) => Promise<View>) => async (ctx: Ctx, roundId: string) =>
    run(ctx, await needRound(ctx.db, ctx, roundId));
  const after = async (ctx: Ctx, round: RoundOf, voiceId?: string) => nextLine(ctx, sorting, round, voiceId);
  const begin = async (ctx: Ctx, round: RoundOf) => {
    const place = await placeById(ctx.db, ctx.workspace.id, round.asking.placeId);
    const isLeader = round.sorterId !== ctx.person.id && mayUse(ctx.person, moderators);
    // leaders sort for any channel but a private one that they do not belong to
    if (isLeader && place && !(await ctx.enters(place))) throw new UserError('frontline.notTheirs');
    return after(ctx, round);
  };
  return [
    {
      actions: {
        ...formsWith(sorting),
        sort: shows(one, inRound(begin)),
        joinLine: changes(z.tuple([id, id]), async (ctx, voiceId, problemId) => {
          const round = await ctx.store.transaction((tx) => joinLine(tx, ctx, voiceId, problemId));
          return after(ctx, round, voiceId);
        }),
        unsort: changes(one, async (ctx, voiceId) =>
          after(ctx, await ctx.store.transaction((tx) => unsort(tx, ctx, voiceId))),
        ),
        mains: changes(one, inRound(chooseMains)),
        fourth: changes(z.tuple([id, id]), async (ctx, roundId, problemId) =>
          fourth(ctx, await needRound(ctx.db, ctx, roundId), problemId),
        ),
        rest: changes(z.tuple([id, id, id.optional()]), async (ctx, roundId, problemId, next = '') =>
          rest(ctx, await needRound(ctx.db, ctx, roundId), problemId, next),
        ),
        tellResult: changes(one, tell),
      },
      notices: [thanked],
    },
    callsWith(sorting),
    fixing,
  ];
}
