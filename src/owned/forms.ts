/** What can be done with work in one's hands. */

import { z } from 'zod';
import { type Ctx, UserError } from '../chat/asks.ts';
import { button, controls, small, text, view } from '../chat/blocks.ts';
import { day, paragraph, person } from '../chat/fields.ts';
import { form } from '../chat/form.ts';
import type { View } from '../chat/view.ts';
import { personSpan, type Text } from '../i18n/text.ts';
import type { Tx } from '../store/client.ts';
import type { OwnedMove, Person } from '../store/rows.ts';
import { localDate } from '../time/zone.ts';
import { isAway } from '../who/away.ts';
import { adminsOf, personById, reviewersOf } from '../who/people.ts';
import { hears } from '../who/reader.ts';
import { type Kinds, openWork, type Seen } from './hands.ts';
import { changeWork, lastMove } from './store.ts';
import { dayOf } from './views.ts';
import { type Recorded, record, settle } from './work.ts';

const ofOne = z.tuple([z.string().min(1)]);
const longest = 600;

/** What was done, with the way back for as long as nobody was told. */
function receipt({ t }: Ctx, said: Text, move: OwnedMove | null, ...more: (Text | null)[]): View {
  return view(
    said,
    text(said),
    more.flatMap((line) => (line === null ? [] : [text(line)])),
    small(t('owned.held')),
    controls(move && button(t('owned.button.undo'), 'pad.workUndo', [move.id])),
  );
}

