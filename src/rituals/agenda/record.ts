import { z } from 'zod';
import type { Ctx, Word } from '../../chat/asks.ts';
import { UserError, word } from '../../chat/asks.ts';
import type { Block } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import { localDate } from '../../time/zone.ts';
import { byMonth, type Month } from './rules.ts';
import * as store from './store.ts';

const months = 12;

/** How many of the channel's meetings opened with the customer: counts, never names. */
export const record: Word = word({
  summary: 'agenda.word.record',
  options: [],
  answers: 'message',
  values: z.object({}),
  run: async (ctx) => {
    if (ctx.place.kind === 'direct') throw new UserError('agenda.inChannel');
    const held = byMonth(await store.heldIn(ctx.db, ctx.place, since(ctx), ctx.now));
    const heading = ctx.t('agenda.recordTitle', { channel: ctx.place.name });
    return {
      show: {
        kind: 'view',
        summary: heading,
        blocks: [{ kind: 'heading', text: heading }, ...monthBlocks(ctx.t, held)],
      },
    };
  },
});

/** The first day of the month eleven months ago. */
function since({ now, t }: Ctx): string {
  const [year = 0, month = 1] = localDate(now, t.zone).split('-').map(Number);
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
}

function monthBlocks(t: Translator, held: readonly Month[]): Block[] {
  if (held.length === 0) return [{ kind: 'text', text: t('agenda.recordEmpty') }];
  const bars = held.map((month) => ({
    label: monthName(t, month.month),
    share: month.opened / month.meetings,
    caption: t('agenda.recordMonth', { ...month }),
  }));
  return [
    { kind: 'text', text: t('agenda.recordIntro') },
    { kind: 'bars', bars },
    { kind: 'note', text: t('agenda.recordNote') },
  ];
}

function monthName({ locale }: Translator, month: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00Z`));
}
