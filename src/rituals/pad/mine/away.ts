import { z } from 'zod';
import { type Ctx, changes, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { day, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { personSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { isAway } from '../../../who/away.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { personById, savePreferences } from '../../../who/people.ts';
import type { Chapter } from '../../ritual.ts';

const awayForm = form({
  route: 'pad.away',
  args: z.tuple([]),
  title: 'pad.away.title',
  submit: 'pad.save',
  fields: {
    backOn: day({ label: 'pad.away.backOn', hint: 'pad.away.backOnHint', optional: true, from: 'today' }),
    standIn: person({ label: 'pad.away.standIn', hint: 'pad.away.standInHint', optional: true }),
  },
  open: async ({ db, workspace, person: me, now }) => {
    const away = isAway(workspace, me, now);
    const standIn = away ? await personById(db, workspace.id, me.standInId) : null;
    return { filled: { backOn: away ? me.backOn : null, standIn: standIn?.externalId } };
  },
  save: async (ctx, _args, { backOn, standIn }) => {
    const { t, now, workspace, person: me } = ctx;
    if (standIn?.id === me.id) return { reject: { standIn: t('pad.away.self') } };
    if (standIn && isAway(workspace, standIn, now))
      return { reject: { standIn: t('pad.away.too', { name: standIn.name }) } };
    return { show: await setAway(ctx, backOn, backOn === null ? null : standIn) };
  },
});

async function setAway(ctx: Ctx, backOn: string | null, standIn: Person | null): Promise<View> {
  const { store, t, now, workspace, person: me } = ctx;
  const saved = await store.transaction(async (tx) => {
    const changed = await savePreferences(tx, me, { backOn, standInId: standIn?.id ?? null });
    if (backOn === null || !standIn) return changed;
    const dueAt = welcomeFor(workspace, standIn, heldUntil(now));
    await named.owe(tx, [me.id, standIn.id, backOn], {
      workspaceId: workspace.id,
      to: { personId: standIn.id },
      dueAt,
    });
    return changed;
  });
  if (!isAway(workspace, saved, now)) return note(t('pad.away.back'));
  return note(awayText(t, now, saved, standIn), [button(t('pad.away.here'), 'pad.here')]);
}

/** Until when somebody is away, and who sees to what is theirs. */
function awayText(t: Translator, now: Date, { backOn }: Person, standIn: Person | null): Text {
  const date = sayDate(backOn ?? '', t.locale, localDate(now, t.zone));
  if (!standIn) return t('pad.away.saved', { day: date });
  return t.rich('pad.away.savedTo', { day: date, name: personSpan(standIn) });
}

/** Whoever stands in hears so. Arguments: who is away, who stands in, the day they are back. */
const named = notice('pad.standIn', async ({ db, t, now, workspace, person: reader }, [awayId = '', , backOn]) => {
  const away = await personById(db, workspace.id, awayId);
  if (!away || away.backOn !== backOn || away.standInId !== reader?.id || !isAway(workspace, away, now)) return null;
  const values = { name: personSpan(away), day: sayDate(backOn ?? '', t.locale, localDate(now, t.zone)) };
  return note(t.rich('pad.away.told', values), [button(t('pad.home.button'), 'pad.home')]);
});

/** Away, and who stands in meanwhile. */
export const away: Chapter = {
  words: { away: word({ summary: 'pad.away.summary', answers: 'form', run: (ctx) => awayForm.ask(ctx, []) }) },
  actions: { ...awayForm.actions, here: changes(z.tuple([]), (ctx) => setAway(ctx, null, null)) },
  notices: [named],
};

/** The line of it among what one has chosen. */
export async function awayLine({ db, workspace, now }: Ctx, t: Translator, me: Person): Promise<Text> {
  if (!isAway(workspace, me, now)) return t('pad.away.no');
  return awayText(t, now, me, await personById(db, workspace.id, me.standInId));
}
