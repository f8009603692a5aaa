import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, type REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { failure, type Logger } from '../../log.ts';
import { isRegistered } from './commands.ts';

const firstRetryMs = 2_000;
const longestRetryMs = 600_000;

export interface Registering {
  rest: REST;
  application: string;
  commands: RESTPutAPIApplicationCommandsJSONBody;
  log: Logger;
  /** Nobody waits for it any more. */
  isOver(): boolean;
}

/** Tells Discord the commands where it has others. Where Discord is in trouble, goes on trying in the background. */
export async function register(given: Registering, wait = firstRetryMs): Promise<void> {
  const { log, isOver } = given;
  try {
    if (await told(given)) log.info('told Discord the commands');
  } catch (error) {
    // what Discord understands and refuses it would refuse again
    if (error instanceof DiscordAPIError) throw error;
    log.warn({ failure: failure(error) }, 'Discord does not take the commands just now; trying again');
    void sleep(wait, undefined, { ref: false })
      .then(() => (isOver() ? undefined : register(given, Math.min(2 * wait, longestRetryMs))))
      .catch((again: unknown) => log.error({ failure: failure(again) }, 'Discord does not take the commands'));
  }
}

async function told({ rest, application, commands }: Registering): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const theirs = (await rest.get(route, { query })) as object[];
  if (isRegistered(commands, theirs)) return false;
  await rest.put(route, { body: commands });
  return true;
}
