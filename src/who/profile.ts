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

/** Somebody of whom the platform tells the id alone: the rest is asked of it where our row does not
 * say that they are of the company. */
export interface ById {
  id: string;
  /** They acted from somewhere else than our workspace. */
  isElsewhere: boolean;
  ask(): Promise<Profile>;
}

export interface Channel {
  id: string;
  name: string;
  /** A forum takes threads alone, each with a message it begins with. */
  kind: 'channel' | 'direct' | 'forum';
  /** Whether whoever calls may write there themselves; left out: the platform does not tell, or everybody may. */
  mayWrite?: boolean;
}
