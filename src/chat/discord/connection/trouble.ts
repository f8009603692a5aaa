import { DiscordAPIError, GatewayCloseCodes, HTTPError, RateLimitError } from 'discord.js';
import { isTooLate } from '../../deadline.ts';
import { NotLetIn, PlatformError, reasons } from '../../platform.ts';

/** The bot is not let in: what its owner can do about it, in one sentence. */
export class DiscordRefused extends NotLetIn {
  override readonly name = 'DiscordRefused';
}

export const tokenRefused =
  'Discord does not accept DISCORD_TOKEN: copy the token from the Discord developer portal, page Bot, and start again.';
export const intentRefused =
  'Discord does not grant the Server Members intent: switch it on in the developer portal, page Bot, or set DISCORD_MEMBERS=off.';

const outdated = 'install a newer Yellow Pad and start again.';
export const tooFewShards =
  'Discord wants more shards than it recommends for this bot: start it again later, and ask Discord’s support if it stays so.';

/** Close codes of the gateway after which trying again would not help, with what its owner can do. */
export const closedForGood: Readonly<Partial<Record<number, string>>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRefused,
  [GatewayCloseCodes.InvalidShard]: `Discord does not accept the shards that this bot asks for (4010): ${outdated}`,
  [GatewayCloseCodes.InvalidAPIVersion]: `Discord no longer speaks the version of its API that this bot uses (4012): ${outdated}`,
  [GatewayCloseCodes.InvalidIntents]: `Discord does not know an intent that this bot asks for (4013): ${outdated}`,
  [GatewayCloseCodes.DisallowedIntents]: intentRefused,
};

/** Discord's numbers, with what they mean for us. Source: Discord's list of JSON error codes, November 2026. */
export const codes = {
  unknownChannel: 10003,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  tooManyDirectMessages: 40003,
  alreadyAcknowledged: 40060,
  slowMode: 20016,
  missingAccess: 50001,
  missingPermissions: 50013,
  archived: 50083,
  tooManyThreads: 160006,
} as const;

/** Nobody wants this any more, or may have it: nothing to repeat. */
const goneReasons: Readonly<Record<number, string>> = {
  10003: 'the channel is gone',
  10004: 'the server is gone',
  10008: 'the message is gone',
  10013: 'the person is gone',
  50001: 'the bot cannot see the channel',
  50007: 'the person takes no direct messages',
  50013: reasons.write,
  50083: reasons.locked,
  160005: reasons.locked,
  40067: reasons.tag,
  50278: 'the person is in no server with the bot',
};

/**
 * What the outbox is told of a failed call.
 * @param mayRepeat doing it twice does no harm, so that nothing has to be looked up first
 */
export function troubleOf(error: unknown, mayRepeat: boolean): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) return new PlatformError('later', 'Discord asks to wait', error.retryAfter);
  if (isTooLate(error)) return new PlatformError('later', 'its turn came too late');
  if (error instanceof DiscordAPIError) return answered(error);
  if (error instanceof HTTPError)
    return new PlatformError(mayRepeat ? 'later' : 'unknown', `Discord answered ${error.status}`);
  const mayHaveLanded = !mayRepeat && !neverLeft(error);
  return new PlatformError(mayHaveLanded ? 'unknown' : 'later', 'Discord could not be reached');
}

function answered({ code, status }: DiscordAPIError): PlatformError {
  if (status === 401) return tokenInDoubt();
  // each for itself: a pause would hold up everything else the bot sends
  if (code === codes.tooManyDirectMessages) return new PlatformError('later', 'too many direct messages at once');
  if (code === codes.slowMode) return new PlatformError('later', 'the channel is in slow mode');
  if (code === codes.tooManyThreads) return new PlatformError('later', 'the server has as many open threads as it may');
  // whatever else is refused would be refused again
  return new PlatformError('gone', goneReasons[Number(code)] ?? `Discord refused it (${code})`);
}

/** It is being asked about: everything waits, and nothing counts as tried. */
export function tokenInDoubt(): PlatformError {
  return new PlatformError('later', 'Discord refuses the token', askedWithinMs);
}

const askedWithinMs = 2_000;

/** The connection never came about, so nothing can have been posted. */
function neverLeft(error: unknown): boolean {
  const names = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && names.includes(String(cause.code))) return true;
  }
  return false;
}

export function isCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
