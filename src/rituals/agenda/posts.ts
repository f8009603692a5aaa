import { z } from 'zod';
import type { Action, Ctx } from '../../chat/asks.ts';
import { action, UserError } from '../../chat/asks.ts';
import { type Button, note, type View } from '../../chat/view.ts';
import { owe, refresh, wasSent } from '../../delivery/outbox.ts';
import type { MakeView, NoticeCtx } from '../../delivery/owes.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Opened } from '../../store/rows.ts';
import { takesDirect } from '../../who/reader.ts';
import { currentOfSeries } from './find.ts';
import { keys } from './plan.ts';
import { endOf } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { calledOffView, type NextTurn, named, postedView } from './views.ts';

/** The agenda in the channel; in its place, where the meeting does not take place, a sentence that says so. */
export const postJob: MakeView = async ({ db, now, workspace, platform, t }, [meetingId = '']) => {
  const meeting = await store.findMeeting(db, workspace.id, meetingId);
  if (!meeting) return null;
  const [next = null] = (await store.meetingsAfter(db, meeting.seriesId, meeting.startsAt)).filter(
    (one) => !one.skipped,
  );
  const isOver = endOf(meeting.startsAt) <= now;
  if (meeting.skipped || (meeting.series.state !== 'active' && !isOver)) return calledOffView(t, meeting, next);
  const agenda = await items.agendaOf(db, meeting, now);
  if (!isOver) {
    const shown = { seriesId: meeting.seriesId, ids: agenda.topics.map(({ id }) => id), at: now };
    await items.keepShown(db, { placeId: meeting.series.placeId, personId: null }, shown);
  }
  return postedView(t, agenda, now, await nextTurnOf({ db, workspace, platform }, next));
};

/** Who is named on the agenda before, because no direct message reaches them. */
async function nextTurnOf(
  { db, workspace, platform }: Pick<NoticeCtx, 'db' | 'workspace' | 'platform'>,
  next: Awaited<ReturnType<typeof store.comingMeeting>>,
): Promise<NextTurn | null> {
  const person = next && (await store.findPerson(db, workspace.id, next.turnPersonId));
  return next && person && !takesDirect(person, platform.name) ? { person, startsAt: next.startsAt } : null;
}

const answers = ['brought', 'heard', 'not_this_time'] as const satisfies readonly Opened[];

/** When the meeting is over: "Did the customer open it?" */
export const openedJob: MakeView = async ({ db, workspace, t }, [meetingId = '']) => {
  const meeting = await store.findMeeting(db, workspace.id, meetingId);
  if (!meeting || meeting.skipped) return null;
  return openedView(t, meeting);
};

function openedView(t: Translator, meeting: store.MeetingOf): View {
  const values = { meeting: { bold: meeting.series.name }, time: { time: meeting.startsAt, as: 'day' as const } };
  const summary = t('agenda.openedSummary', { meeting: meeting.series.name });
  if (meeting.opened) {
    const said = t.rich('agenda.openedThanks', { ...values, opened: meeting.opened });
    return { kind: 'view', summary, blocks: [{ kind: 'text', text: said }] };
  }
  const controls = answers.map(
    (answer): Button => ({
      kind: 'button',
      label: t(`agenda.opened.${answer}`),
      go: { to: 'agenda.opened', args: [meeting.id, answer] },
    }),
  );
  const asked = t.rich('agenda.openedAsk', values);
  return {
    kind: 'view',
    summary,
    blocks: [
      { kind: 'text', text: asked },
      { kind: 'controls', controls },
    ],
  };
}

export const postActions: Record<string, Action> = {
  opened: action({
    answers: 'message',
    args: z.tuple([z.string(), z.enum(answers)]),
    run: async (ctx, { args: [meetingId, answer] }) => ({ show: await answerOpened(ctx, meetingId, answer) }),
  }),
  postNow: action({
    answers: 'message',
    may: ['admin'],
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [seriesId] }) => ({ show: await postNow(ctx, seriesId) }),
  }),
  reopen: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => {
      const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
      if (!meeting) throw new UserError('agenda.noSuchMeeting');
      const isTakenBack = await ctx.store.transaction(async (tx) => {
        const done = await store.takeBackOpened(tx, meetingId, ctx.person.id);
        if (done) await refresh(tx, keys.opened(meetingId), ctx.now);
        return done;
      });
      return { replace: note(ctx.t(isTakenBack ? 'agenda.openedTakenBack' : 'agenda.openedNotYours')) };
    },
  }),
};

/** The agenda goes to its channel at once, instead of at its time: the end of setting up. */
async function postNow(ctx: Ctx, seriesId: string): Promise<View> {
  const meeting = await currentOfSeries(ctx, seriesId);
  const { series } = meeting;
  const key = keys.post(meeting.id);
  const isNew = await ctx.store.transaction(async (tx) => {
    if (await wasSent(tx, key)) return false;
    await owe(tx, {
      key,
      workspaceId: ctx.workspace.id,
      job: 'agenda.post',
      args: [meeting.id],
      to: { placeId: series.placeId },
      dueAt: ctx.now,
      expiresAt: endOf(meeting.startsAt),
      ownerId: series.makerId,
    });
    return true;
  });
  const values = { channel: series.place.name, meeting: named(ctx.t, series, meeting, ctx.now) };
  return note(ctx.t((['agenda.wasPosted', 'agenda.postedNow'] as const)[isNew ? 1 : 0], values));
}

/** The first answer counts; whoever comes later hears what it was. */
async function answerOpened(ctx: Ctx, meetingId: string, answer: Opened): Promise<View> {
  const { t } = ctx;
  const { meeting, isFirst } = await ctx.store.transaction(async (tx) => {
    const known = await store.findMeeting(tx, ctx.workspace.id, meetingId);
    if (!known || known.skipped) throw new UserError('agenda.noSuchMeeting');
    const first = await store.answerOpened(tx, meetingId, answer, ctx.person.id);
    if (first) await refresh(tx, keys.opened(meetingId), ctx.now);
    return { meeting: known, isFirst: first };
  });
  if (!isFirst && meeting.opened) {
    return note(
      t('agenda.openedAlready', { meeting: meeting.series.name, answer: t(`agenda.opened.${meeting.opened}`) }),
    );
  }
  const said = t('agenda.openedNoted', { meeting: meeting.series.name, answer: t(`agenda.opened.${answer}`) });
  return note(said, [{ kind: 'button', label: t('agenda.undo'), go: { to: 'agenda.reopen', args: [meetingId] } }]);
}
