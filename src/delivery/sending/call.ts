import { button, text, view } from '../../chat/blocks.ts';
import type { View } from '../../chat/view.ts';
import { personSpan } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Db } from '../../store/client.ts';
import type { Delivery, Person, Place } from '../../store/rows.ts';
import { placeById } from '../../who/places.ts';
import type { PlatformName } from '../../who/profile.ts';
import { callsInChannels, isCalled } from '../../who/reader.ts';
import { editKey } from '../outbox.ts';

/** Where somebody who takes no direct messages is called instead; null where they are written to, or not at all. */
export async function calledIn(db: Db, row: Delivery, person: Person, platform: PlatformName): Promise<Place | null> {
  if (row.callPlaceId === null || !callsInChannels(platform)) return null;
  const place = await placeById(db, row.workspaceId, row.callPlaceId);
  if (!place || place.goneAt !== null || place.kind === 'direct') return null;
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
