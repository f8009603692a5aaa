import { openPad, type Pad, type PadOptions } from '../../support/driver.ts';
import { allRituals } from '../../support/rituals.ts';

/** A Monday morning, 10:00 in Dhaka. */
export const monday = '2026-12-07T04:00:00Z';

/** This ritual, and the bot itself: champions are part of it. */
export const rituals = allRituals().filter(({ name }) => name === 'ideas' || name === 'pad');

/** A company with this ritual alone: an admin, a champion who said yes, and two colleagues; all in Dhaka, or in UTC where `now` is given. */
export async function openTeam(options: Partial<PadOptions> = {}) {
  const pad = await openPad({ now: monday, rituals, ...options });
  const where = options.now === undefined ? { timeZone: 'Asia/Dhaka' } : {};
  const admin = await pad.person('Asha', { admin: true, ...where });
  const champion = await pad.person('Bina', where);
  const mina = await pad.person('Mina', where);
  const raj = await pad.person('Raj', where);
  await admin.run('/idea champion add <@bina>');
  await champion.clickDirect('Yes, gladly');
  return { pad, admin, champion, mina, raj };
}

export async function workspaceOf(pad: Pad) {
  const workspace = await pad.store.db.workspace.findFirst();
  if (!workspace) throw new Error('nobody has spoken yet');
  return workspace;
}
