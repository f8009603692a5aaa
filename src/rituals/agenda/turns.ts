import { z } from 'zod';
import type { Action, Ctx } from '../../chat/asks.ts';
import { action, UserError } from '../../chat/asks.ts';
import { type Control, note, type View } from '../../chat/view.ts';
import { refresh, withdraw } from '../../delivery/outbox.ts';
import type { MakeView } from '../../delivery/owes.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Tx } from '../../store/client.ts';
import type { Person } from '../../store/rows.ts';
import { sayDay, sayTimeAt } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { keys, type Members, planningOf, refreshMeeting, settleNow } from './plan.ts';
import { endOf, nextTurn } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { named, promptLine } from './views.ts';

/** To whoever's turn it is, one working day ahead; afterwards what became of it. */
export const turnJob: MakeView = async ({ db, now, workspace, person, t }, [meetingId = '', personId = '']) => {
  const meeting = await store.findMeeting(db, workspace.id, meetingId);
  if (!meeting || !person || person.kind === 'gone') return null;
  const agenda = await items.agendaOf(db, meeting, now);
  const values = { meeting: meeting.series.name, ...dayAndTime(t, meeting.startsAt, now) };
  if (meeting.skipped || meeting.series.state !== 'active') return note(t('agenda.turnCalledOff', values));
  if (agenda.stories.some((story) => story.personId === personId)) return note(t('agenda.turnTaken', values));
  if (meeting.turnPersonId !== personId) return note(passedText(t, agenda.turn, values));
  if (endOf(meeting.startsAt) <= now) return note(t('agenda.turnOver', values));
  return turnView(t, agenda, values);
};

function turnView(t: Translator, agenda: items.Agenda, values: Record<string, string>): View {
  const { meeting } = agenda;
  const said = t('agenda.yourTurn', values);
  const controls: Control[] = [
    { kind: 'button', label: t('agenda.writeIt'), go: { to: 'agenda.bring', args: [meeting.id] }, tone: 'primary' },
    { kind: 'button', label: t('agenda.passOn'), go: { to: 'agenda.pass', args: [meeting.id] } },
    { kind: 'button', label: t('agenda.notThisTime'), go: { to: 'agenda.passNext', args: [meeting.id] } },
  ];
  return {
    kind: 'view',
    summary: said,
    blocks: [
      { kind: 'text', text: said },
      { kind: 'text', text: promptLine(t, agenda) },
      { kind: 'controls', controls },
    ],
  };
}

/** "tomorrow", and the time, on the reader's clocks. */
function dayAndTime(t: Translator, startsAt: Date, now: Date): { day: string; time: string } {
  const day = sayDay(localDate(startsAt, t.zone), localDate(now, t.zone), t.locale);
  return { day: day.charAt(0).toUpperCase() + day.slice(1), time: sayTimeAt(startsAt, t.zone, t.locale) };
}

function passedText(t: Translator, to: Person | null, values: Record<string, string>): string {
  return to ? t('agenda.passedTo', { ...values, name: to.name }) : t('agenda.passedToNobody', values);
}

export const turnActions: Record<string, Action> = {
  /** Asks whom it goes to. */
  pass: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => {
      const meeting = await myTurn(ctx, meetingId);
      const next = await nextFor(ctx, meeting);
      return { replace: passView(ctx, meeting, next) };
    },
  }),
  /** The same from the home page, where there is no message to change. */
  passFromHome: action({
    answers: 'message',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => {
      const meeting = await myTurn(ctx, meetingId);
      return { show: passView(ctx, meeting, await nextFor(ctx, meeting)) };
    },
  }),
  keep: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => {
      const meeting = await myTurn(ctx, meetingId);
      const agenda = await items.agendaOf(ctx.db, meeting, ctx.now);
      const values = { meeting: meeting.series.name, ...dayAndTime(ctx.t, meeting.startsAt, ctx.now) };
      return { replace: turnView(ctx.t, agenda, values) };
    },
  }),
  passNext: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => {
      const meeting = await myTurn(ctx, meetingId);
      const members = await ctx.people(meeting.series.place);
      return { replace: await passTo(ctx, meeting, members, null) };
    },
  }),
  passTo: action({
    answers: 'update',
    args: z.tuple([z.string(), z.string()]),
    run: async (ctx, { args: [meetingId, externalId] }) => {
      const meeting = await myTurn(ctx, meetingId);
      const person = await ctx.personById(externalId);
      const members = await ctx.people(meeting.series.place);
      if (person.id === ctx.person.id) throw new UserError('agenda.passToSelf');
      const isMember =
        person.kind === 'member' && (!members.complete || members.people.some(({ id }) => id === person.id));
      if (!isMember)
        throw new UserError('agenda.notInChannel', { name: person.name, channel: meeting.series.place.name });
      return { replace: await passTo(ctx, meeting, members, person) };
    },
  }),
};

