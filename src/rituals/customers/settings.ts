import { z } from 'zod';
import { type Ctx, changes, mustWrite, type Settings, type SetupStep, shows } from '../../chat/asks.ts';
import { button, controls, small, text, view } from '../../chat/blocks.ts';
import { choice, place } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import type { Control, View } from '../../chat/view.ts';
import { placeSpan, type Text } from '../../i18n/text.ts';
import type { Place } from '../../store/rows.ts';
import { cardPlace, hasOutsiders } from '../../voices/hear.ts';
import { placeById } from '../../who/places.ts';
import { saveSettings } from '../../who/workspaces.ts';
import type { Chapter } from '../ritual.ts';

const admin = ['admin'] as const;

/** Months for which words may be kept; 0 is for ever. */
const keeping = ['3', '12', '24', '0'] as const;

/** What is to be known of a channel before customers' words stand in it. */
async function warnings(ctx: Ctx, chosen: Place): Promise<Text[]> {
  const { t } = ctx;
  const outsiders = await hasOutsiders(ctx, chosen);
  const isPrivate = await ctx.isPrivate(chosen);
  const values = { place: placeSpan(chosen) };
  return [
    ...(outsiders ? [t.rich('sharing.warnOutsiders', values)] : []),
    ...(isPrivate ? [t.rich('sharing.warnPrivate', values)] : []),
  ];
}

/** @throws UserError where the bot or whoever chooses it may not write there */
async function needFit(ctx: Ctx, chosen: Place): Promise<void> {
  await mustWrite(ctx, chosen);
  await ctx.reach(chosen);
}

/** New cards go there; those that stand somewhere stay. */
async function saved(ctx: Ctx, chosen: Place | null, keepMonths: number): Promise<View> {
  const { t, store, workspace } = ctx;
  const before = workspace.customersPlaceId;
  await store.transaction((tx) => saveSettings(tx, workspace, { customersPlaceId: chosen?.id ?? null, keepMonths }));
  const said = chosen ? t.rich('sharing.set', { place: placeSpan(chosen) }) : t('sharing.unset');
  const isNew = before !== (chosen?.id ?? null);
  return view(
    said,
    text(said),
    chosen ? (await warnings(ctx, chosen)).map(text) : null,
    small(t('sharing.kept', { keep: t('sharing.keep', { months: keepMonths }) })),
    isNew ? controls(button(t('customers.button.undo'), 'customers.channelBack', before ? [before] : [])) : null,
  );
}

const set = form({
  route: 'customers.settings',
  args: z.tuple([]),
  may: admin,
  title: 'sharing.settings',
  submit: 'customers.button.save',
  fields: {
    channel: place({ label: 'sharing.field.channel', hint: 'sharing.hint.channel', optional: true }),
    keep: choice({
      label: 'sharing.field.keep',
      hint: 'sharing.hint.keep',
      options: ({ t }) => keeping.map((value) => ({ value, label: t('sharing.keep', { months: Number(value) }) })),
    }),
  },
  open: async ({ db, workspace }) => ({
    filled: { channel: (await cardPlace(db, workspace))?.externalId, keep: String(workspace.keepMonths) },
  }),
  async save(ctx, _, { channel, keep }) {
    if (channel?.kind === 'direct') return { reject: { channel: ctx.t('sharing.direct') } };
    if (channel) await needFit(ctx, channel);
    return { show: await saved(ctx, channel, Number(keep)) };
  },
});

/** The channel where somebody stands while they set the bot up. */
async function setHere(ctx: Ctx, placeId: string): Promise<View> {
  const { db, workspace } = ctx;
  const here = await placeById(db, workspace.id, placeId);
  if (here) await needFit(ctx, here);
  return saved(ctx, here, workspace.keepMonths);
}

/** The channel as it was before. */
async function channelBack({ db, t, store, workspace }: Ctx, placeId = ''): Promise<View> {
  const before = await placeById(db, workspace.id, placeId);
  await store.transaction((tx) => saveSettings(tx, workspace, { customersPlaceId: before?.id ?? null }));
  const said = before ? t.rich('sharing.set', { place: placeSpan(before) }) : t('sharing.unset');
  return view(said, text(said));
}

const id = z.string().min(1);

/** Where customers' words go, and how long they are kept. */
export const setChapter: Chapter = {
  actions: {
    ...set.actions,
    setHere: shows(z.tuple([id]), setHere, admin),
    channelBack: changes(z.tuple([id.optional()]), channelBack, admin),
  },
};

export const settings: Settings = {
  title: 'sharing.settings',
  route: 'customers.settings',
  async facts({ db, t, workspace }) {
    const chosen = await cardPlace(db, workspace);
    return [
      { label: t('sharing.field.channel'), value: chosen ? [placeSpan(chosen)] : t('sharing.channelNone') },
      { label: t('sharing.field.keep'), value: t('sharing.keep', { months: workspace.keepMonths }) },
    ];
  },
};

/** Those who answer, after a meeting and a champion: the customers' channel. */
export const channelStep: SetupStep = {
  order: 4,
  title: 'sharing.setup.title',
  text: 'sharing.setup.text',
  controls: ({ t, place: here }): readonly Control[] => [
    ...(here.kind === 'channel' ? [button(t('sharing.setup.here'), 'customers.setHere', [here.id], 'primary')] : []),
    button(t('sharing.setup.other'), 'customers.settings'),
  ],
  async done({ db, t, workspace }) {
    const chosen = await cardPlace(db, workspace);
    return chosen && t('sharing.setup.done', { name: chosen.name });
  },
};
