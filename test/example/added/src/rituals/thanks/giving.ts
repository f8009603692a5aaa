import { z } from 'zod';
import { type Ctx, changes, UserError, word } from '../../chat/asks.ts';
import { paragraph, person } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import type { Reply } from '../../chat/platform.ts';
import type { View } from '../../chat/view.ts';
import { notice } from '../../delivery/notice.ts';
import type { Person } from '../../store/rows.ts';
import { clockOf, nextWelcome, workClock } from '../../who/clock.ts';
import { peopleByIds } from '../../who/people.ts';
import { takesDirect } from '../../who/reader.ts';
import type { Chapter } from '../ritual.ts';
import { heldUntil, mayTakeBack, weekEnd } from './rules.ts';
import { createThanks, removeThanks, thanksById } from './store.ts';
import { receiptView, takenBackView, toldView } from './views.ts';
import { postSoon } from './week.ts';

/** The thanked person reads it; dropped where it was taken back. */
const told = notice('thanks.told', async ({ db, t, workspace }, [id = '']) => {
  const thanks = await thanksById(db, workspace.id, id);
  return thanks && toldView(t, thanks, await peopleByIds(db, workspace.id, [thanks.fromId]));
});

const give = form({
  route: 'thanks.give',
  args: z.tuple([]),
  title: 'thanks.form',
  submit: 'thanks.button.send',
  fields: {
    to: person({ label: 'thanks.field.to' }),
    text: paragraph({ label: 'thanks.field.text', hint: 'thanks.hint.text', max: 500 }),
  },
  save: async (ctx, _, { to, text }) =>
    to.id === ctx.person.id ? { reject: { to: ctx.t('thanks.yourself') } } : save(ctx, to, text),
});

async function save(ctx: Ctx, to: Person, text: string): Promise<Reply> {
  const { t, store, now, workspace, person: from, place, platform } = ctx;
  const isPublic = place.kind === 'channel';
  const theirs = clockOf(workspace, to);
  const thanks = await store.transaction(async (tx) => {
    const placeId = isPublic ? place.id : null;
    const made = { workspaceId: workspace.id, fromId: from.id, toId: to.id, placeId, text, createdAt: now };
    const saved = await createThanks(tx, made);
    const dueAt = nextWelcome(heldUntil(now), theirs.zone, theirs);
    await told.owe(tx, [saved.id], { workspaceId: workspace.id, to: { personId: to.id }, dueAt });
    if (placeId) await postSoon(tx, workspace, placeId, now);
    return saved;
  });
  const post = isPublic ? { place, at: weekEnd(workClock(workspace), heldUntil(now)) } : null;
  return { show: receiptView(t, { thanks, to, isTold: takesDirect(to, platform.name), post }) };
}

async function takeBack({ t, store, now, workspace, person: from }: Ctx, id: string): Promise<View> {
  const thanks = await store.transaction(async (tx) => {
    const found = await thanksById(tx, workspace.id, id);
    if (found?.fromId !== from.id) throw new UserError('thanks.gone');
    if (!mayTakeBack(found.createdAt, now)) throw new UserError('thanks.late');
    await removeThanks(tx, found);
    await told.withdraw(tx, [id]);
    return found;
  });
  return takenBackView(t, thanks);
}

export const giving: Chapter = {
  words: {
    for: word({
      summary: 'thanks.word.for',
      options: [{ name: 'person', kind: 'person', label: 'thanks.option.person' }],
      answers: 'form',
      values: z.object({ person: z.string() }),
      run: (ctx, { person: to }) => give.ask(ctx, [], { filled: { to } }),
    }),
  },
  actions: {
    ...give.actions,
    takeBack: changes(z.tuple([z.string().min(1)]), takeBack),
  },
  notices: [told],
};
