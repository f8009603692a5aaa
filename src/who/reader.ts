import { type Locale, localeOf } from '../i18n/locales.ts';
import { type Translator, translator } from '../i18n/translate.ts';
import type { Person, Workspace } from '../store/rows.ts';
import { isZone } from '../time/zone.ts';
import type { PlatformName } from './profile.ts';

/** A person's own choice, else the workspace's, else the platform's, else English. */
export function localeFor(workspace: Workspace, person: Person | null): Locale {
  return localeOf(person?.locale) ?? localeOf(workspace.locale) ?? localeOf(person?.platformLocale) ?? 'en';
}

/** A person's own choice, else the platform's, else the workspace's. An IANA name. */
export function zoneFor(workspace: Workspace, person: Person | null): string {
  for (const zone of [person?.timeZone, person?.platformTimeZone, workspace.timeZone]) {
    if (zone && isZone(zone)) return zone;
  }
  return 'UTC';
}

/** Speaks to a person; to everybody in the workspace where `person` is null. */
export function speakTo(workspace: Workspace, person: Person | null): Translator {
  return translator(localeFor(workspace, person), zoneFor(workspace, person), workspace.commandPrefix);
}

/** Whether the bot may write to somebody directly: on Discord only to who asked for it, elsewhere unless they said no. */
export function takesDirect(person: Pick<Person, 'directMessages'>, platform: PlatformName): boolean {
  return platform === 'discord' ? person.directMessages === true : person.directMessages !== false;
}
