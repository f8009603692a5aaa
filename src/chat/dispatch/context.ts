import type { Store } from '../../store/client.ts';
import type { Place } from '../../store/rows.ts';
import type { Clock } from '../../time/clock.ts';
import { know, knowAll, knowMembers } from '../../who/meet.ts';
import { personByExternalId } from '../../who/people.ts';
import { placeByExternalId } from '../../who/places.ts';
import { speakTo } from '../../who/reader.ts';
import type { Ctx } from '../asks.ts';
import { NotReached, UserError } from '../asks.ts';
import type { Call, ChatPlatform } from '../platform.ts';

/** Makes what a ritual has at hand from a call: our rows for who asked and where, and their language. */
export function contexts({
  store,
  clock,
  platforms,
}: {
  store: Store;
  clock: Clock;
  platforms: readonly ChatPlatform[];
}) {
  /** @param unseen nothing new is noted about who called */
  return async (call: Call, unseen = false): Promise<Ctx> => {
    const platform = platforms.find(({ name }) => name === call.platform);
    if (!platform) throw new Error(`no platform ${call.platform} was set up`);
    const { db } = store;
    const { workspace, person, place } = await know(db, call, unseen);
    const isIn = async (where: Place) => {
      const { people } = await platform.people(workspace.externalId, where.externalId);
      return people.some(({ id, kind }) => id === person.externalId && kind === 'member');
    };
    const isPrivate = async ({ externalId }: Place) =>
      (await platform.isPrivate?.(workspace.externalId, externalId)) ?? false;
    return {
      store,
      db,
      now: clock.now(),
      platform,
      workspace,
      person,
      place,
      t: speakTo(workspace, person),
      personById: async (externalId) => {
        const found = await personByExternalId(db, workspace.id, externalId);
        if (found) return found;
        // somebody the bot has not met yet: the platform knows them, or nobody does
        const { people } = await platform.people(workspace.externalId);
        const met = (await knowAll(db, workspace.id, people)).find((row) => row.externalId === externalId);
        if (!met) throw new UserError('chat.noSuchPerson');
        return met;
      },
      placeById: async (externalId, takesForums) => {
        const found = await placeByExternalId(db, workspace.id, externalId);
        if (!found) throw new UserError('chat.noSuchPlace');
        if (found.kind === 'forum' && !takesForums) throw new UserError('chat.noForum', { channel: found.name });
        return found;
      },
      people: async (where) =>
        knowMembers(db, workspace.id, await platform.people(workspace.externalId, where?.externalId)),
      reach: async (where) => {
        if (where.kind === 'forum' && platform.wantsTag?.(workspace.externalId, where.externalId))
          throw new UserError('chat.wantsTag', { channel: where.name });
        if (where.kind === 'direct' || !platform.reaches) return;
        if (await platform.reaches(workspace.externalId, where.externalId)) return;
        // what a channel is called where the bot is not may be unknown
        if (where.id === place.id) throw new NotReached('chat.inviteHere');
        throw new NotReached('chat.inviteThere', { place: where.name });
      },
      isIn,
      isPrivate,
      enters: async (where) => {
        if (where.id === place.id || !(await isPrivate(where))) return true;
        // where the bot was taken out of it, nobody can be told apart any more
        return isIn(where).catch(() => false);
      },
      mayWrite: async ({ id, kind, externalId }) => {
        if (kind === 'direct') return true;
        const told = id === place.id ? call.place.mayWrite : undefined;
        return told ?? (await platform.mayWrite?.(workspace.externalId, externalId, person.externalId)) ?? true;
      },
    };
  };
}
