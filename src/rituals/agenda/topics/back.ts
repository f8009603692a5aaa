import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Person } from '../../../store/rows.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import type { Prompt } from '../../prompts.ts';
import { agendaOf, type TopicOf } from '../records/agenda.ts';
import { type MeetingOf, needSeries, seriesFor } from '../records/meetings.ts';
import { currentOfSeries } from '../records/plan.ts';
import { memberOf } from '../records/turns.ts';
import { isOftenBack, longestTopic, topicLine } from '../views.ts';
import { changeTopic, saying } from './act.ts';
import { already, type Change, keep, remove } from './changes.ts';
import { findTopic, updateTopic } from './store.ts';
import type { Own } from './views.ts';

// Topics that come back again and again: kept, dropped, or given to somebody.

/** To whoever was given one. Of: the topic, the person, who gave it. */
export const given = notice('agenda.given', async ({ db, t, workspace }, [topicId = '', personId = '', byId = '']) => {
  const topic = await findTopic(db, workspace.id, topicId);
  if (!topic || already(topic) || topic.ownerId !== personId || topic.series.state === 'ended') return null;
  const by = await personById(db, workspace.id, byId);
  const values = { topic: topic.text, meeting: topic.series.name, name: by?.name ?? t('agenda.somebody') };
  return note(t('agenda.givenToYou', values), [button(t('agenda.showAgenda'), 'agenda.view', [topic.seriesId])]);
});

export function backActions(prompts: readonly Prompt[]) {
  const decide = async (ctx: Ctx, id: string, change: Change): Promise<View> => {
    const { meeting, topic, outcome } = await changeTopic(ctx, id, change);
    return backView(ctx, prompts, meeting, saying(ctx, topic, outcome));
  };
  return {
    /** Of a series: what came back often. */
    cameBack: shows(z.tuple([z.string()]), async (ctx, seriesId) => {
      return backView(ctx, prompts, await currentOfSeries(ctx, await seriesFor(ctx, seriesId)));
    }),
    keepTopic: changes(z.tuple([z.string()]), (ctx, id) => decide(ctx, id, keep)),
    dropTopic: changes(z.tuple([z.string()]), (ctx, id) => decide(ctx, id, remove)),
    giveTopic: changes(z.tuple([z.string(), z.string()]), async (ctx, id, externalId) => {
      const topic = await findTopic(ctx.db, ctx.workspace.id, id);
      if (!topic) throw new UserError('agenda.noSuchTopic');
      await needSeries(ctx, topic.series);
      return decide(ctx, id, giveTo(ctx, await memberOf(ctx, topic.series, externalId)));
    }),
  };
}

/** Stays on the agenda under their name; they hear of it, and from whom. */
function giveTo({ workspace, person: me }: Ctx, to: Person): Change {
  return async (tx, topic, { now }) => {
    const gone = already(topic);
    if (gone) return gone;
    await updateTopic(tx, topic.id, { ownerId: to.id, keptAt: now });
    const sending = { workspaceId: workspace.id, to: { personId: to.id }, dueAt: welcomeFor(workspace, to, now) };
    if (to.id !== me.id) await given.owe(tx, [topic.id, to.id, me.id], sending);
    return { said: 'agenda.given', values: { name: to.name } };
  };
}

/** So many are asked about at once. */
const atOnce = 3;

async function backView(ctx: Ctx, prompts: readonly Prompt[], meeting: MeetingOf, own: Own = {}): Promise<View> {
  const { t } = ctx;
  const { topics } = await agendaOf(ctx.db, prompts, meeting, ctx.now);
  const back = topics.flatMap((topic, index) => (isOftenBack(topic) ? [{ topic, number: index + 2 }] : []));
  const title = t('agenda.backTitle', { meeting: meeting.series.name });
  const undo = own.undo ? { kind: 'button' as const, label: t('agenda.undo'), go: own.undo } : null;
  return view(
    own.said ?? title,
    own.said ? text(own.said) : null,
    controls(undo),
    heading(title),
    back.length === 0 ? text(t('agenda.backNone')) : null,
    back.slice(0, atOnce).flatMap(({ topic, number }) => backBlocks(t, topic, number)),
  );
}

function backBlocks(t: Ctx['t'], topic: TopicOf, number: number) {
  return [
    text(topicLine(t, topic, number, longestTopic)),
    small(t('agenda.backTimes', { n: topic.back })),
    ...controls(
      button(t('agenda.keepTopic'), 'agenda.keepTopic', [topic.id]),
      button(t('agenda.dropTopic'), 'agenda.dropTopic', [topic.id]),
      { kind: 'pickPerson', label: t('agenda.giveTopic'), go: { to: 'agenda.giveTopic', args: [topic.id] } },
    ),
  ];
}
