import { z } from 'zod';
import { type Ctx, changes, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Pictures } from '../../../pictures/chart.ts';
import { largestProblems } from '../../../problems/largest.ts';
import { monthsUpTo } from '../../../statistics/months.ts';
import { alarmOn } from '../../../statistics/series.ts';
import type { News } from '../../../store/rows.ts';
import { addDays } from '../../../time/days.ts';
import { localDate } from '../../../time/zone.ts';
import { countedSince, heardSince } from '../../../voices/counted.ts';
import { workClock } from '../../../who/clock.ts';
import type { Chapter } from '../../ritual.ts';
import { alarmLately } from './alarm.ts';
import { chartOf, trendView } from './views.ts';

/** Days back for twelve months, those of last year, and the year that says what is usual in the first of them. */
const back = 37 * 31;

/** A year of complaints or of good news by month, and whether these days have more than usual. */
async function trend({ draw }: Pictures, ctx: Ctx, news: News): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const since = await heardSince(db, workspace.id);
  if (since === null) return note(t('trend.nothing'), [button(t('customers.button.heard'), 'customers.hear')]);
  const today = localDate(now, workClock(workspace).zone);
  const voices = await countedSince(db, workspace.id, news, addDays(today, -back));
  const months = monthsUpTo(today, voices, since);
  const thisMonth = voices.filter(({ on }) => on.slice(0, 7) === today.slice(0, 7) && on <= today);
  return trendView(t, {
    news,
    months,
    by: new Set(thisMonth.map(({ by }) => by)).size,
    alarm: news === 'bad' ? alarmOn(voices, today, since, {}) : null,
    told: news === 'bad' ? await alarmLately(db, workspace.id, today) : null,
    largest: news === 'bad' ? await largestProblems(db, workspace.id, `${months[0]?.month ?? ''}-01`, 3) : [],
    drawn: await draw(chartOf(t, news, months)),
  });
}

const kinds = ['bad', 'good'] as const;

/** What customers tell us, by month. @param pictures draws it */
export function trendWith(pictures: Pictures): Chapter {
  return {
    words: {
      trend: word({
        summary: 'trend.word',
        options: [
          {
            name: 'news',
            kind: 'choice',
            label: 'trend.option.news',
            optional: true,
            choices: kinds.map((value) => ({ value, label: `voices.news.${value}` as const })),
          },
        ],
        values: z.object({ news: z.enum(kinds).default('bad') }),
        run: async (ctx, { news }) => ({ show: await trend(pictures, ctx, news) }),
      }),
    },
    actions: { trend: changes(z.tuple([z.enum(kinds)]), (ctx, news) => trend(pictures, ctx, news)) },
  };
}
