import type { Double } from './double.ts';
import { bot } from './workspace.ts';

export const ids = {
  maya: 'U0MAYA',
  anika: 'U0ANIKA',
  grace: 'U0GRACE',
  luis: 'U0LUIS',
  general: 'C0GENERAL',
  support: 'C0SUPPORT',
  /** Private; the bot is in it. */
  leads: 'C0LEADS',
  /** The bot is not in it. */
  quiet: 'C0QUIET',
};

/** A company in Slack: Maya is an admin, Luis a guest. */
export function populate({ workspace }: Double): void {
  workspace.addUser(ids.maya, 'Maya Thompson', { is_admin: true, tz: 'America/New_York' });
  workspace.addUser(ids.anika, 'Anika Rahman', { locale: 'bn-BD' });
  workspace.addUser(ids.grace, 'Grace Okafor', { tz: 'Europe/London' });
  workspace.addUser(ids.luis, 'Luis Ortega', { is_restricted: true });
  workspace.addUser('USLACKBOT', 'Slackbot');
  workspace.addUser('U0GONE', 'Old Colleague', { deleted: true });
  const all = [ids.maya, ids.anika, ids.grace, ids.luis, bot.user];
  workspace.addChannel(ids.general, 'general', all);
  workspace.addChannel(ids.support, 'support', [ids.maya, ids.anika, bot.user]);
  workspace.addChannel(ids.leads, 'leads', [ids.maya, ids.grace, bot.user], true);
  workspace.addChannel(ids.quiet, 'quiet', [ids.maya]);
}
