import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import { personSpan, placeSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person, Place, Problem } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Named, RoundOf } from './store.ts';

/** A main problem with its owner, and by how many people of a round it was named. */
export interface Main {
  problem: Problem;
  owner: Person | null;
  namedBy: number;
}

type Said = { t: Translator; now: Date };

/** "#3 Late deliveries: Arjun, by 12 May", or what became of it. */
export function mainLine({ t, now }: Said, { problem, owner, namedBy }: Main): Text {
  const { number, title, state, dueDate, fix } = problem;
  const values = { number, title: shorten(title, 100), count: namedBy };
  if (state === 'fixed')
    return t('frontline.isFixed', { ...values, fix: shorten(fix ?? '', 300), has: fix ? 'fix' : 'none' });
  if (state === 'rests') return t('frontline.isResting', values);
  const day = dueDate === null ? '' : sayDate(dueDate, t.locale, localDate(now, t.zone));
  const name = owner ? personSpan(owner) : t('voices.somebody');
  return t.rich('frontline.isWorkedOn', { ...values, name, day, has: dueDate === null ? 'none' : 'day' });
}

/** In its channel, under the name of the leader who asks; while it is open with how many there are, never with what. */
export function questionView(
  { t, now }: Said,
  { id, offer, closesAt, closedAt, resultAt }: RoundOf,
  { leader, count, before }: { leader: Person | null; count: number; before: readonly Main[] },
): View {
  const name = leader ? personSpan(leader) : t('voices.somebody');
  const isOpen = closedAt === null;
  return view(
    t('frontline.question'),
    before.length > 0
      ? [text([{ bold: t('frontline.lastTime') }]), ...before.map((one) => text(mainLine({ t, now }, one)))]
      : null,
    heading(t('frontline.question')),
    text(t('frontline.oneLine')),
    text(t.rich('frontline.askedBy', { name, offer })),
    isOpen ? small(t.rich('frontline.until', { time: { time: closesAt } })) : null,
    small(
      isOpen ? t('frontline.soFar', { count }) : t(resultAt ? 'frontline.closedTold' : 'frontline.closed', { count }),
    ),
    controls(isOpen ? button(t('frontline.button.name'), 'customers.nameOne', [id], 'primary') : null),
  );
}

/** To whoever sorts. @param late to the champions, once, where nobody has */
export function sortItView(
  t: Translator,
  { id }: RoundOf,
  { place, count, due, sorter, late }: { place: Place; count: number; due: Date; sorter: Person | null; late: boolean },
): View {
  const values = { place: placeSpan(place), count, time: { time: due } };
  const name = sorter ? personSpan(sorter) : t('voices.somebody');
  const asked = t.rich('frontline.sortIt', values);
  // where they are called in a channel, nobody is named as late
  return view(
    asked,
    text(late ? t.rich('frontline.late', { ...values, name }) : asked),
    controls(button(t('frontline.button.sort'), 'customers.sort', [id], 'primary')),
  );
}

/** What became of a round, edited as it goes on. */
export function resultView({ t, now }: Said, lines: readonly Named[], mains: readonly Main[]): View {
  const count = lines.length;
  const said = t('frontline.named', { count });
  const among = new Set(mains.map(({ problem }) => problem.id));
  const noted = lines.filter(({ voice }) => !among.has(voice.problemId ?? '')).length;
  return view(
    said,
    heading(t('frontline.result')),
    text(said),
    mains.length > 0
      ? [text(t('frontline.willBe', { count: mains.length })), ...mains.map((one) => text(mainLine({ t, now }, one)))]
      : null,
    count > 0 ? text(t('frontline.noted', { count: noted, all: noted === count ? 'yes' : 'no' })) : null,
  );
}
