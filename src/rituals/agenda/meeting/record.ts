import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { heading, small, text, view } from '../../../chat/blocks.ts';
import type { Block, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { localDate } from '../../../time/zone.ts';
import { byMonth, type Month } from './rules.ts';
import { heldIn } from './store.ts';

const months = 12;

/** How many of the channel's meetings opened with the customer: counts, never names. */
export async function record(ctx: Ctx): Promise<View> {
  const { db, t, place, now } = ctx;
  if (place.kind === 'direct') throw new UserError('agenda.inChannel');
  const held = byMonth(await heldIn(db, place, since(ctx), now));
  const title = t('agenda.recordTitle', { channel: place.name });
  return view(title, heading(title), monthBlocks(t, held));
}

/** The first day of the month eleven months ago. */
function since({ now, t }: Ctx): string {
  const [year = 0, month = 1] = localDate(now, t.zone).split('-').map(Number);
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
}

function monthBlocks(t: Translator, held: readonly Month[]): readonly Block[] {
  if (held.length === 0) return [text(t('agenda.recordEmpty'))];
  const bars = held.map((month) => ({
    label: monthName(t, month.month),
    share: month.opened / month.meetings,
    caption: t('agenda.recordMonth', { ...month }),
  }));
  return [text(t('agenda.recordIntro')), { kind: 'bars', bars }, small(t('agenda.recordNote'))];
}

function monthName({ locale }: Translator, month: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00Z`));
}
