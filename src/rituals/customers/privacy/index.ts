import { z } from 'zod';
import { type Ctx, changes, UserError } from '../../../chat/asks.ts';
import { button, controls, small, text, view } from '../../../chat/blocks.ts';
import { line } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import type { View } from '../../../chat/view.ts';
import type { Timer } from '../../../delivery/owes.ts';
import { problemsNaming } from '../../../problems/store.ts';
import type { Problem } from '../../../store/rows.ts';
import { erase } from '../../../voices/erase.ts';
import { keeping } from '../../../voices/promises.ts';
import { longestName } from '../../../voices/rules.ts';
import { broughtBefore, handleOf, handlesLike, voicesOf } from '../../../voices/store.ts';
import { openProblem } from '../../../voices/views.ts';
import { nextMorning } from '../../../who/clock.ts';
import type { Chapter } from '../../ritual.ts';
import { keptSince } from '../rules.ts';

const may = ['champion', 'admin'] as const;
/** So many messages of people's own are named. */
const mostLinks = 10;

/** Which customer; it is asked once more, for nothing brings the words back. */
const forget = form({
  route: 'customers.forget',
  args: z.tuple([]),
  may,
  title: 'customers.form.forget',
  submit: 'customers.button.find',
  fields: { customer: line({ label: 'voices.field.customer', hint: 'customers.hint.forget', max: longestName }) },
  save: async (ctx, _, { customer }) => {
    const { db, workspace, t } = ctx;
    const handle = handleOf(customer) ?? '';
    const [found, ...more] = await voicesOf(db, workspace.id, { handle });
    if (!found?.customerKey) return { reject: { customer: await notFound(ctx, handle) } };
    const said = t('customers.forgetAsk', { customer: found.customer ?? '', n: 1 + more.length });
    return {
      show: view(
        said,
        text(said),
        small(t('customers.forgetHow')),
        controls(button(t('customers.button.erase'), 'customers.erase', [found.customerKey], 'danger')),
      ),
    };
  },
});

async function notFound({ db, workspace, t }: Ctx, handle: string): Promise<string> {
  const like = await handlesLike(db, workspace.id, handle, 5);
  if (like.length === 0) return t('customers.forgetNobody');
  return t('customers.forgetLike', { names: new Intl.ListFormat(t.locale, { type: 'unit' }).format(like) });
}

async function eraseAll(ctx: Ctx, customerKey: string): Promise<View> {
  const { store, workspace, t } = ctx;
  const named: Problem[] = [];
  const gone = await store.transaction(async (tx) => {
    const found = await voicesOf(tx, workspace.id, { customerKey });
    if (found.length === 0) throw new UserError('customers.forgotten');
    await erase(
      tx,
      ctx,
      found.map(({ id }) => id),
    );
    const [handle] = found.flatMap((voice) => voice.handle ?? []);
    if (handle && handle.length > 2) named.push(...(await problemsNaming(tx, workspace.id, handle, mostLinks)));
    return found;
  });
  const links = [...new Set(gone.flatMap(({ link }) => link ?? []))];
  const said = t('customers.erased', { n: gone.length });
  return view(
    said,
    text(said),
    links.length > 0 ? text(t('customers.erasedLinks', { n: links.length })) : null,
    links.slice(0, mostLinks).map((link) => text(link)),
    named.length > 0 ? text(t('problems.about', { count: named.length })) : null,
    controls(...named.slice(0, 5).map((one) => openProblem(t, one))),
    small(t('customers.erasedBackups')),
  );
}

/** Words are kept for as long as the settings say; what was counted stays. */
const end: Timer = {
  ...keeping,
  async run({ tx, workspace, now }) {
    const since = keptSince(now, workspace.keepMonths);
    const ids = since ? await broughtBefore(tx, workspace.id, since) : [];
    if (ids.length > 0) await erase(tx, { workspace, now }, ids);
    return nextMorning(workspace, now);
  },
};

/** Customers' words go: at a customer's wish, and when their time is over. */
export const privacy: Chapter = {
  actions: { ...forget.actions, erase: changes(z.tuple([z.string().min(1)]), eraseAll, may) },
  timers: [end],
};
