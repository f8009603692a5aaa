import { type REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { isRegistered } from './commands.ts';

/** Tells Discord the commands where it has others; says whether it did. */
export async function register(
  rest: REST,
  application: string,
  ours: RESTPutAPIApplicationCommandsJSONBody,
): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const theirs = (await rest.get(route, { query })) as object[];
  if (isRegistered(ours, theirs)) return false;
  await rest.put(route, { body: ours });
  return true;
}
