import { button, text, view } from '../../chat/blocks.ts';
import type { View } from '../../chat/view.ts';
import { personSpan } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Db, Tx } from '../../store/client.ts';
import type { Delivery, Person, Place } from '../../store/rows.ts';
import { knowPlace } from '../../who/meet.ts';
import { placeByExternalId, placeById } from '../../who/places.ts';
import type { PlatformName } from '../../who/profile.ts';
import { callsInChannels, isCalled } from '../../who/reader.ts';
import { editKey } from '../outbox.ts';

/** In a forum each thing that is shown has a thread of its own: the key of what it begins with. */
export function threadKey(placeId: string, about: string): string {
  return `thread:${placeId}:${about}`;
}

/**
 * Where somebody is called about something that is shown in a place: there, or in a forum in its own thread.
 * null: nowhere, or there is no thread (yet).
 */
export async function callPlace(
  tx: Tx,
  workspaceId: string,
  placeId: string | null,
  about: string,
): Promise<string | null> {
  const place = await placeById(tx, workspaceId, placeId);
  if (place?.kind !== 'forum') return place?.id ?? null;
  const begun = await tx.delivery.findUnique({ where: { key: threadKey(place.id, about) } });
  if (!begun?.channelRef) return null;
  const thread = { id: begun.channelRef, name: place.name, kind: 'channel' as const };
  return ((await placeByExternalId(tx, workspaceId, thread.id)) ?? (await knowPlace(tx, workspaceId, thread))).id;
}

/** Where somebody who takes no direct messages is called instead; null where they are written to, or not at all. */
export async function calledIn(db: Db, row: Delivery, person: Person, platform: PlatformName): Promise<Place | null> {
  if (row.callPlaceId === null || !callsInChannels(platform)) return null;
  const place = await placeById(db, row.workspaceId, row.callPlaceId);
  if (!place || place.goneAt !== null || place.kind !== 'channel') return null;
  if (row.verb === 'post') return isCalled(person, platform) ? place : null;
  // what was said to them alone is never shown here
  const posted = await db.delivery.findUnique({ where: { key: row.key.slice(editKey('').length) } });
  return posted?.channelRef === place.externalId ? place : null;
}

/** What all in the channel may see of a notice: whom it is for, and in a sentence what it is about. */
export function callView(t: Translator, person: Person, notice: View): View {
  return {
    ...view(notice.summary, text(t.rich('delivery.call', { person: personSpan(person), what: notice.summary })), {
      kind: 'controls',
      controls: [button(t('delivery.callOpen'), 'pad.home')],
    }),
    pings: person.externalId,
  };
}
