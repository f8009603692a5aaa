import { z } from 'zod';
import type { Ctx, Settings } from '../../chat/asks.ts';
import { facts, small, text, view } from '../../chat/blocks.ts';
import { number } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import { sayDigits } from '../../time/say.ts';
import { saveSettings } from '../../who/workspaces.ts';
import type { Chapter } from '../ritual.ts';

/** What holds for the rounds that open from now on: an open one keeps the contract that is printed on its question. */
const setting = form({
  route: 'mission.settings',
  args: z.tuple([]),
  may: ['admin'],
  title: 'mission.settings.title',
  submit: 'mission.settings.save',
  fields: {
    smallestGroup: number({
      label: 'mission.settings.smallestGroup',
      hint: 'mission.settings.smallestGroupHint',
      min: 3,
      max: 50,
    }),
    pollDays: number({ label: 'mission.settings.pollDays', min: 1, max: 20 }),
  },
  open: ({ t, workspace }) => ({
    filled: {
      smallestGroup: sayDigits(workspace.smallestGroup, t.locale),
      pollDays: sayDigits(workspace.pollDays, t.locale),
    },
  }),
  async save(ctx, _args, values) {
    const workspace = await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, values));
    const said = ctx.t('mission.settings.saved');
    return {
      show: view(
        said,
        text(said),
        facts(...settingFacts({ ...ctx, workspace })),
        small(ctx.t('mission.settings.note')),
      ),
    };
  },
});

function settingFacts({ t, workspace }: Pick<Ctx, 't' | 'workspace'>) {
  return [
    { label: t('mission.settings.smallestGroup'), value: sayDigits(workspace.smallestGroup, t.locale) },
    { label: t('mission.settings.pollDays'), value: sayDigits(workspace.pollDays, t.locale) },
  ];
}

export const setChapter: Chapter = { actions: setting.actions };

export const settings: Settings = {
  title: 'mission.settings.title',
  route: 'mission.settings',
  facts: async (ctx) => settingFacts(ctx),
};
