import { composed } from '../i18n/composed.ts';
import type { Locale } from '../i18n/locales.ts';
import { countries } from './countries.ts';
import { sayDigits } from './say.ts';
import { asciiDigits, fold } from './tokens.ts';
import { canonicalZone, offsetMinutes } from './zone.ts';

/** Finding a time zone: a short list to choose from, and a search for what people type. */

/** The zones offered without typing, those of the bot's languages first; other words that lead to them. */
const common: Record<string, readonly string[]> = {
  'Asia/Dhaka': ['ঢাকা', 'ढाका', 'Chattogram', 'Chittagong', 'Sylhet', 'Khulna'],
  'Asia/Kathmandu': ['কাঠমান্ডু', 'काठमाडौं', 'काठमाण्डौ', 'Katmandu', 'Pokhara', 'Lalitpur', 'Biratnagar'],
  'Asia/Kolkata': [
    'কলকাতা',
    'দিল্লি',
    'कोलकाता',
    'दिल्ली',
    'Calcutta',
    'Delhi',
    'Mumbai',
    'Bengaluru',
    'Bangalore',
    'Chennai',
  ],
  'Asia/Karachi': ['Lahore', 'Islamabad'],
  'Asia/Colombo': [],
  'Asia/Thimphu': [],
  'Asia/Dubai': ['UAE', 'Abu Dhabi', 'দুবাই', 'दुबई'],
  'Asia/Riyadh': ['Jeddah', 'রিয়াদ', 'रियाद'],
  'Asia/Qatar': ['Doha', 'দোহা', 'दोहा'],
  'Asia/Kuala_Lumpur': ['কুয়ালালামপুর'],
  'Asia/Singapore': [],
  'Asia/Bangkok': [],
  'Asia/Shanghai': ['Beijing', 'Shenzhen'],
  'Asia/Tokyo': ['টোকিও', 'टोकियो'],
  'Australia/Sydney': ['Melbourne', 'Canberra', 'সিডনি', 'सिड्नी'],
  'Europe/London': ['UK', 'England', 'Britain', 'লন্ডন', 'लन्डन'],
  'Europe/Berlin': ['Munich', 'Hamburg', 'Frankfurt'],
  'Europe/Paris': [],
  'Africa/Nairobi': [],
  'America/New_York': ['USA', 'US', 'Boston', 'Washington', 'নিউইয়র্ক', 'न्युयोर्क'],
  'America/Chicago': ['Dallas', 'Houston'],
  'America/Los_Angeles': ['San Francisco', 'Seattle'],
  'America/Toronto': ['Ottawa', 'টরন্টো', 'टोरन्टो'],
  'America/Sao_Paulo': [],
  UTC: ['GMT', 'Z'],
};

/** At most 25, the size of a select on every platform. */
export const commonZones: readonly string[] = Object.keys(common);

/** The city of a zone as tz writes it: "Kathmandu", "New York". */
function zoneCity(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** A zone for a list: "Kathmandu (UTC+5:45)", with the offset that holds at the instant. */
export function sayZoneChoice(zone: string, locale: Locale, at: Date): string {
  const offset = offsetMinutes(at, zone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const said = `${offset < 0 ? '-' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
  return offset === 0 && zone === 'UTC' ? zone : `${zoneCity(zone)} (UTC${sayDigits(said, locale)})`;
}

/**
 * The zones that the text may mean, best first: a zone's name, a city, a country in any of the bot's languages, or an
 * offset from UTC that holds at the instant ("+6", "UTC+5:45"). Empty where nothing fits.
 */
export function findZones(text: string, at: Date, limit = 25): string[] {
  const exact = canonicalZone(text);
  const offset = readOffset(text);
  const wanted = fold(text).replaceAll('_', ' ').trim();
  if (wanted === '') return [];
  const ranked = places().map(({ zone, names }) => ({
    zone,
    rank:
      exact === zone ? 0 : offset === undefined ? rankOf(wanted, names) : offsetMinutes(at, zone) === offset ? 1 : none,
  }));
  const found = ranked.filter(({ rank }) => rank < none).toSorted((a, b) => a.rank - b.rank);
  // Names that Intl does not list, such as US/Eastern, are zones all the same.
  const zones = found.map(({ zone }) => zone);
  return (exact && !zones.includes(exact) ? [exact, ...zones] : zones).slice(0, limit);
}

const none = 4;

/** 1 for the whole name, 2 for its beginning, 3 for a word in it. */
function rankOf(wanted: string, names: readonly string[]): number {
  let rank = none;
  for (const name of names) {
    if (name === wanted) return 1;
    if (name.startsWith(wanted)) rank = Math.min(rank, 2);
    else if (name.includes(` ${wanted}`) || name.includes(`/${wanted}`)) rank = Math.min(rank, 3);
  }
  return rank;
}

/** "+6", "UTC+5:45", "-0330" as minutes; undefined for anything else. */
function readOffset(text: string): number | undefined {
  const plain = asciiDigits(composed(text)).replace('−', '-').replaceAll(' ', '');
  const match = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(plain);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

interface PlaceNames {
  zone: string;
  /** Folded: the zone, its city, its countries in every language, other words for it. */
  names: readonly string[];
}

let known: readonly PlaceNames[] | undefined;

/** Every zone with its names, the common ones first. Worked out at the first search (60 ms), then kept: it never changes. */
function places(): readonly PlaceNames[] {
  known ??= collectPlaces();
  return known;
}

function collectPlaces(): PlaceNames[] {
  const countryNames = new Map<string, string[]>();
  for (const { names, zones } of countries()) {
    for (const zone of zones) countryNames.set(zone, [...(countryNames.get(zone) ?? []), ...names]);
  }
  const all = new Set([
    ...commonZones,
    ...Intl.supportedValuesOf('timeZone').map((zone) => canonicalZone(zone) ?? zone),
  ]);
  return [...all].map((zone) => {
    const names = [
      zone.replaceAll('_', ' '),
      zoneCity(zone),
      ...(common[zone] ?? []),
      ...(countryNames.get(zone) ?? []),
    ];
    return { zone, names: names.map(fold) };
  });
}
