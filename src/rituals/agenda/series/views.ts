import type { Block, Button, Control, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Meeting, MeetingSeries, Person, Place } from '../../../store/rows.ts';
import type { Weekday, WorkingDays } from '../../../time/days.ts';
import { sayTime, sayWeekdays, sayZone } from '../../../time/say.ts';
import { when } from '../meeting/views.ts';
import type { SeriesWithPlace } from '../records/meetings.ts';
import { readStored } from '../rules.ts';

/** "every week on Sunday and Wednesday, at 10:00 AM", on the clocks of its own zone. */
export function rhythmLine(t: Translator, series: MeetingSeries): string {
  const { rhythm, weekdays, monthDay, minutes } = series;
  const isMonthly = rhythm === 'monthly';
  return t('agenda.rhythmLine', {
    rhythm: isMonthly && monthDay === 31 ? 'lastDay' : rhythm,
    days: isMonthly ? '' : sayWeekdays(readStored(weekdays), t.locale),
    day: monthDay ?? 1,
    time: sayTime(minutes, t.locale),
  });
}

export interface Planned {
  said: 'agenda.planned' | 'agenda.changed';
  series: SeriesWithPlace;
  meeting: Meeting | null;
  turn: Person | null;
  maker: Person | null;
  workingDays: WorkingDays;
  now: Date;
}

/** What was planned, and with it what the form did not ask. */
export function plannedView(t: Translator, { said, series, meeting, turn, maker, workingDays, now }: Planned): View {
  const summary = t(said, { meeting: series.name, rhythm: rhythmLine(t, series), channel: series.place.name });
  const off = movedDays(series, workingDays);
  const controls: Control[] = [
    editButton(t, series),
    { kind: 'button', label: t('agenda.editStart'), go: { to: 'agenda.editStart', args: [series.id] } },
  ];
  if (meeting)
    controls.push({ kind: 'button', label: t('agenda.showAgenda'), go: { to: 'agenda.view', args: [series.id] } });
  const blocks: Block[] = [
    { kind: 'text', text: summary },
    {
      kind: 'facts',
      facts: [
        { label: t('agenda.factNext'), value: meeting ? when(t, meeting, now) : t(`agenda.state.${series.state}`) },
        { label: t('agenda.factZone'), value: `${sayZone(series.timeZone, t.locale, now)} (${series.timeZone})` },
        { label: t('agenda.factPost'), value: t('agenda.before', { minutes: series.postBefore }) },
        ...(turn ? [{ label: t('agenda.factTurn'), value: turn.name }] : []),
        { label: t('agenda.factMayEdit'), value: t('agenda.mayEdit', { name: maker?.name ?? t('agenda.somebody') }) },
      ],
    },
  ];
  if (off.length > 0) blocks.push({ kind: 'note', text: t('agenda.movedNote', { days: sayWeekdays(off, t.locale) }) });
  if (series.rhythm === 'monthly') blocks.push({ kind: 'note', text: t('agenda.movedNoteMonthly') });
  return { kind: 'view', summary, blocks: [...blocks, { kind: 'controls', controls }] };
}

/** Its weekdays on which nobody works. */
function movedDays({ rhythm, weekdays }: MeetingSeries, workingDays: WorkingDays): Weekday[] {
  return rhythm === 'monthly' ? [] : readStored(weekdays).filter((weekday) => !workingDays.includes(weekday));
}

function editButton(t: Translator, { id }: MeetingSeries): Button {
  return { kind: 'button', label: t('agenda.edit'), go: { to: 'agenda.edit', args: [id] } };
}

export interface Listed {
  series: MeetingSeries;
  meeting: Meeting | null;
  /** Whom to ask for a change, where the reader may not make one. */
  ask: string | null;
}

export interface List {
  place: Place;
  listed: readonly Listed[];
  page: number;
  now: Date;
  said?: string;
  undo?: Button;
}

const aPage = 5;

/** The meetings of a channel, each with what may be done to it. */
export function seriesListView(t: Translator, { place, listed, page, now, said, undo }: List): View {
  const last = Math.max(0, Math.ceil(listed.length / aPage) - 1);
  const at = Math.min(page, last);
  const heading = t('agenda.listTitle', { channel: place.name });
  const blocks: Block[] = said ? [{ kind: 'text', text: said }] : [];
  if (undo) blocks.push({ kind: 'controls', controls: [undo] });
  blocks.push({ kind: 'heading', text: heading });
  for (const one of listed.slice(at * aPage, (at + 1) * aPage)) blocks.push(...listedBlocks(t, one, now));
  if (listed.length === 0) blocks.push({ kind: 'text', text: t('agenda.listEmpty') });
  const turnTo = (to: number): Button['go'] => ({ to: 'agenda.series', args: [place.id, `${to}`] });
  const controls: Control[] = [
    { kind: 'button', label: t('agenda.planAnother'), go: { to: 'agenda.newMeeting', args: [place.id] } },
    ...(at > 0 ? [{ kind: 'button', label: t('agenda.earlier'), go: turnTo(at - 1) } as const] : []),
    ...(at < last ? [{ kind: 'button', label: t('agenda.later'), go: turnTo(at + 1) } as const] : []),
  ];
  blocks.push({ kind: 'divider' }, { kind: 'controls', controls });
  return { kind: 'view', summary: said ?? heading, blocks };
}

function listedBlocks(t: Translator, { series, meeting, ask }: Listed, now: Date): Block[] {
  const next =
    series.state === 'paused' || !meeting ? t('agenda.isPaused') : t('agenda.nextOn', { when: when(t, meeting, now) });
  const blocks: Block[] = [
    { kind: 'text', text: [{ bold: series.name }] },
    { kind: 'note', text: t('agenda.listed', { rhythm: rhythmLine(t, series), next }) },
  ];
  if (ask) return [...blocks, { kind: 'note', text: t('agenda.askThemShort', { names: ask }) }];
  const halt: Button =
    series.state === 'paused'
      ? { kind: 'button', label: t('agenda.resume'), go: { to: 'agenda.resume', args: [series.id] } }
      : { kind: 'button', label: t('agenda.pause'), go: { to: 'agenda.pause', args: [series.id] } };
  const end: Button = {
    kind: 'button',
    label: t('agenda.end'),
    go: { to: 'agenda.end', args: [series.id] },
    tone: 'danger',
  };
  return [...blocks, { kind: 'controls', controls: [editButton(t, series), halt, end] }];
}
