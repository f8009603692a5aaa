import { OAuth2Scopes, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Asks } from '../asks.ts';
import { commandsOf } from './commands.ts';
import { leastPermissions } from './permissions.ts';

/** What the owner of a Discord application needs to know. The bot tells Discord the commands itself when it starts. */
export interface Manifest {
  /** Opened in a browser by whoever manages the server. */
  invite: string;
  scopes: string[];
  permissions: { names: string[]; value: string };
  intents: { needed: string[]; withMembers: string[] };
  commands: RESTPutAPIApplicationCommandsJSONBody;
}

/** None of them is privileged. */
const intents = ['Guilds', 'GuildMessages', 'DirectMessages'];

/** @param application the application's id, from the developer portal */
export function manifest(rituals: readonly Asks[], application: string): Manifest {
  const scopes = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];
  const value = String(leastPermissions.bitfield);
  const query = new URLSearchParams({ client_id: application, scope: scopes.join(' '), permissions: value });
  return {
    invite: `https://discord.com/oauth2/authorize?${query}`,
    scopes,
    permissions: { names: leastPermissions.toArray(), value },
    intents: { needed: [...intents], withMembers: [...intents, 'GuildMembers'] },
    commands: commandsOf(rituals),
  };
}