/** The meeting, where its customer item is still the asker's to pass on. */
async function myTurn(ctx: Ctx, meetingId: string): Promise<store.MeetingOf> {
  const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
  if (!meeting) throw new UserError('agenda.noSuchMeeting');
  if (meeting.skipped || meeting.series.state !== 'active') throw new UserError('agenda.noSuchMeeting');
  if (meeting.startsAt <= ctx.now) throw new UserError('agenda.meetingOver');
  if (meeting.turnPersonId !== ctx.person.id) await notYours(ctx, meeting);
  return meeting;
}

async function notYours(ctx: Ctx, meeting: store.MeetingOf): Promise<never> {
  const turn = await store.findPerson(ctx.db, ctx.workspace.id, meeting.turnPersonId);
  if (!turn) throw new UserError('agenda.turnIsNobodys');
  throw new UserError('agenda.turnIsAnothers', { name: turn.name });
}

async function nextFor(ctx: Ctx, meeting: store.MeetingOf): Promise<Person | null> {
  const { people } = await ctx.people(meeting.series.place);
  const id = await ctx.store.transaction((tx) => nextId(tx, meeting, people, ctx.person.id));
  return people.find((person) => person.id === id) ?? null;
}

async function nextId(
  tx: Tx,
  meeting: store.MeetingOf,
  people: readonly Person[],
  passing: string,
): Promise<string | null> {
  const { turns } = await store.history(tx, meeting.seriesId, meeting.startsAt);
  const ids = people.map(({ id }) => id).toSorted();
  return nextTurn(ids, turns, [...store.idsOf(meeting.passedBy), passing]);
}

function passView({ t, now }: Ctx, meeting: store.MeetingOf, next: Person | null): View {
  const args = [meeting.id];
  const controls: Control[] = [
    ...(next
      ? [
          {
            kind: 'button',
            label: t('agenda.passToNext'),
            go: { to: 'agenda.passNext', args },
            tone: 'primary',
          } as const,
        ]
      : []),
    { kind: 'pickPerson', label: t('agenda.passToPicked'), go: { to: 'agenda.passTo', args } },
    { kind: 'button', label: t('agenda.keepIt'), go: { to: 'agenda.keep', args } },
  ];
  const values = { meeting: named(t, meeting.series, meeting, now), name: next?.name ?? '' };
  return note(t(next ? 'agenda.passAsk' : 'agenda.passAskNobodyNext', values), controls);
}

/** Passes the turn to a person, or (null) to whoever is next, and tells them where it is time for that. */
async function passTo(ctx: Ctx, meeting: store.MeetingOf, members: Members, to: Person | null): Promise<View> {
  const turnId = await ctx.store.transaction(async (tx) => {
    const present = await store.findMeeting(tx, ctx.workspace.id, meeting.id);
    if (present?.turnPersonId !== ctx.person.id) return undefined;
    const turnPersonId = to?.id ?? (await nextId(tx, present, members.people, ctx.person.id));
    const passedBy = [...store.idsOf(present.passedBy).filter((id) => id !== turnPersonId), ctx.person.id].join(',');
    const passed = await store.updateMeeting(tx, meeting.id, { turnPersonId, passedBy });
    const mine = keys.turn(meeting.id, ctx.person.id);
    await withdraw(tx, [mine]);
    await refresh(tx, mine, ctx.now);
    await refreshMeeting(tx, passed, ctx.now);
    const before = await store.meetingBefore(tx, meeting.seriesId, meeting.startsAt);
    if (before) await refresh(tx, keys.post(before.id), ctx.now);
    // whom it was given to is not asked for among the members again
    await settleNow(tx, planningOf(ctx, meeting.series, null));
    return turnPersonId;
  });
  if (turnId === undefined)
    return notYours(ctx, (await store.findMeeting(ctx.db, ctx.workspace.id, meeting.id)) ?? meeting);
  const turn = to ?? members.people.find(({ id }) => id === turnId) ?? null;
  return note(
    passedText(ctx.t, turn, { meeting: meeting.series.name, ...dayAndTime(ctx.t, meeting.startsAt, ctx.now) }),
  );
}
