import type { Nearby } from '../../../alignment/thread/nearby.ts';
import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, entry, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Alike, Hearing } from '../../../voices/alike/hearing.ts';
import { personById } from '../../../who/people.ts';
import { linesOf, type Named, type RoundOf } from '../frontline/store.ts';
import { chooseMains } from './mains.ts';

/** What sorting needs: what is near, among problems and among lines. */
export interface Sorting extends Hearing {
  nearby: Nearby;
}

/** So many near lines, and problems, are shown beside one. */
const most = 3;

/** Whose words are still to be sorted, or were. */
export function isThere({ voice }: Named): boolean {
  return voice.hiddenAt === null && voice.erasedAt === null;
}

/**
 * The next line, one that is near the last before all others, so that what is alike comes one after another; where none is
 * left, which problems are worked on.
 * @param last the line that was sorted just now
 */
export async function nextLine(ctx: Ctx, { near, nearby }: Sorting, round: RoundOf, last?: string): Promise<View> {
  const { db, workspace } = ctx;
  const lines = (await linesOf(db, round)).filter(isThere);
  const left = lines.filter(({ sortedAt }) => sortedAt === null);
  const before = lines.find(({ voiceId }) => voiceId === last);
  const [first] = before ? await closest(nearby, before, left) : [];
  const line = first ?? left[0];
  if (!line) return chooseMains(ctx, round, last);
  const others = left.filter((one) => one !== line);
  return lineView(ctx, line, {
    place: lines.length - left.length + 1,
    all: lines.length,
    by: (await personById(db, workspace.id, line.voice.byId))?.name ?? ctx.t('voices.somebody'),
    alike: await closest(nearby, line, others),
    problems: (await near(db, workspace.id, line.voice.text)).slice(0, most),
    last,
  });
}

async function closest(nearby: Nearby, { voice }: Named, others: readonly Named[]): Promise<Named[]> {
  if (others.length === 0) return [];
  const ways = others.map((other) => [other.voice.text]);
  return (await nearby.similar([voice.text], ways, most)).flatMap((at) => others[at] ?? []);
}

interface Shown {
  place: number;
  all: number;
  by: string;
  /** Lines still to be sorted that say nearly the same. */
  alike: readonly Named[];
  problems: readonly Alike[];
  last: string | undefined;
}

function lineView({ t }: Ctx, { voiceId, voice }: Named, { place, all, by, alike, problems, last }: Shown): View {
  const title = t('frontline.lineOf', { place, all });
  return view(
    title,
    heading(title),
    quote(voice.text),
    small(t('frontline.namedBy', { name: by })),
    alike.length > 0 ? [small(t('frontline.alike')), ...alike.map((one) => small(shorten(one.voice.text, 150)))] : null,
    problems.map(({ id, number, title: called }) =>
      entry(t('problems.looksSame', { number, title: shorten(called, 150) }), {
        button: button(t('frontline.button.join', { number }), 'customers.joinLine', [voiceId, id]),
      }),
    ),
    text(t('frontline.whatIsIt')),
    controls(
      button(t('frontline.button.new'), 'customers.lineNew', [voiceId], 'primary'),
      button(t('frontline.button.aside'), 'customers.lineAside', [voiceId]),
      last === undefined ? null : button(t('frontline.button.undo'), 'customers.unsort', [last]),
    ),
  );
}
