import { z } from 'zod';
import { type Ctx, word } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';
import { note, type View } from '../../chat/view.ts';
import { notice } from '../../delivery/notice.ts';
import type { Person } from '../../store/rows.ts';
import { nameAdmin, personById } from '../../who/people.ts';
import type { Chapter } from '../ritual.ts';
import { spanOf, whenTold } from './told.ts';

/** To whoever was made an admin of the bot, or is none any more. Arguments: their id, yes or no, by whom, and when. */
const named = notice(
  'pad.admin',
  async ({ db, t, workspace, person }, [, isNamed, byId = '']) => {
    const by = await personById(db, workspace.id, byId);
    if (!person || !by || person.namedAdmin !== (isNamed === 'yes')) return null;
    if (isNamed === 'no') return note(t.rich('pad.admin.youAreNone', { name: spanOf(by) }));
    return note(t.rich('pad.admin.youAre', { name: spanOf(by) }), [button(t('pad.admin.what'), 'pad.settings')]);
  },
  { key: ([id = '', isNamed = '', , at = '']) => `pad.admin:${id}:${isNamed}:${at}` },
);

async function setAdmin(ctx: Ctx, person: Person, isNamed: boolean): Promise<View> {
  const { t, store, workspace, now } = ctx;
  const who = spanOf(person);
  const changed = await store.transaction(async (tx) => {
    if (!(await nameAdmin(tx, person, isNamed))) return false;
    // an admin by the platform is and stays one: nothing changed for them
    if (person.id === ctx.person.id || person.platformAdmin) return true;
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, dueAt: whenTold(workspace, person, now) };
    await named.owe(tx, [person.id, isNamed ? 'yes' : 'no', ctx.person.id, String(now.getTime())], sending);
    return true;
  });
  if (isNamed) return note(t.rich(changed ? 'pad.admin.added' : 'pad.admin.alreadyAdmin', { who }));
  if (person.platformAdmin) return note(t.rich('pad.admin.byPlatform', { who }));
  return note(t.rich(changed ? 'pad.admin.removed' : 'pad.admin.notAdmin', { who }));
}

function adminWord(summary: 'pad.admin.addSummary' | 'pad.admin.removeSummary', isNamed: boolean) {
  return word({
    summary,
    options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
    may: ['admin'],
    values: z.object({ person: z.string() }),
    run: async (ctx, { person }) => ({ show: await setAdmin(ctx, await ctx.personById(person), isNamed) }),
  });
}

/** Who else may set up the bot and speak for it. */
export const admins: Chapter = {
  words: {
    'admin add': adminWord('pad.admin.addSummary', true),
    'admin remove': adminWord('pad.admin.removeSummary', false),
  },
  notices: [named],
};
