import { openPad, type PadOptions } from '../../support/driver.ts';

/** A Monday, in the morning. */
export const monday = '2026-05-04T09:00:00Z';

/** A small company whose customers' channel is #customers: Maya is an admin, Bina a champion. */
export async function openHouse(options: Partial<PadOptions> & { channel?: boolean } = {}) {
  const { channel = true, ...rest } = options;
  const pad = await openPad({ now: monday, ...rest });
  const maya = await pad.person('Maya', { admin: true });
  const bina = await pad.person('Bina');
  const raj = await pad.person('Raj');
  const sita = await pad.person('Sita');
  await raj.run('/idea help', 'general');
  await sita.run('/idea help', 'customers');
  await maya.run('/idea champion add <@bina>', 'general');
  await bina.clickDirect('Yes, gladly');
  const { db } = pad.store;
  const workspace = await db.workspace.findFirstOrThrow();
  const place = await db.place.findFirstOrThrow({ where: { externalId: 'customers' } });
  if (channel) await db.workspace.update({ where: { id: workspace.id }, data: { customersPlaceId: place.id } });
  return { pad, maya, bina, raj, sita, workspace, place };
}

/** As far as others hear only then: until nothing can be taken back any more. */
export const held = '6 minutes';
