import { z } from 'zod';
import { action, type Ctx, type Settings, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { place } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Place } from '../../../store/rows.ts';
import { placeById } from '../../../who/places.ts';
import { saveSettings } from '../../../who/workspaces.ts';
import type { Chapter } from '../../ritual.ts';
import { numbered } from '../lists/index.ts';
import { share, shared } from './share.ts';
import { byThemselves, keepTimers } from './timers.ts';

const admin = ['admin'] as const;

/** The channel where new ideas and the weekly choice of three are shown; null for none. */
async function setChannel(ctx: Ctx, chosen: Place | null): Promise<Reply> {
  const { t, store, workspace, now } = ctx;
  if (chosen?.kind === 'direct') throw new UserError('ideas.channelDirect');
  const before = workspace.ideasPlaceId;
  await store.transaction(async (tx) => {
    await saveSettings(tx, workspace, { ideasPlaceId: chosen?.id ?? null });
    if (chosen) await keepTimers(tx, workspace, now);
  });
  const undo = button(t('ideas.button.undo'), 'ideas.channelBack', before ? [before] : []);
  return { show: note(channelText(ctx, chosen), before === (chosen?.id ?? null) ? [] : [undo]) };
}

function channelText({ t }: Ctx, chosen: Place | null): Text {
  if (!chosen) return t('ideas.channel.none');
  return t.rich('ideas.channel.set', { place: { place: chosen.externalId, name: chosen.name } });
}

const set = form({
  route: 'ideas.settings',
  args: z.tuple([]),
  may: admin,
  title: 'ideas.settings',
  submit: 'ideas.form.save',
  fields: { channel: place({ label: 'ideas.settings.channel', hint: 'ideas.settings.hint', optional: true }) },
  open: async (ctx) => ({ filled: { channel: (await channelOf(ctx))?.externalId } }),
  save: async (ctx, _, { channel }) =>
    channel?.kind === 'direct' ? { reject: { channel: ctx.t('ideas.channelDirect') } } : setChannel(ctx, channel),
});

function channelOf({ db, workspace }: Ctx): Promise<Place | null> {
  return placeById(db, workspace.id, workspace.ideasPlaceId);
}

export const settings: Settings = {
  title: 'ideas.settings',
  route: 'ideas.settings',
  facts: async (ctx) => {
    const { t } = ctx;
    const chosen = await channelOf(ctx);
    const value = chosen ? [{ place: chosen.externalId, name: chosen.name }] : t('ideas.settings.none');
    return [{ label: t('ideas.settings.channel'), value }];
  },
};

/** What others see: an idea in a channel, the weekly choice, and the champions' mornings. */
export const posts: Chapter = {
  words: {
    share: numbered('ideas.word.share', share),
    channel: word({
      summary: 'ideas.word.channel',
      options: [{ name: 'channel', kind: 'place', label: 'ideas.option.channel' }],
      may: admin,
      answers: 'message',
      values: z.object({ channel: z.string() }),
      run: async (ctx, { channel }) => setChannel(ctx, await ctx.placeById(channel)),
    }),
  },
  actions: {
    ...set.actions,
    channelBack: action({
      answers: 'update',
      may: admin,
      args: z.tuple([z.string().min(1).optional()]),
      run: async (ctx, { args: [placeId = null] }) => {
        const { t, db, store, workspace } = ctx;
        const before = await placeById(db, workspace.id, placeId);
        await store.transaction((tx) => saveSettings(tx, workspace, { ideasPlaceId: before?.id ?? null }));
        return { replace: note(before ? channelText(ctx, before) : t('ideas.channel.undone')) };
      },
    }),
  },
  notices: [shared, ...byThemselves.notices],
  timers: byThemselves.timers,
};
