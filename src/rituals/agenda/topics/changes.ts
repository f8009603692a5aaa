import type { Route } from '../../../chat/view.ts';
import type { MessageKey } from '../../../i18n/messages.ts';
import type { Values } from '../../../i18n/translate.ts';
import type { Tx } from '../../../store/client.ts';
import type { Topic } from '../../../store/rows.ts';
import { moved } from './rules.ts';
import { openTopics, reorder, updateTopic } from './store.ts';

/** What became of a topic, for the sentence that says it by name. */
export interface Outcome {
  said: MessageKey;
  values?: Values;
  undo?: Route;
}

/** Changes a topic at the meeting under way or to come, or says why not. */
export type Change = (tx: Tx, topic: Topic, at: { meetingId: string; now: Date }) => Promise<Outcome>;

/** The true answer where somebody else was quicker. */
export function already({ doneAt, removedAt, hiddenAt }: Topic): Outcome | null {
  if (hiddenAt) return { said: 'moderation.already' };
  if (removedAt) return { said: 'agenda.alreadyRemoved' };
  return doneAt ? { said: 'agenda.alreadyTicked' } : null;
}

export const tick: Change = async (tx, topic, { meetingId, now }) => {
  const gone = already(topic);
  if (gone) return gone;
  await updateTopic(tx, topic.id, { doneAt: now, doneMeetingId: meetingId });
  return { said: 'agenda.done', undo: { to: 'agenda.untick', args: [topic.id] } };
};

export const untick: Change = async (tx, { id, doneAt }) => {
  if (!doneAt) return { said: 'agenda.wasNotTicked' };
  await updateTopic(tx, id, { doneAt: null, doneMeetingId: null });
  return { said: 'agenda.unticked' };
};

export const remove: Change = async (tx, topic, { now }) => {
  const gone = already(topic);
  if (gone) return gone;
  await updateTopic(tx, topic.id, { removedAt: now });
  return { said: 'agenda.removed', undo: { to: 'agenda.restore', args: [topic.id] } };
};

export const restore: Change = async (tx, { id, removedAt }) => {
  if (!removedAt) return { said: 'agenda.wasNotRemoved' };
  await updateTopic(tx, id, { removedAt: null });
  return { said: 'agenda.restored' };
};

/** It came back often, and stays: how often is counted anew. */
export const keep: Change = async (tx, topic, { now }) => {
  const gone = already(topic);
  if (gone) return gone;
  await updateTopic(tx, topic.id, { keptAt: now });
  return { said: 'agenda.kept' };
};

/** @param target the place it goes to (from 0), from the place it has and the last one */
export function moveTo(target: (at: number, last: number) => number): Change {
  return async (tx, topic) => {
    const gone = already(topic);
    if (gone) return gone;
    const open = await openTopics(tx, topic.seriesId);
    const ids = open.map(({ id }) => id);
    const at = ids.indexOf(topic.id);
    const to = target(at, ids.length - 1);
    if (to < 0 || to >= ids.length) return { said: 'agenda.noSuchPlace', values: { last: ids.length + 1 } };
    if (to === at) return { said: 'agenda.alreadyThere', values: { n: at + 2 } };
    await reorder(tx, open, moved(ids, topic.id, to));
    return { said: 'agenda.moved', values: { n: to + 2 }, undo: { to: 'agenda.place', args: [topic.id, `${at}`] } };
  };
}

/** Undoes a move. @param to the place it had (from 0) */
export function moveBack(to: number): Change {
  const move = moveTo((_at, last) => Math.min(to, last));
  return async (tx, topic, at) => {
    const { said, values = {} } = await move(tx, topic, at);
    return { said, values };
  };
}
