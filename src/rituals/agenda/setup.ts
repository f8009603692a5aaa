import type { SetupStep } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';
import { latestSeries } from './records/series.ts';

/** The first meeting; once setting up is over, its agenda may be posted at once. */
export const firstMeeting: SetupStep = {
  order: 2,
  title: 'agenda.setup.title',
  text: 'agenda.setup.text',
  // a meeting belongs to a channel: from direct messages the form asks for it
  controls: ({ t, place }) => [
    place.kind === 'direct'
      ? button(t('agenda.setup.go'), 'agenda.placedMeeting', [], 'primary')
      : button(t('agenda.setup.go'), 'agenda.newMeeting', [place.id], 'primary'),
  ],
  async done({ db, t, workspace }) {
    const series = await latestSeries(db, workspace.id);
    return series && t('agenda.setup.done', { name: series.name });
  },
  async finish({ db, t, workspace }) {
    const series = await latestSeries(db, workspace.id);
    if (!series) return { text: t('agenda.setup.none') };
    const post = button(t('agenda.setup.post'), 'agenda.postNow', [series.id], 'primary');
    return { text: t('agenda.setup.ready', { name: series.name }), button: post };
  },
};
