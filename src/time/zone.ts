import { Temporal } from 'temporal-polyfill';

/**
 * Wall-clock time and instants. The policy, everywhere: a wall-clock time that a zone skips (spring forward) runs when
 * the gap ends, and one that comes twice (fall back) runs the first time only.
 */

export const minutesOfDay = 24 * 60;

/**
 * The instant at which a zone's clocks show this time.
 * @param date 'YYYY-MM-DD' in that zone
 * @param minutes minutes of the day, 0 to 1439
 * @param zone an IANA zone
 * @throws RangeError for a date, minutes or zone that do not exist
 */
export function instantAt(date: string, minutes: number, zone: string): Date {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= minutesOfDay) {
    throw new RangeError(`minutes of the day are 0 to ${minutesOfDay - 1}, not ${minutes}`);
  }
  const wall = Temporal.PlainDateTime.from(date, { overflow: 'reject' }).add({ minutes });
  // 'compatible' already takes the first of an overlap, but carries a gap's time over by the gap's length.
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (zoned.toPlainDateTime().equals(wall)) return new Date(zoned.epochMilliseconds);
  const gapEnd = wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
  if (!gapEnd) throw new RangeError(`${zone} has no ${wall.toString()}, and no change of its clocks explains it`);
  return new Date(gapEnd.epochMilliseconds);
}

/** The date that a zone's calendars show at an instant, as 'YYYY-MM-DD'. */
export function localDate(instant: Date, zone: string): string {
  return zonedAt(instant, zone).toPlainDate().toString();
}

/** What a zone's clocks show at an instant, in minutes of the day, seconds dropped. */
export function localMinutes(instant: Date, zone: string): number {
  const { hour, minute } = zonedAt(instant, zone);
  return hour * 60 + minute;
}

/** How far a zone is ahead of UTC at an instant, in minutes: 345 for Asia/Kathmandu, negative west of Greenwich. */
export function offsetMinutes(instant: Date, zone: string): number {
  return Math.round(zonedAt(instant, zone).offsetNanoseconds / 60e9);
}

/**
 * An IANA zone's name as we store it, from a name in any casing: 'asia/kathmandu' and the old 'Asia/Katmandu' give
 * 'Asia/Kathmandu'. Null for anything else, bare offsets such as '+06:00' too: they know no daylight saving.
 */
export function canonicalZone(name: string): string | null {
  const trimmed = name.trim();
  if (!/^[a-z][\w+/-]*$/i.test(trimmed)) return null;
  try {
    const { timeZoneId } = new Temporal.ZonedDateTime(0n, trimmed);
    return renamed[timeZoneId] ?? timeZoneId;
  } catch {
    return null;
  }
}

/** Whether this names an IANA zone, in any casing. */
export function isZone(name: string): boolean {
  return canonicalZone(name) !== null;
}

function zonedAt(instant: Date, zone: string): Temporal.ZonedDateTime {
  return new Temporal.ZonedDateTime(BigInt(instant.getTime()) * 1_000_000n, zone);
}

/** ICU, and with it Node and Slack, keeps some cities under names that IANA's tz database gave up (its file backward). */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Dacca': 'Asia/Dhaka',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
