import type { sandbox as words } from '../../i18n/en/sandbox.ts';
import type { Channel, Profile } from '../../who/profile.ts';

type Word<Start extends string> = Extract<keyof typeof words, `${Start}${string}`>;

/** Somebody one can be. Job and city are messages of the catalogue, said in the reader's language. */
export interface Colleague extends Profile {
  job: Word<'sandbox.job.'>;
  city: Word<'sandbox.city.'>;
  locale: string;
  timeZone: string;
}

/** A name, the same in every language. */
export const botName = 'Yellow Pad';

export const workspace = { id: 'sandbox', name: 'Himal & Padma Foods' };

const dhaka = { city: 'sandbox.city.dhaka', locale: 'bn-BD', timeZone: 'Asia/Dhaka' } as const;
const kathmandu = { city: 'sandbox.city.kathmandu', locale: 'ne-NP', timeZone: 'Asia/Kathmandu' } as const;
const kolkata = { city: 'sandbox.city.kolkata', locale: 'bn-IN', timeZone: 'Asia/Kolkata' } as const;
const london = { city: 'sandbox.city.london', locale: 'en-GB', timeZone: 'Europe/London' } as const;
const newYork = { city: 'sandbox.city.newYork', locale: 'en-US', timeZone: 'America/New_York' } as const;
const staff = { admin: false, kind: 'member' } as const;

/** The office. The first one is whom a newcomer is. */
const office: readonly Colleague[] = [
  { ...staff, id: 'maya', name: 'Maya Thompson', job: 'sandbox.job.managingDirector', ...newYork, admin: true },
  { ...staff, id: 'grace', name: 'Grace Okafor', job: 'sandbox.job.sales', ...london },
  { ...staff, id: 'anika', name: 'Anika Rahman', job: 'sandbox.job.support', ...dhaka },
  { ...staff, id: 'tanvir', name: 'Tanvir Hossain', job: 'sandbox.job.shop', ...dhaka },
  { ...staff, id: 'farzana', name: 'Farzana Akter', job: 'sandbox.job.packer', ...dhaka },
  { ...staff, id: 'sunita', name: 'Sunita Shrestha', job: 'sandbox.job.shop', ...kathmandu },
  { ...staff, id: 'bikash', name: 'Bikash Tamang', job: 'sandbox.job.driver', ...kathmandu },
  { ...staff, id: 'pratima', name: 'Pratima Gurung', job: 'sandbox.job.baker', ...kathmandu },
  { ...staff, id: 'debjani', name: 'Debjani Sen', job: 'sandbox.job.accounts', ...kolkata },
  { ...staff, id: 'arjun', name: 'Arjun Mehta', job: 'sandbox.job.supportAgent', ...kolkata, locale: 'en-IN' },
  { ...staff, id: 'owen', name: 'Owen Price', job: 'sandbox.job.buyer', ...london },
  // a language the bot does not speak: English, until they choose
  { ...staff, id: 'luis', name: 'Luis Ortega', job: 'sandbox.job.warehouse', ...newYork, locale: 'es-US' },
];

/** Those who bake, pack, drive and sell. */
const floor: readonly Colleague[] = [
  { ...staff, id: 'nasrin', name: 'Nasrin Sultana', job: 'sandbox.job.cashier', ...dhaka },
  { ...staff, id: 'rafiq', name: 'Rafiqul Islam', job: 'sandbox.job.driver', ...dhaka },
  { ...staff, id: 'shirin', name: 'Shirin Akhter', job: 'sandbox.job.packer', ...dhaka },
  { ...staff, id: 'kamal', name: 'Kamal Uddin', job: 'sandbox.job.warehouse', ...dhaka },
  { ...staff, id: 'deepak', name: 'Deepak Adhikari', job: 'sandbox.job.driver', ...kathmandu },
  { ...staff, id: 'sarita', name: 'Sarita Maharjan', job: 'sandbox.job.baker', ...kathmandu },
  { ...staff, id: 'nabin', name: 'Nabin Karki', job: 'sandbox.job.warehouse', ...kathmandu },
  { ...staff, id: 'kamala', name: 'Kamala Rai', job: 'sandbox.job.cashier', ...kathmandu },
  { ...staff, id: 'prakash', name: 'Prakash Thapa', job: 'sandbox.job.quality', ...kathmandu },
  { ...staff, id: 'anju', name: 'Anju Lama', job: 'sandbox.job.supportAgent', ...kathmandu },
  { ...staff, id: 'sourav', name: 'Sourav Banerjee', job: 'sandbox.job.shop', ...kolkata },
  { ...staff, id: 'mitali', name: 'Mitali Das', job: 'sandbox.job.supportAgent', ...kolkata },
  { ...staff, id: 'rohan', name: 'Rohan Kapoor', job: 'sandbox.job.webShop', ...kolkata, locale: 'en-IN' },
  { ...staff, id: 'hannah', name: 'Hannah Clarke', job: 'sandbox.job.shop', ...london },
  { ...staff, id: 'samuel', name: 'Samuel Mensah', job: 'sandbox.job.driver', ...london },
  { ...staff, id: 'priya', name: 'Priya Nair', job: 'sandbox.job.webShop', ...london },
  { ...staff, id: 'denise', name: 'Denise Walker', job: 'sandbox.job.cashier', ...newYork },
  { ...staff, id: 'peter', name: 'Peter Novak', job: 'sandbox.job.quality', ...newYork },
];

/** Bread, lentils and tea from the Himal to the Padma, sold in five cities. */
export const colleagues: readonly Colleague[] = [...office, ...floor];

const idsOf = (people: readonly Colleague[]): string[] => people.map(({ id }) => id);

export const channels: readonly (Channel & { members: readonly string[] })[] = [
  { id: 'general', name: 'general', kind: 'channel', members: idsOf(office) },
  { id: 'everyone', name: 'everyone', kind: 'channel', members: idsOf(colleagues) },
  {
    id: 'support',
    name: 'support',
    kind: 'channel',
    members: ['maya', 'grace', 'anika', 'tanvir', 'sunita', 'bikash', 'arjun'],
  },
  {
    id: 'shop-floor',
    name: 'shop-floor',
    kind: 'channel',
    members: ['maya', 'tanvir', 'farzana', 'sunita', 'pratima', 'owen', 'luis'],
  },
];

export function colleague(id: string): Colleague | undefined {
  return colleagues.find((person) => person.id === id);
}

/** Colleagues of the large seed: in #general, for measuring; nobody can be them. */
export const extraPrefix = 'extra-';

const directPrefix = 'direct:';

/** The channel of a person's messages with the bot. */
export function directChannel(person: string): string {
  return `${directPrefix}${person}`;
}

/** Everyone who sees a channel; undefined where there is no such channel. */
export function membersOf(channel: string): readonly Colleague[] | undefined {
  if (channel.startsWith(directPrefix)) {
    const person = colleague(channel.slice(directPrefix.length));
    return person && [person];
  }
  const found = channels.find(({ id }) => id === channel);
  return found && colleagues.filter(({ id }) => found.members.includes(id));
}

/** The channels a person sees: those they are in, and their own messages with the bot. */
export function channelsOf(person: Colleague): readonly Channel[] {
  const shared = channels.filter(({ members }) => members.includes(person.id));
  return [
    ...shared.map(({ id, name, kind }) => ({ id, name, kind })),
    { id: directChannel(person.id), name: person.name, kind: 'direct' },
  ];
}
