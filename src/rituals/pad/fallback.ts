import { z } from 'zod';
import type { Ctx, Settings, SetupStep } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';
import { number } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import { note } from '../../chat/view.ts';

/** What agenda, mission and ideas will bring themselves. */
export const fallbackSteps: Record<string, readonly SetupStep[]> = {
  agenda: [
    {
      order: 2,
      title: 'pad.setup.meeting.title',
      text: 'pad.setup.meeting.text',
      // a meeting belongs to a channel: from direct messages it is planned by typing, as the text says
      controls: ({ t, place }) =>
        place.kind === 'direct' ? [] : [button(t('pad.setup.meeting.go'), 'agenda.newMeeting', [place.id], 'primary')],
      done: async (ctx) => {
        const series = await newest(ctx);
        return series && ctx.t('pad.setup.meeting.done', { name: series.name });
      },
      finish: async (ctx) => {
        const series = await newest(ctx);
        if (!series) return { text: ctx.t('pad.setup.doneNoMeeting') };
        return {
          text: ctx.t('pad.setup.done', { name: series.name }),
          button: button(ctx.t('pad.setup.postAgenda'), 'agenda.postNow', [series.id], 'primary'),
        };
      },
    },
  ],
  mission: [
    {
      title: 'pad.setup.mission.title',
      text: 'pad.setup.mission.text',
      controls: ({ t }) => [button(t('pad.setup.mission.go'), 'mission.state', [], 'primary')],
      done: async ({ db, workspace, t }) =>
        (await db.statement.count({ where: { workspaceId: workspace.id, replacedAt: null } })) > 0
          ? t('pad.setup.mission.done')
          : null,
    },
    {
      title: 'pad.setup.trial.title',
      text: 'pad.setup.trial.text',
      controls: ({ t }) => [button(t('pad.setup.trial.go'), 'mission.trial', [], 'primary')],
      done: async () => null,
    },
  ],
  ideas: [
    {
      order: 3,
      title: 'pad.setup.champion.title',
      text: 'pad.setup.champion.text',
      controls: ({ t }) => [{ kind: 'pickPerson', label: t('pad.setup.champion.go'), go: { to: 'ideas.nominate' } }],
      done: async ({ db, workspace, t }) => {
        const champions = await db.person.findMany({
          where: { workspaceId: workspace.id, champion: { not: 'no' } },
          orderBy: { name: 'asc' },
        });
        return champions.length === 0
          ? null
          : t('pad.setup.champion.done', { names: champions.map(({ name }) => name).join(', ') });
      },
    },
  ],
};

function newest({ db, workspace }: Ctx) {
  return db.meetingSeries.findFirst({
    where: { workspaceId: workspace.id, state: 'active' },
    orderBy: { createdAt: 'desc' },
  });
}

export const polls = form({
  route: 'pad.polls',
  may: ['admin'],
  args: z.tuple([]),
  title: 'pad.settings.polls',
  submit: 'pad.save',
  fields: {
    smallestGroup: number({
      label: 'pad.settings.smallestGroup',
      hint: 'pad.settings.smallestGroupHint',
      min: 3,
      max: 50,
    }),
    pollDays: number({ label: 'pad.settings.pollDays', min: 1, max: 20 }),
  },
  open: ({ t, workspace }) => ({
    filled: {
      smallestGroup: t('pad.number', { n: workspace.smallestGroup }),
      pollDays: t('pad.number', { n: workspace.pollDays }),
    },
  }),
  save: async (ctx, _args, data) => {
    await ctx.db.workspace.update({ where: { id: ctx.workspace.id }, data });
    return { show: note(ctx.t('pad.settings.note')) };
  },
});

export const fallbackSettings: Record<string, Settings> = {
  mission: {
    title: 'pad.settings.polls',
    route: 'pad.polls',
    facts: async ({ t, workspace }) => [
      { label: t('pad.settings.smallestGroup'), value: t('pad.number', { n: workspace.smallestGroup }) },
      { label: t('pad.settings.pollDays'), value: t('pad.number', { n: workspace.pollDays }) },
    ],
  },
};
