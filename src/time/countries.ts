import { type Locale, locales } from '../i18n/locales.ts';
import { fold } from './tokens.ts';
import { canonicalZone } from './zone.ts';

/**
 * Countries, as ISO 3166-1 alpha-2 codes, and the zones that are theirs. Both are Intl's own (Unicode CLDR, IANA tz): it
 * knows the zones of a region, and a region's name in each language, but has no list of regions.
 */

export interface Country {
  code: string;
  /** In each of the bot's languages. */
  names: readonly string[];
  zones: ReadonlySet<string>;
}

/** Names that Intl does not give. */
const otherNames: Record<string, string> = { USA: 'US', America: 'US', Britain: 'GB', England: 'GB', UAE: 'AE' };

/** Whether the clocks of a zone are those of a country. @param zone by the name that canonicalZone gives */
export function isIn(zone: string, country: string): boolean {
  return zonesOf(country).has(zone);
}

/** The country of a code in any casing ("bd", "UK"), or of its name in any of the bot's languages; null for others. */
export function readCountry(text: string): string | null {
  const typed = text.trim();
  if (!/^[a-z]{2}$/i.test(typed)) return all().codes.get(fold(typed)) ?? null;
  const code = new Intl.Locale(`und-${typed}`).region ?? typed;
  return zonesOf(code).size > 0 ? code : null;
}

/** The country whose clocks a zone's are; null for UTC and its like. @param zone by the name that canonicalZone gives */
export function countryOf(zone: string): string | null {
  return countries().find(({ zones }) => zones.has(zone))?.code ?? null;
}

export function sayCountry(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

/** Every country that has zones. */
export function countries(): readonly Country[] {
  return all().countries;
}

let known: ReturnType<typeof collect> | undefined;

/** Worked out when first asked for (50 ms), then kept: it never changes. */
function all() {
  known ??= collect();
  return known;
}

function collect(): { countries: readonly Country[]; codes: ReadonlyMap<string, string> } {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const languages = locales.map((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }));
  const found = letters
    .flatMap((a) => letters.map((b) => a + b))
    // UK is GB, and SU is RU
    .filter((code) => new Intl.Locale(`und-${code}`).region === code)
    .map((code) => ({ code, names: languages.flatMap((language) => language.of(code) ?? []) }))
    .filter(({ names }) => names.length > 0)
    .map((country) => ({ ...country, zones: zonesOf(country.code) }))
    .filter(({ zones }) => zones.size > 0);
  const named = found.flatMap(({ code, names }) => names.map((name) => [name, code] as const));
  const codes = new Map([...named, ...Object.entries(otherNames)].map(([name, code]) => [fold(name), code]));
  return { countries: found, codes };
}

const zonesByCountry = new Map<string, ReadonlySet<string>>();

/** Kept once found: it never changes, and takes a millisecond. */
function zonesOf(country: string): ReadonlySet<string> {
  let zones = zonesByCountry.get(country);
  if (!zones) {
    // Newer engines have the method, Node 20 the property; TypeScript knows neither.
    const region: Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] | undefined } = new Intl.Locale(
      `und-${country}`,
    );
    zones = new Set((region.getTimeZones?.() ?? region.timeZones ?? []).map((zone) => canonicalZone(zone) ?? zone));
    zonesByCountry.set(country, zones);
  }
  return zones;
}
