import type { Double } from './double.ts';
import { allow, bot } from './world.ts';

export const ids = {
  guild: '100000000000000001',
  other: '100000000000000002',
  maya: '200000000000000001',
  anika: '200000000000000002',
  grace: '200000000000000003',
  sunita: '200000000000000004',
  helper: '200000000000000009',
  general: '300000000000000001',
  support: '300000000000000002',
  leads: '300000000000000003',
  quiet: '300000000000000004',
  thread: '300000000000000005',
  forum: '300000000000000006',
  elsewhere: '300000000000000009',
  managers: '400000000000000001',
  botRole: '400000000000000002',
};

/** A company in Discord. Maya manages the server; only managers see #leads; the bot cannot see #quiet. */
export function populate({ world }: Double): void {
  world.addUser(ids.maya, 'Maya Thompson');
  world.addUser(ids.anika, 'Anika Rahman', { locale: 'hi' });
  world.addUser(ids.grace, 'Grace Okafor', { locale: 'en-GB' });
  world.addUser(ids.sunita, 'Sunita Shrestha');
  world.addUser(ids.helper, 'Another bot', { isBot: true });
  world.addUser('200000000000000010', 'Owner');
  world.addGuild(ids.guild, 'Himal & Padma Foods', '200000000000000010');
  world.addRole(ids.guild, ids.managers, 'Managers', allow.manageGuild);
  world.addRole(ids.guild, ids.botRole, 'Yellow Pad', 0n, bot);
  world.addMember(ids.guild, ids.maya, { roles: [ids.managers] });
  for (const id of [ids.anika, ids.grace, ids.sunita, ids.helper]) world.addMember(ids.guild, id);
  world.addMember(ids.guild, bot, { roles: [ids.botRole] });
  world.addChannel(ids.guild, ids.general, 'general');
  world.addChannel(ids.guild, ids.support, 'support');
  const leads = world.addChannel(ids.guild, ids.leads, 'leads');
  for (const id of [ids.anika, ids.sunita]) leads.denied.set(id, allow.view);
  world.addChannel(ids.guild, ids.quiet, 'quiet').denied.set(ids.botRole, allow.view | allow.send);
  world.addThread(ids.guild, ids.thread, 'tins', ids.general);
  world.addForum(ids.guild, ids.forum, 'wishes');
  world.addGuild(ids.other, 'Another company', ids.grace);
  world.addMember(ids.other, ids.grace);
  world.addMember(ids.other, ids.maya);
  world.addMember(ids.other, bot);
  world.addChannel(ids.other, ids.elsewhere, 'elsewhere');
}
