import { button, controls, facts, heading, small, text, view } from '../../../chat/blocks.ts';
import { type Block, type Button, note, type View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Meeting, MeetingSeries, Person, Place } from '../../../store/rows.ts';
import type { Weekday, WorkingDays } from '../../../time/days.ts';
import { sayTime, sayTimeAt, sayWeekdays, sayZone } from '../../../time/say.ts';
import { instantAt, localDate, localMinutes } from '../../../time/zone.ts';
import { everyone, readStored } from '../rules.ts';
import { when } from '../views.ts';

/** "every week on Sunday and Wednesday, at 10:00 AM", on the clocks of its own zone. @param at when it is held once */
export function rhythmLine(t: Translator, series: MeetingSeries, at: Date): string {
  const { rhythm, weekdays, monthDay } = series;
  const isMonthly = rhythm === 'monthly';
  return t('agenda.rhythmLine', {
    rhythm: isMonthly && monthDay === 31 ? 'lastDay' : rhythm,
    days: isMonthly ? '' : sayWeekdays(readStored(weekdays), t.locale),
    day: monthDay ?? 1,
    time: timeLine(t, series, at),
  });
}

/** Its time; where the reader's clocks show another one, with its zone and theirs. */
function timeLine(t: Translator, { minutes, timeZone }: MeetingSeries, near: Date): string {
  const time = sayTime(minutes, t.locale);
  const date = localDate(near, timeZone);
  const at = instantAt(date, minutes, timeZone);
  const theirs = localDate(at, t.zone);
  if (theirs === date && localMinutes(at, t.zone) === minutes) return time;
  const shift = theirs === date ? 'same' : theirs < date ? 'before' : 'after';
  const zone = sayZone(timeZone, t.locale, at);
  return t('agenda.timeElsewhere', { time, zone, yours: sayTimeAt(at, t.zone, t.locale), shift });
}

export interface Planned {
  said: 'agenda.planned' | 'agenda.changed';
  series: MeetingSeries;
  place: Place;
  meeting: Meeting | null;
  turn: Person | null;
  /** Who was chosen to take turns; null: whoever takes part. */
  takers: readonly Person[] | null;
  maker: Person | null;
  workingDays: WorkingDays;
  now: Date;
}

/** What was planned, and with it what the form did not ask. */
export function plannedView(t: Translator, planned: Planned): View {
  const { said, series, place, meeting, turn, takers, maker, workingDays, now } = planned;
  const summary = t(said, {
    meeting: series.name,
    rhythm: rhythmLine(t, series, meeting?.startsAt ?? now),
    channel: place.name,
  });
  const off = movedDays(series, workingDays);
  return view(
    summary,
    text(summary),
    facts(
      { label: t('agenda.factNext'), value: meeting ? when(t, meeting, now) : t(`agenda.state.${series.state}`) },
      { label: t('agenda.factZone'), value: `${sayZone(series.timeZone, t.locale, now)} (${series.timeZone})` },
      ...(series.workingDays ? [{ label: t('agenda.factWeek'), value: sayWeekdays(workingDays, t.locale) }] : []),
      { label: t('agenda.factPost'), value: t('agenda.before', { minutes: series.postBefore }) },
      ...(turn ? [{ label: t('agenda.factTurn'), value: turn.name }] : []),
      { label: t('agenda.factTakers'), value: takersLine(t, takers) },
      { label: t('agenda.factMayEdit'), value: t('agenda.mayEdit', { name: maker?.name ?? t('agenda.somebody') }) },
    ),
    off.length > 0 ? small(t('agenda.movedNote', { days: sayWeekdays(off, t.locale) })) : null,
    series.rhythm === 'monthly' ? small(t('agenda.movedNoteMonthly')) : null,
    controls(
      button(t('agenda.edit'), 'agenda.edit', [series.id]),
      button(t('agenda.editStart'), 'agenda.editStart', [series.id]),
      meeting ? button(t('agenda.showAgenda'), 'agenda.view', [series.id]) : null,
      button(t('agenda.editWeek'), 'agenda.editWeek', [series.id]),
      button(t('agenda.editTakers'), 'agenda.takers', [series.id]),
    ),
  );
}

function takersLine(t: Translator, takers: readonly Person[] | null): string {
  if (takers === null) return t('agenda.takersByThemselves', { most: everyone });
  return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(takers.map(({ name }) => name));
}

/** Its weekdays on which nobody works. */
function movedDays({ rhythm, weekdays }: MeetingSeries, workingDays: WorkingDays): Weekday[] {
  return rhythm === 'monthly' ? [] : readStored(weekdays).filter((weekday) => !workingDays.includes(weekday));
}

/** What may be done to a meeting for all. */
export const acts = ['edit', 'pause', 'resume', 'end'] as const;
export type Act = (typeof acts)[number];

export interface Listed {
  series: MeetingSeries;
  meeting: Meeting | null;
  /** Whether the reader changes it without being asked first. */
  isMine: boolean;
}

/** What was just done. */
export interface Told {
  said?: string;
  undo?: Button;
}

export interface List extends Told {
  place: Place;
  listed: readonly Listed[];
  page: number;
  now: Date;
}

const aPage = 5;

/** The meetings of a channel, each with what may be done to it. */
export function seriesListView(t: Translator, { place, listed, page, now, said, undo }: List): View {
  const last = Math.max(0, Math.ceil(listed.length / aPage) - 1);
  const at = Math.min(page, last);
  const title = t('agenda.listTitle', { channel: place.name });
  const turnTo = (label: string, to: number) => button(label, 'agenda.series', [place.id, `${to}`]);
  return view(
    said ?? title,
    said ? text(said) : null,
    controls(undo ?? null),
    heading(title),
    listed.slice(at * aPage, (at + 1) * aPage).flatMap((one) => listedBlocks(t, one, now)),
    listed.length === 0 ? text(t('agenda.listEmpty')) : null,
    { kind: 'divider' },
    controls(
      button(t('agenda.planAnother'), 'agenda.newMeeting', [place.id]),
      at > 0 ? turnTo(t('agenda.earlier'), at - 1) : null,
      at < last ? turnTo(t('agenda.later'), at + 1) : null,
    ),
  );
}

function listedBlocks(t: Translator, { series, meeting, isMine }: Listed, now: Date): readonly Block[] {
  const isPaused = series.state === 'paused';
  const next = isPaused || !meeting ? t('agenda.isPaused') : t('agenda.nextOn', { when: when(t, meeting, now) });
  const listed = small(t('agenda.listed', { rhythm: rhythmLine(t, series, meeting?.startsAt ?? now), next }));
  const act = (what: Act): Button => {
    const style = what === 'end' ? 'danger' : undefined;
    if (isMine) return button(t(`agenda.${what}`), `agenda.${what}`, [series.id], style);
    return button(t(`agenda.${what}`), 'agenda.sure', [series.id, what], style);
  };
  return [
    text([{ bold: series.name }]),
    listed,
    ...controls(act('edit'), act(isPaused ? 'resume' : 'pause'), act('end')),
  ];
}

/** One question to whoever neither made a meeting nor is an admin, before it is changed for all. @param maker who hears of it */
export function sureView(t: Translator, { id, name }: MeetingSeries, act: Act, maker: Person | null): View {
  const ask = t('agenda.sure', { act, meeting: name, told: maker ? 'yes' : 'no', name: maker?.name ?? '' });
  return note(ask, [button(t(`agenda.sure.${act}`), `agenda.${act}`, [id])]);
}
