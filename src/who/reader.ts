import { type Locale, localeOf } from '../i18n/locales.ts';
import { type Translator, translator } from '../i18n/translate.ts';
import type { Person, Workspace } from '../store/rows.ts';
import { isZone } from '../time/zone.ts';
import type { PlatformName } from './profile.ts';

/** A person's own choice, else the workspace's, else the platform's, else English. */
export function localeFor(workspace: Workspace, person: Pick<Person, 'locale' | 'platformLocale'> | null): Locale {
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

/** What somebody can turn off by itself, with /pad me; `rest`: what they promised, asked for, or are asked. */
export const notificationKinds = ['turns', 'polls', 'ideas', 'digests', 'rest'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Whether the bot may write to somebody directly: on Discord only to who asked for it, elsewhere unless they said no. */
export function takesDirect(person: Pick<Person, 'directMessages'>, platform: PlatformName): boolean {
  return platform === 'discord' ? person.directMessages === true : person.directMessages !== false;
}

/** Whether nobody is written to unasked: who concerns something is called in a channel instead. */
export function callsInChannels(platform: PlatformName): boolean {
  return !takesDirect({ directMessages: null }, platform);
}

/** Whether somebody is called in a channel: where nobody is written to unasked, and they did not ask for it. */
export function isCalled(person: Pick<Person, 'directMessages'>, platform: PlatformName): boolean {
  return callsInChannels(platform) && !takesDirect(person, platform);
}

type Hearing = Pick<Person, 'directMessages' | 'mutedKinds'>;

/** The kinds of direct messages they take. */
export function heardKinds(person: Hearing, platform: PlatformName): NotificationKind[] {
  const muted = person.mutedKinds.split(',');
  return takesDirect(person, platform) ? notificationKinds.filter((kind) => !muted.includes(kind)) : [];
}

export function hears(person: Hearing, platform: PlatformName, kind: NotificationKind): boolean {
  return heardKinds(person, platform).includes(kind);
}

/** What is kept of a choice of kinds: none is no direct messages at all. */
export function hearing(kinds: readonly string[]): { directMessages: boolean; mutedKinds: string } {
  if (kinds.length === 0) return { directMessages: false, mutedKinds: '' };
  return { directMessages: true, mutedKinds: notificationKinds.filter((kind) => !kinds.includes(kind)).join(',') };
}
