import { z } from 'zod';
import { type Ctx, changes, mustWrite, type Settings, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { place } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Notice } from '../../../delivery/owes.ts';
import type { Idea, Place } from '../../../store/rows.ts';
import { personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { saveSettings } from '../../../who/workspaces.ts';
import type { Chapter } from '../../ritual.ts';
import { numbered } from '../lists/index.ts';
import { ideaById, wholeIdea } from '../records/ideas.ts';
import { oweShare, shared, threaded } from '../records/shares.ts';
import { called, othersHead } from '../records/views.ts';
import { isOpen } from '../rules.ts';
import { byThemselves, keepTimers } from './timers.ts';
import { shareView } from './views.ts';

/** What was withdrawn or hidden says so where it stands, and is posted nowhere else. */
const posted: Notice = {
  ...shared,
  async view({ db, t, workspace, now }, args) {
    const idea = await ideaById(db, workspace.id, args[0] ?? '');
    if (!idea || (!isOpen(idea) && !(await shared.wasSent(db, args)))) return null;
    const by = await personById(db, workspace.id, args[2] ?? null);
    return shareView(t, await wholeIdea(db, idea), now, by);
  },
};

/** The same in a forum, where a thread bears its name. */
const begun: Notice = {
  ...threaded,
  async view({ db, t, workspace, now }, args) {
    const idea = await ideaById(db, workspace.id, args[0] ?? '');
    if (!idea || (!isOpen(idea) && !(await threaded.wasSent(db, args)))) return null;
    return { ...shareView(t, await wholeIdea(db, idea), now, null), title: othersHead(t, idea) };
  },
};

/** Shows an idea in the channel it is asked for in. */
async function share(ctx: Ctx, idea: Idea): Promise<View> {
  const { store, t, place, now } = ctx;
  const { number } = idea;
  if (place.kind === 'direct') throw new UserError('ideas.shareWhere', { number });
  if (idea.state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number });
  if (!isOpen(idea)) throw new UserError(idea.hiddenAt ? 'moderation.nowHidden' : 'moderation.nowUnseen', { number });
  await mustWrite(ctx, place);
  await ctx.reach(place);
  const isNew = await store.transaction((tx) => oweShare(tx, ctx, idea, place.id, now, true));
  if (!isNew) throw new UserError('ideas.sharedBefore', { number });
  return note(t('ideas.shared', called(idea)));
}

/** The channel where new ideas and the weekly choice of three are shown; null for none. */
async function setChannel(ctx: Ctx, chosen: Place | null): Promise<View> {
  const { t, store, workspace, now } = ctx;
  if (chosen?.kind === 'direct') throw new UserError('ideas.channelDirect');
  if (chosen) await mustWrite(ctx, chosen);
  if (chosen) await ctx.reach(chosen);
  const before = workspace.ideasPlaceId;
  await store.transaction(async (tx) => {
    await saveSettings(tx, workspace, { ideasPlaceId: chosen?.id ?? null });
    if (chosen) await keepTimers(tx, workspace, now);
  });
  const undo = button(t('ideas.button.undo'), 'ideas.channelBack', before ? [before] : []);
  return note(channelText(ctx, chosen), before === (chosen?.id ?? null) ? [] : [undo]);
}

function channelText({ t }: Ctx, chosen: Place | null) {
  if (!chosen) return t('ideas.channel.none');
  return t.rich(chosen.kind === 'forum' ? 'ideas.channel.forum' : 'ideas.channel.set', { place: spanOf(chosen) });
}

const spanOf = ({ externalId, name }: Place) => ({ place: externalId, name });

function channelOf({ db, workspace }: Ctx): Promise<Place | null> {
  return placeById(db, workspace.id, workspace.ideasPlaceId);
}

const admin = ['admin'] as const;

const set = form({
  route: 'ideas.settings',
  args: z.tuple([]),
  may: admin,
  title: 'ideas.settings',
  submit: 'ideas.form.save',
  fields: {
    channel: place({ label: 'ideas.settings.channel', hint: 'ideas.settings.hint', optional: true, forums: true }),
  },
  open: async (ctx) => ({ filled: { channel: (await channelOf(ctx))?.externalId } }),
  save: async (ctx, _, { channel }) => ({ show: await setChannel(ctx, channel) }),
});

export const settings: Settings = {
  title: 'ideas.settings',
  route: 'ideas.settings',
  facts: async (ctx) => {
    const chosen = await channelOf(ctx);
    const value = chosen ? [spanOf(chosen)] : ctx.t('ideas.settings.none');
    return [{ label: ctx.t('ideas.settings.channel'), value }];
  },
};

/** What others see: an idea in a channel, the weekly choice, and the champions' mornings. */
export const posts: Chapter = {
  words: {
    share: numbered('share', share),
    channel: word({
      summary: 'ideas.word.channel',
      options: [{ name: 'channel', kind: 'place', label: 'ideas.option.channel', forums: true }],
      may: admin,
      values: z.object({ channel: z.string() }),
      run: async (ctx, { channel }) => ({ show: await setChannel(ctx, await ctx.placeById(channel, true)) }),
    }),
  },
  actions: {
    ...set.actions,
    channelBack: changes(
      z.tuple([z.string().min(1).optional()]),
      async (ctx, placeId = '') => {
        const before = await placeById(ctx.db, ctx.workspace.id, placeId);
        await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { ideasPlaceId: before?.id ?? null }));
        return note(before ? channelText(ctx, before) : ctx.t('ideas.channel.undone'));
      },
      admin,
    ),
  },
  notices: [posted, begun, ...byThemselves.notices],
  timers: byThemselves.timers,
};
