import type { Workspace } from '../store/rows.ts';
import { isIn } from '../time/countries.ts';

/** A day on which nobody works: in one country, or anywhere. */
export interface Holiday {
  /** Local date. */
  date: string;
  /** ISO 3166-1 alpha-2; null: everybody's. */
  country: string | null;
  /** Of one line; "" where it has none. */
  name: string;
}

const kept = /^(\d{4}-\d\d-\d\d) (?:\*|([A-Z]{2}))(?: (.*))?$/;

/** As the workspace keeps them: by date, everybody's first. A line that is none is passed over. */
export function holidaysOf({ holidays }: Pick<Workspace, 'holidays'>): readonly Holiday[] {
  return (holidays?.split('\n') ?? []).flatMap((line) => {
    const [whole, date = '', country, name = ''] = kept.exec(line) ?? [];
    return whole === undefined ? [] : [{ date, country: country ?? null, name }];
  });
}

/** As they are kept, a line each: "2026-12-16 BD Victory Day", with * for everybody's; null for none. */
export function storedHolidays(holidays: readonly Holiday[]): string | null {
  const lines = holidays.map(({ date, country, name }) => `${date} ${country ?? '*'} ${name}`.trimEnd());
  return lines.length === 0 ? null : lines.toSorted().join('\n');
}

/** The dates that are days off on the clocks of a zone: whoever has them is in the zone's country. @param zone a canonical one */
export function daysOffIn(zone: string, holidays: readonly Holiday[]): ReadonlySet<string> {
  const countries = new Set(holidays.map(({ country }) => country));
  const ours = new Set([...countries].filter((country) => country === null || isIn(zone, country)));
  return new Set(holidays.filter(({ country }) => ours.has(country)).map(({ date }) => date));
}
