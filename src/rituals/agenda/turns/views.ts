import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import { note, type Pick, type View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person, Voice } from '../../../store/rows.ts';
import { sayDate, sayDay, sayTimeAt } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Agenda } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { named } from '../views.ts';

/** A meeting by its name, its day ("Tomorrow"), its date, which stays true, and its time, on the reader's clocks. */
export interface Said {
  meeting: string;
  day: string;
  date: string;
  time: string;
}

export function saidOf({ t, now }: { t: Translator; now: Date }, { series, startsAt }: MeetingOf): Said {
  const local = localDate(startsAt, t.zone);
  const day = sayDay(local, localDate(now, t.zone), t.locale);
  const time = sayTimeAt(startsAt, t.zone, t.locale);
  return {
    meeting: series.name,
    day: day.charAt(0).toUpperCase() + day.slice(1),
    date: sayDate(local, t.locale),
    time,
  };
}

/** To whoever has the customer item. @param last what they may choose in place of writing one */
export function turnView(t: Translator, { meeting, question, from }: Agenda, said: Said, last: readonly Voice[]): View {
  const yours = from ? t('agenda.yourTurnFrom', { ...said, name: from.name }) : t('agenda.yourTurn', { ...said });
  return view(
    yours,
    text(yours),
    text(question.text(t)),
    controls(
      button(t('agenda.writeIt'), 'agenda.bring', [meeting.id], 'primary'),
      button(t('agenda.passOn'), 'agenda.pass', [meeting.id]),
      button(t('agenda.notThisTime'), 'agenda.passNext', [meeting.id]),
    ),
    controls(last.length > 0 ? chooseMenu(t, meeting.id, last) : null),
  );
}

/** To somebody from outside of the meeting, who hears many customers. */
export function invitedView(t: Translator, { id }: MeetingOf, channel: string, said: Said): View {
  const asked = t('agenda.invited', { ...said, channel });
  return view(asked, text(asked), controls(button(t('agenda.writeLine'), 'agenda.bring', [id], 'primary')));
}

function chooseMenu(t: Translator, meetingId: string, last: readonly Voice[]): Pick {
  const options = last.map((voice) => {
    const said = voice.text.replace(/\s+/gu, ' ');
    return { value: voice.id, label: shorten(voice.customer === null ? said : `${voice.customer}: ${said}`, 70) };
  });
  return { kind: 'pick', label: t('agenda.choose'), go: { to: 'agenda.choose', args: [meetingId] }, options };
}

/** @param to null where nobody is left: the meeting decides */
export function passedView(t: Translator, to: Person | null, said: Said): View {
  return note(to ? t('agenda.passedTo', { ...said, name: to.name }) : t('agenda.passedToNobody', { ...said }));
}

/** Asks whom it goes to. */
export function passView(ctx: Ctx, meeting: MeetingOf, next: Person | null): View {
  const { t } = ctx;
  const values = { meeting: named(ctx, meeting.series, meeting), name: next?.name ?? '' };
  return note(t(next ? 'agenda.passAsk' : 'agenda.passAskNobodyNext', values), [
    ...(next ? [button(t('agenda.passToNext'), 'agenda.passNext', [meeting.id], 'primary')] : []),
    { kind: 'pickPerson', label: t('agenda.passToPicked'), go: { to: 'agenda.passTo', args: [meeting.id] } },
    button(t('agenda.keepIt'), 'agenda.keep', [meeting.id]),
  ]);
}
