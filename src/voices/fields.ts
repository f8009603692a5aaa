import type { Ctx } from '../chat/asks.ts';
import { choice, line, paragraph } from '../chat/fields.ts';
import type { Heard } from './hear.ts';
import { longestName, longestWords } from './rules.ts';

/** What is asked of whoever brings what a customer said, the same wherever they bring it: all but what comes first may stay. */
export const heardFields = {
  news: choice({
    label: 'voices.field.news',
    options: ({ t }) => (['good', 'bad'] as const).map((value) => ({ value, label: t(`voices.news.${value}`) })),
  }),
  text: paragraph({ label: 'voices.field.text', hint: 'voices.hint.text', max: longestWords }),
  customer: line({ label: 'voices.field.customer', hint: 'voices.hint.customer', optional: true, max: longestName }),
  answered: choice({
    label: 'voices.field.answered',
    options: ({ t }) =>
      (['yes', 'mine', 'somebody'] as const).map((value) => ({ value, label: t(`voices.answered.${value}`) })),
  }),
};

export type Answered = 'yes' | 'mine' | 'somebody';

/** What it says of the customer's answer. */
export function answeredAs({ person }: Ctx, answered: Answered): Pick<Heard, 'isAnswered' | 'holderId'> {
  return answered === 'yes' ? { isAnswered: true } : answered === 'mine' ? { holderId: person.id } : {};
}
