import { button, entry } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block, Button } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person, Voice } from '../../../store/rows.ts';
import { sayDate, sayMoment } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { customerName } from '../../../voices/views.ts';
import { wholeHours } from '../rules.ts';

// A voice as a line of a list.

export type People = ReadonlyMap<string, Person>;

/** Who reads it, and when. */
export interface Reading {
  t: Translator;
  now: Date;
  person: Person;
}

export function nameOf(t: Translator, people: People, id: string | null): string {
  return people.get(id ?? '')?.name ?? t('voices.somebody');
}

/** "#41 · Mrs R., Patan: The driver came …" */
export function headOf(t: Translator, voice: Voice, units = 120): string {
  const words = shortenTo(voice.text.replace(/\s+/gu, ' '), units);
  return t('sharing.head', { number: voice.number, customer: customerName(t, voice), words });
}

/** Since when they wait, who answers and by when; or what became of it. */
export function stateOf({ t, now }: Pick<Reading, 't' | 'now'>, voice: Voice, people: People): string {
  const { answeredAt, createdAt, dueAt, holderId, saidOn } = voice;
  if (isWaiting(voice)) {
    const said = (at: Date) => sayMoment(at, t.zone, t.locale, now);
    const values = { since: said(createdAt), due: dueAt ? said(dueAt) : '', has: dueAt ? 'day' : 'none' };
    if (holderId === null) return t('sharing.open', values);
    return t('sharing.held', { ...values, name: nameOf(t, people, holderId) });
  }
  if (answeredAt === null) return t('sharing.good', { day: sayDate(saidOn, t.locale, localDate(now, t.zone)) });
  const hours = wholeHours(createdAt, answeredAt);
  return t('sharing.done.answered', { name: nameOf(t, people, voice.answeredById), hours });
}

export function openButton(t: Translator, { id }: Voice): Button {
  return button(t('sharing.button.open'), 'customers.open', [id]);
}

export function voiceEntry(reading: Reading, voice: Voice, people: People, pressed?: Button): Block {
  const { t } = reading;
  return entry(headOf(t, voice), { detail: stateOf(reading, voice, people), button: pressed ?? openButton(t, voice) });
}

/** Of one who waits: what the reader can do at once. */
export function waitingEntry(reading: Reading, voice: Voice, people: People): Block {
  const { t, person } = reading;
  const take = voice.holderId === null && button(t('customers.button.take'), 'customers.take', [voice.id], 'primary');
  const answer =
    voice.holderId === person.id && button(t('customers.button.answered'), 'customers.answer', [voice.id], 'primary');
  return voiceEntry(reading, voice, people, take || answer || undefined);
}

export function peopleIn(voices: readonly Voice[]): (string | null)[] {
  return voices.flatMap(({ byId, holderId, answeredById }) => [byId, holderId, answeredById]);
}
