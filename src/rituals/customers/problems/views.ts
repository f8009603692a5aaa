import { button, controls, entry, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten, shortenTo } from '../../../chat/input.ts';
import type { Block, Button, View } from '../../../chat/view.ts';
import { personSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { SolveTimes } from '../../../problems/rules.ts';
import type { Person, Problem, Voice } from '../../../store/rows.ts';
import { sayDate, sayMoment } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { customerName } from '../../../voices/views.ts';
import type { NextMeeting } from '../../contributing.ts';

/** "#3 · Late deliveries" */
export function titleOf(t: Translator, { number, title }: Pick<Problem, 'number' | 'title'>): string {
  return t('problems.title', { number, title: shorten(title, 150) });
}

export interface Shown {
  problem: Problem;
  owner: Person | null;
  /** Customers who said so. */
  count: number;
  times: SolveTimes;
  /** Those that everybody may read, the latest first. */
  latest: readonly Voice[];
  /** Where it is talked about next. */
  meeting: NextMeeting | null;
}

/** What was done just now, above the page. */
export interface Done {
  said: Text;
  more?: readonly (Text | null)[];
  undo?: Button;
  /** There is no meeting where it could be talked about. */
  meetsNowhere?: boolean;
}

/** UTF-16 units of each of its words. */
const wordsShown = 600;

export function problemView(t: Translator, now: Date, shown: Shown, moderates: boolean, done?: Done): View {
  const { problem, count } = shown;
  const hide = moderates ? hideButton(t, problem) : null;
  const title = titleOf(t, problem);
  const part = (label: Parameters<Translator>[0], words: string | null) =>
    words ? [text(t(label)), quote(shortenTo(words, wordsShown))] : [];
  return view(
    done?.said ?? title,
    done ? text(done.said) : null,
    (done?.more ?? []).flatMap((line) => (line === null ? [] : [small(line)])),
    done?.undo ? controls(done.undo) : null,
    text([{ bold: title }]),
    problem.hiddenAt === null ? stateBlocks(t, now, shown) : text(t('problems.hidden')),
    part('problems.arose', problem.arose),
    part('problems.prevents', problem.prevents),
    part('problems.playbook', problem.playbook),
    part(problem.state === 'fixed' ? 'problems.fix' : 'problems.fixBefore', problem.fix),
    small(t('problems.count', { count })),
    timesLine(t, shown.times),
    shown.latest.map((voice) => voiceEntry(t, voice)),
    problem.hiddenAt === null ? acts(t, shown, done?.meetsNowhere !== true, hide) : controls(hide),
  );
}

function stateBlocks(t: Translator, now: Date, { problem, owner, meeting }: Shown): Block[] {
  const { state, dueDate } = problem;
  if (state !== 'open') return [text(t(`problems.state.${state}`))];
  const day = dueDate === null ? '' : sayDate(dueDate, t.locale, localDate(now, t.zone));
  const seesTo = owner
    ? t.rich('problems.seesTo', { name: personSpan(owner), day, has: dueDate === null ? 'none' : 'day' })
    : t('problems.nobody');
  const when = meeting && sayMoment(meeting.startsAt, t.zone, t.locale, now);
  return [
    text(seesTo),
    ...(meeting ? [small(t('problems.onAgenda', { meeting: meeting.name, when: when ?? '' }))] : []),
  ];
}

/** "First time 30 h to solve; since the playbook 6 h (7 customers)". */
function timesLine(t: Translator, { first, since, count }: SolveTimes): Block | null {
  if (first === null) return null;
  const hours = Math.round(first);
  if (since === null) return small(t('problems.first', { hours }));
  return small(t('problems.since', { hours, since: Math.round(since), count }));
}

function voiceEntry(t: Translator, voice: Voice): Block {
  const words = shortenTo(voice.text.replace(/\s+/gu, ' '), 120);
  return entry(t('sharing.head', { number: voice.number, customer: customerName(t, voice), words }), {
    button: button(t('sharing.button.open'), 'customers.open', [voice.id]),
  });
}

function hideButton(t: Translator, { id, hiddenAt }: Problem): Button {
  return hiddenAt
    ? button(t('moderation.show'), 'customers.showProblem', [id])
    : button(t('moderation.hide'), 'customers.hideProblem', [id]);
}

/** Buttons only while they apply. */
function acts(
  t: Translator,
  { problem: { id, state }, meeting }: Shown,
  meets: boolean,
  hide: Button | null,
): readonly Block[] {
  const isOpen = state === 'open';
  return controls(
    isOpen ? button(t('problems.button.fixed'), 'customers.fix', [id]) : null,
    button(t('problems.button.change'), 'customers.problemChange', [id]),
    isOpen ? button(t('problems.button.day'), 'customers.problemDay', [id]) : null,
    isOpen && meeting ? button(t('problems.button.dontDiscuss'), 'customers.discuss', [id, 'off']) : null,
    isOpen && !meeting && meets ? button(t('problems.button.discuss'), 'customers.discuss', [id, 'on']) : null,
    hide,
  );
}
