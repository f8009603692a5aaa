/** People and channels as a platform knows them, before they are rows of ours. */

export type PlatformName = 'slack' | 'discord' | 'sandbox';

/** `locale` is BCP 47, `timeZone` an IANA name; absent: the platform does not say. */
export interface Profile {
  id: string;
  name: string;
  locale?: string;
  timeZone?: string;
  admin: boolean;
  kind: 'member' | 'guest' | 'bot' | 'gone';
}

export interface Channel {
  id: string;
  name: string;
  kind: 'channel' | 'direct';
}
