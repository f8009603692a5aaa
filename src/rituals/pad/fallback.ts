import type { Ctx, SetupStep } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';

/** What agenda will bring itself. */
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
};

function newest({ db, workspace }: Ctx) {
  return db.meetingSeries.findFirst({
    where: { workspaceId: workspace.id, state: 'active' },
    orderBy: { createdAt: 'desc' },
  });
}
