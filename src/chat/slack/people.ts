import { z } from 'zod';
import type { Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Person, Workspace } from '../../store/rows.ts';
import { knowPerson } from '../../who/meet.ts';
import type { Profile } from '../../who/profile.ts';
import type { People } from '../platform.ts';
import { type Clients, errorName } from './client.ts';

/** What Slack says of somebody, as far as it is used. Loose, for Slack adds to it. */
const slackUser = z.looseObject({
  id: z.string(),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_app_user: z.boolean().nullish(),
  is_workflow_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_primary_owner: z.boolean().nullish(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  profile: z.looseObject({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  enterprise_user: z.looseObject({ teams: z.array(z.string()).nullish() }).nullish(),
});
export type SlackUser = z.infer<typeof slackUser>;

/** Everybody's account in Slack that answers for Slack itself. */
const slackbot = 'USLACKBOT';

function profileOf(user: SlackUser, team: string): Profile {
  const kind = kindOf(user, team);
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || user.id;
  return {
    id: user.id,
    name,
    // who is an admin of another company is none here
    admin: kind === 'member' && [user.is_admin, user.is_owner, user.is_primary_owner].includes(true),
    kind,
    ...(user.locale && { locale: user.locale }),
    ...(user.tz && { timeZone: user.tz }),
  };
}

function kindOf(user: SlackUser, team: string): Profile['kind'] {
  if (user.deleted) return 'gone';
  if (user.is_bot || user.is_workflow_bot || user.id === slackbot) return 'bot';
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])];
  const isElsewhere = user.team_id != null && !teams.includes(team);
  return user.is_restricted || user.is_ultra_restricted || user.is_stranger || isElsewhere ? 'guest' : 'member';
}

export type Known = Person & { workspace: Workspace };

export interface Directory {
  /** Our row; null: not met yet. */
  row(id: string): Promise<Known | null>;
  /** From our rows, else from Slack; null where neither knows. */
  profile(id: string): Promise<Profile | null>;
  /** As Slack knows them now; from our rows where it does not say. */
  asked(id: string): Promise<Profile | null>;
  /** Makes sure that somebody who was named has a row of ours. */
  meet(id: string): Promise<void>;
  everyone(): Promise<People>;
  members(channel: string): Promise<People>;
  /** Slack says something new of somebody: written where we know them. */
  update(user: unknown): Promise<void>;
  /** Brings the rows we have up to date. */
  look(): Promise<void>;
}

export interface DirectoryOptions {
  store: Store;
  log: Logger;
  clients: Clients;
  /** Known once the token was checked. */
  team(): string;
}

/** Above this many unknown members, listing everybody is fewer calls than asking one by one. */
const fewUnknown = 20;
const page = 200;

/** Who is who: our rows are what counts, Slack is asked for what they lack. */
export function directory({ store, log, clients, team }: DirectoryOptions): Directory {
  const { db } = store;

  const row = (id: string) =>
    db.person.findFirst({
      where: { externalId: id, workspace: { platform: 'slack', externalId: team() } },
      include: { workspace: true },
    });

  const workspace = () => db.workspace.findFirst({ where: { platform: 'slack', externalId: team() } });

  async function ask(id: string): Promise<Profile | null> {
    const said = await clients.people.users.info({ user: id, include_locale: true }).catch((error: unknown) => {
      log.warn({ slack: errorName(error) }, 'somebody could not be looked up');
      return null;
    });
    const user = slackUser.safeParse(said?.user);
    return user.success ? profileOf(user.data, team()) : null;
  }

  async function everyone(): Promise<People> {
    const people: Profile[] = [];
    for await (const said of clients.reading.paginate('users.list', { limit: page, include_locale: true })) {
      const { members } = z.looseObject({ members: z.array(slackUser) }).parse(said);
      people.push(...members.map((user) => profileOf(user, team())));
    }
    return { complete: true, people };
  }

  async function members(channel: string): Promise<People> {
    const ids: string[] = [];
    for await (const said of clients.reading.paginate('conversations.members', { channel, limit: page })) {
      ids.push(...z.looseObject({ members: z.array(z.string()) }).parse(said).members);
    }
    const rows = await db.person.findMany({ where: { workspace: { platform: 'slack', externalId: team() } } });
    const known = new Map(rows.map((one) => [one.externalId, profileOfRow(one)]));
    const unknown = ids.filter((id) => !known.has(id));
    const asked = unknown.length > fewUnknown ? (await everyone()).people : await askAll(unknown);
    for (const profile of asked) known.set(profile.id, profile);
    return { complete: true, people: ids.flatMap((id) => known.get(id) ?? []) };
  }

  async function askAll(ids: readonly string[]): Promise<Profile[]> {
    const profiles: Profile[] = [];
    for (const id of ids) {
      const said = await clients.reading.users.info({ user: id, include_locale: true });
      const user = slackUser.safeParse(said.user);
      if (user.success) profiles.push(profileOf(user.data, team()));
    }
    return profiles;
  }

  return {
    row,
    everyone,
    members,
    async profile(id) {
      const known = await row(id);
      return known ? profileOfRow(known) : ask(id);
    },
    async asked(id) {
      const said = await ask(id);
      const known = said ? null : await row(id);
      return said ?? (known && profileOfRow(known));
    },
    async meet(id) {
      if (await row(id)) return;
      const [ours, profile] = [await workspace(), await ask(id)];
      if (ours && profile) await knowPerson(db, ours.id, profile);
    },
    async update(said) {
      const user = slackUser.safeParse(said);
      if (!user.success) return;
      const known = await row(user.data.id);
      if (known) await refresh(known, profileOf(user.data, team()));
    },
    async look() {
      const rows = await db.person.findMany({ where: { workspace: { platform: 'slack', externalId: team() } } });
      const said = new Map((await everyone()).people.map((profile) => [profile.id, profile]));
      for (const known of rows) {
        const profile = said.get(known.externalId);
        if (profile) await refresh(known, profile);
      }
    },
  };

  /** What Slack leaves out this time stays as it was. */
  async function refresh(known: Person, profile: Profile): Promise<void> {
    await knowPerson(db, known.workspaceId, { ...profileOfRow(known), ...profile });
  }
}

function profileOfRow(row: Person): Profile {
  return {
    id: row.externalId,
    name: row.name,
    kind: row.kind,
    admin: row.platformAdmin,
    ...(row.platformLocale !== null && { locale: row.platformLocale }),
    ...(row.platformTimeZone !== null && { timeZone: row.platformTimeZone }),
  };
}
