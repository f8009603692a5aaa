import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { headOf, lineOf, openButton } from '../records/views.ts';
import { latestOf } from './store.ts';

/** So many of one's own ideas stand on the home page. */
const most = 5;

/** Their own ideas, the latest first; all of them are behind the first one's button. */
export async function later(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { t, person } = ctx;
  const { ideas, count } = await latestOf(ctx.db, ctx, most);
  if (count === 0) return [{ text: t('ideas.homeNone'), button: button(t('ideas.button.new'), 'ideas.new') }];
  const all = button(t('ideas.button.mine'), 'ideas.page', ['mine', '1']);
  const people = new Map([[person.id, person]]);
  return ideas.map((idea, n) => ({
    text: n === 0 ? [{ bold: t('ideas.homeMine', { count }) }, '\n', headOf(t, idea)] : headOf(t, idea),
    detail: lineOf(t, idea, people, person.id),
    button: n === 0 && count > 1 ? all : openButton(t, idea),
  }));
}
