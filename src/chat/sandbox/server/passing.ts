import type { Translator } from '../../../i18n/translate.ts';
import { sayDate, sayMoment, sayTimeAt } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { type Colleague, channels, colleague, colleagues, directChannel, membersOf } from '../company.ts';
import type { Inside } from '../platform.ts';
import type { Happening, Passed, PassTo } from '../protocol.ts';
import type { KeptView } from '../storage/messages.ts';

/** What falls due next: of which command, for whom. */
export interface Next {
  at: Date;
  /** With its slash; null where it is nobody's. */
  command: string | null;
  people: readonly { name: string }[];
  place: { name: string } | null;
}

/** Over how many moments at most "the next thing" skips what nobody sees. */
const mostSkipped = 200;

/** Moves the clock; to the next thing: until somebody could see something. */
export async function pass(
  { messages, clock }: Inside,
  to: PassTo,
  passTime: (to: PassTo) => Promise<Date>,
): Promise<{ now: Date; since: Date }> {
  const since = clock.now();
  let now = await passTime(to);
  for (let step = 1; to.kind === 'next' && step < mostSkipped; step++) {
    if ((await messages.since(since)).length > 0) break;
    const before = now;
    now = await passTime(to);
    if (now.getTime() === before.getTime()) break;
  }
  return { now, since };
}

/** What happened since, and as whom one sees it. */
export async function passedSince(
  inside: Inside,
  me: Colleague,
  since: Date,
  now: Date,
  t: Translator,
): Promise<Passed> {
  const day = sayDate(localDate(now, t.zone), t.locale);
  const rows = await inside.messages.since(since);
  const happened = rows.flatMap(({ channel, view }): Happening[] => {
    const seenBy = whoSees(channel, me);
    if (!seenBy || view === null) return [];
    const { summary } = (JSON.parse(view) as KeptView).view;
    const shared = channels.find(({ id }) => id === channel);
    return [{ person: seenBy.id, place: channel, name: shared ? `#${shared.name}` : seenBy.name, summary }];
  });
  return { said: t('sandbox.itIsNow', { day, time: sayTimeAt(now, t.zone, t.locale) }), happened };
}

/** Oneself where one can, else the first who does. */
function whoSees(channel: string, me: Colleague): Colleague | undefined {
  const direct = colleagues.find(({ id }) => directChannel(id) === channel);
  if (direct) return direct;
  const members = membersOf(channel) ?? [];
  return members.find(({ id }) => id === me.id) ?? colleague(members[0]?.id ?? '');
}

/** "Next: tomorrow 7:30 PM, /agenda for #general". */
export function sayNext({ at, command, people, place }: Next, t: Translator, now: Date): string {
  const moment = sayMoment(at, t.zone, t.locale, now);
  if (command === null) return t('sandbox.next', { moment });
  const [only, ...others] = people;
  const whom = place
    ? `#${place.name}`
    : others.length > 0
      ? t('sandbox.channelAbout', { count: people.length })
      : only?.name;
  return whom === undefined
    ? t('sandbox.nextOf', { moment, command })
    : t('sandbox.nextFor', { moment, command, whom });
}
