import { z } from 'zod';
import type { Workspace } from '../store/rows.ts';
import { isIn } from '../time/countries.ts';
import { isDate } from '../time/days.ts';

const holiday = z.object({
  /** Local date. */
  date: z.string().refine(isDate),
  /** ISO 3166-1 alpha-2; null: everybody's. */
  country: z.string().nullable(),
  name: z.string(),
});

/** A day on which nobody works: in one country, or anywhere. */
export type Holiday = z.infer<typeof holiday>;

/** As the workspace keeps them, by date. */
export function holidaysOf({ holidays }: Pick<Workspace, 'holidays'>): readonly Holiday[] {
  return holidays === null ? [] : z.array(holiday).parse(JSON.parse(holidays));
}

/** As they are kept; null for none. */
export function storedHolidays(holidays: readonly Holiday[]): string | null {
  return holidays.length === 0 ? null : JSON.stringify(holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

/** The dates that are days off on the clocks of a zone: whoever has them is in the zone's country. */
export function daysOffIn(zone: string, holidays: readonly Holiday[]): ReadonlySet<string> {
  const ours = holidays.filter(({ country }) => country === null || isIn(zone, country));
  return new Set(ours.map(({ date }) => date));
}