export function formsWith(kinds: Kinds) {
  const opens = {
    args: ofOne,
    open: async (ctx: Ctx, [id]: [string]) => ({ intro: (await openWork(ctx.db, ctx, kinds, id)).title }),
  };

  /** Words as they may be kept. */
  async function cleaned(ctx: Ctx, id: string, words: string | null): Promise<string | null> {
    const { kind } = await openWork(ctx.db, ctx, kinds, id);
    return words && kind.clean ? kind.clean(ctx, words) : words;
  }

  /** In one transaction: of two people at once the second is told what the first did. */
  function act(ctx: Ctx, id: string, run: (tx: Tx, seen: Seen) => Promise<Omit<Recorded, 'before'>>) {
    return ctx.store.transaction(async (tx) => {
      const seen = await openWork(tx, ctx, kinds, id);
      const done = await run(tx, seen);
      const move = await record(tx, ctx, { ...done, before: seen.work });
      await seen.kind.changed?.(tx, done.work, ctx.now);
      return { title: seen.title, move };
    });
  }

  const done = form({
    ...opens,
    route: 'pad.workDone',
    title: 'owned.form.done',
    submit: 'owned.button.done',
    fields: {
      brought: paragraph({ label: 'owned.field.brought', hint: 'owned.hint.brought', optional: true, max: longest }),
    },
    save: async (ctx, [id], { brought: said }) => {
      const brought = await cleaned(ctx, id, said);
      const [title, move] = await ctx.store.transaction(async (tx) => {
        const { work, kind, title: called } = await openWork(tx, ctx, kinds, id);
        const tell = kind.tells ? [] : [work.askedById, work.ownerId].filter((one) => one !== null);
        await settle(tx, ctx, work, { state: 'done', brought, tell });
        await kind.done?.(tx, ctx, { ...work, state: 'done', brought });
        return [called, await lastMove(tx, id)] as const;
      });
      return { show: receipt(ctx, ctx.t('owned.did.done', { title }), move) };
    },
  });

  const later = form({
    ...opens,
    route: 'pad.workLater',
    title: 'owned.form.later',
    submit: 'owned.button.save',
    fields: {
      day: day({ label: 'owned.field.day', hint: 'owned.hint.day', from: 'today' }),
      why: paragraph({ label: 'owned.field.why', max: longest }),
    },
    save: async (ctx, [id], { day: dueDate, why: said }) => {
      const why = await cleaned(ctx, id, said);
      const { title, move } = await act(ctx, id, async (tx, { work: before }) => {
        const work = await changeWork(tx, before.id, { dueDate });
        return { kind: 'moved', work, text: why, tell: [before.ownerId, before.askedById] };
      });
      return { show: receipt(ctx, ctx.t('owned.did.moved', { title, day: dayOf(ctx, dueDate) }), move) };
    },
  });

  const hand = form({
    ...opens,
    route: 'pad.workHand',
    title: 'owned.form.hand',
    submit: 'owned.button.hand',
    fields: {
      owner: person({ label: 'owned.field.owner' }),
      day: day({ label: 'owned.field.handDay', hint: 'owned.hint.day', optional: true, from: 'today' }),
      why: paragraph({ label: 'owned.field.handWhy', optional: true, max: longest }),
    },
    open: async (ctx, [id]) => {
      const { title, work } = await openWork(ctx.db, ctx, kinds, id);
      return { intro: title, filled: { day: isAhead(ctx, work.dueDate) ? work.dueDate : null } };
    },
    save: async (ctx, [id], { owner, day: given, why: said }) => {
      const why = await cleaned(ctx, id, said);
      const { work: known } = await openWork(ctx.db, ctx, kinds, id);
      const dueDate = given ?? known.dueDate;
      if (owner.id === known.ownerId) return { reject: { owner: ctx.t('owned.sameOwner', { name: owner.name }) } };
      if (dueDate !== null && !isAhead(ctx, dueDate)) return { reject: { day: ctx.t('owned.dayNeeded') } };
      const { title, move } = await act(ctx, id, async (tx, { work: before }) => {
        const work = await changeWork(tx, before.id, { ownerId: owner.id, dueDate });
        return { kind: 'handed', work, text: why, tell: [owner.id, before.ownerId, before.askedById] };
      });
      return {
        show: receipt(
          ctx,
          ctx.t.rich('owned.did.handed', { title, name: personSpan(owner) }),
          move,
          await reachText(ctx, owner),
        ),
      };
    },
  });

  function stuck(kind: 'free' | 'change', route: 'pad.workFree' | 'pad.workChange') {
    return form({
      ...opens,
      route,
      title: `owned.form.${kind}`,
      submit: 'owned.button.send',
      fields: { words: paragraph({ label: `owned.field.${kind}`, hint: `owned.hint.${kind}`, max: longest }) },
      save: async (ctx, [id], { words: said }) => {
        const words = await cleaned(ctx, id, said);
        const told = await whoCanHelp(ctx);
        const { title, move } = await act(ctx, id, async (_tx, { work }) => ({
          kind,
          work,
          text: words,
          tell: [...told.map((one) => one.id), work.askedById, work.ownerId],
        }));
        const names = new Intl.ListFormat(ctx.t.locale).format(told.slice(0, 5).map(({ name }) => name));
        return { show: receipt(ctx, ctx.t(`owned.did.${kind}`, { title, names }), move) };
      },
    });
  }

  const free = stuck('free', 'pad.workFree');
  const change = stuck('change', 'pad.workChange');
  return { ...done.actions, ...later.actions, ...hand.actions, ...free.actions, ...change.actions };
}

function isAhead({ t, now }: Ctx, date: string | null): boolean {
  return date !== null && date >= localDate(now, t.zone);
}

/** How a colleague hears of it, where not by a message at once. */
async function reachText({ db, t, now, platform, workspace }: Ctx, owner: Person): Promise<Text | null> {
  if (isAway(workspace, owner, now)) {
    const standIn = await personById(db, workspace.id, owner.standInId);
    const values = { name: personSpan(owner), day: dayOf({ t, now }, owner.backOn ?? '') };
    return standIn
      ? t.rich('owned.handedAwayTo', { ...values, other: personSpan(standIn) })
      : t.rich('owned.handedAway', values);
  }
  return hears(owner, platform.name, 'rest') ? null : t.rich('owned.handedAtHome', { name: personSpan(owner) });
}

/** Champions, else admins, besides whoever asks. @throws UserError where there is nobody else */
async function whoCanHelp({ db, workspace, person: me }: Ctx): Promise<Person[]> {
  const others = (people: readonly Person[]) => people.filter(({ id }) => id !== me.id);
  const champions = others((await reviewersOf(db, workspace.id)).people);
  const found = champions.length > 0 ? champions : others(await adminsOf(db, workspace.id));
  if (found.length === 0) throw new UserError('owned.nobodyToTell');
  return found;
}
