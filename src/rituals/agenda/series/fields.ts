import { choices, type FormField, line } from '../../../chat/fields.ts';
import { composed } from '../../../i18n/composed.ts';
import { isWeekday, type Weekday, weekdays } from '../../../time/days.ts';
import { sayWeekdays } from '../../../time/say.ts';
import { asciiDigits } from '../../../time/tokens.ts';
import { readWeekdays } from '../../../time/typed.ts';
import { canonicalZone } from '../../../time/zone.ts';
import { findZones } from '../../../time/zones.ts';

/** What was typed may be either: which of them is wanted, the rhythm says. */
export interface Days {
  weekdays: Weekday[] | null;
  /** 1 to 31 */
  monthDay: number | null;
}

const days = line({ label: 'agenda.daysField', hint: 'agenda.daysHint', max: 200 });

/** Weekdays, or a day of the month. */
export const daysField: FormField<Days> = {
  draw: days.draw,
  async read(ctx, given, args) {
    const read = await days.read(ctx, given, args);
    if ('refused' in read) return read;
    const value = { weekdays: readWeekdays(read.value), monthDay: readMonthDay(read.value) };
    if (value.weekdays || value.monthDay) return { value };
    return { refused: hasDigits(read.value) ? 'agenda.notAMonthDay' : 'agenda.notWeekdays' };
  },
};

function hasDigits(text: string): boolean {
  return /\d/.test(asciiDigits(composed(text)));
}

/** A number from 1 to 31 in digits of any script, with whatever ending it is written. */
function readMonthDay(text: string): number | null {
  const [digits, ...more] = asciiDigits(composed(text)).match(/\d+/g) ?? [];
  const day = Number(digits);
  return digits && more.length === 0 && day >= 1 && day <= 31 ? day : null;
}

const zone = line({ label: 'agenda.zoneField', hint: 'agenda.zoneHint', max: 100 });

/** An IANA zone; where what was typed may mean several, they are named. */
export const zoneField: FormField<string> = {
  draw: zone.draw,
  async read(ctx, given, args) {
    const read = await zone.read(ctx, given, args);
    if ('refused' in read) return read;
    const exact = canonicalZone(read.value);
    const [found, ...others] = exact ? [exact] : findZones(read.value, ctx.now, 4);
    if (found === undefined) return { refused: 'agenda.noSuchZone' };
    if (others.length === 0) return { value: found };
    return { refused: 'agenda.whichZone', values: { zones: [found, ...others].join(', ') } };
  },
};

const week = choices({
  label: 'agenda.weekField',
  hint: 'agenda.weekHint',
  optional: true,
  options: ({ t }) => weekdays.map((day) => ({ value: `${day}`, label: sayWeekdays([day], t.locale) })),
});

/** A working week; none chosen: the workspace's. */
export const weekField: FormField<readonly Weekday[]> = {
  draw: week.draw,
  async read(ctx, given, args) {
    const read = await week.read(ctx, given, args);
    return 'refused' in read ? read : { value: read.value.map(Number).filter(isWeekday) };
  },
};
