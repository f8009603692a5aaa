import { type Logger as BoltLogger, LogLevel, webApi } from '@slack/bolt';
import { fetch } from 'undici';
import type { Logger } from '../../log.ts';
import { type Deadlines, deadlines, isTooLate } from '../deadline.ts';
import { PlatformError } from '../platform.ts';

export type WebClient = webApi.WebClient;

/**
 * Clients of their own, for a 429 holds up everything else that goes through the same one. None logs what it sends.
 * people: answers somebody who waits. windows: opens what can be opened for three seconds. bulk: posts, and never repeats by itself, for the outbox does. reading: lists and
 * looks up, and waits out a 429.
 */
export interface Clients {
  people: WebClient;
  windows: WebClient;
  bulk: WebClient;
  reading: WebClient;
  /** Runs calls of `bulk` of which none leaves after `until`. */
  withDeadline: Deadlines['withDeadline'];
  /** `bulk` sends nothing after it. */
  close(): void;
}

export interface ClientOptions {
  token: string;
  /** Left out: Slack's own. */
  apiUrl?: string;
  /** Milliseconds after which a post counts as in doubt; left out: ten seconds. */
  timeout?: number;
}

export function clients({ token, apiUrl, timeout = 10_000 }: ClientOptions, log: Logger): Clients {
  const common = { logger: boltLogger(log), ...(apiUrl !== undefined && { slackApiUrl: apiUrl }) };
  const once = { ...common, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const { dispatcher, withDeadline, close } = deadlines();
  const onTime: typeof fetch = (url, init) => fetch(url, { ...init, dispatcher });
  return {
    people: new webApi.WebClient(token, { ...once, timeout: Math.min(timeout, 5000) }),
    windows: new webApi.WebClient(token, { ...once, timeout: Math.min(timeout, 1400) }),
    bulk: new webApi.WebClient(token, { ...once, timeout, fetch: onTime }),
    reading: new webApi.WebClient(token, { ...common, retryConfig: { retries: 3, minTimeout: 300 }, timeout }),
    withDeadline,
    close,
  };
}

/** Slack's libraries into our log: warnings and errors by their sentence alone, for what else they say holds payloads. */
export function boltLogger(log: Logger): BoltLogger {
  const say = (level: 'warn' | 'error', said: unknown) => {
    const sentence = said instanceof Error ? said.name : typeof said === 'string' ? said : typeof said;
    log[level]({ slack: sentence.slice(0, 300) }, 'Slack library');
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...said: unknown[]) => say('warn', said[0]),
    error: (...said: unknown[]) => say('error', said[0]),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** The place, the person or the message is not there (any more), or the bot may not write there: nothing to repeat. */
const gone = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'cannot_dm_bot',
  'user_disabled',
  'messages_tab_disabled',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'team_not_found',
  'missing_scope',
  // our own mistakes, which a repetition would not mend
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_metadata_format',
  'metadata_too_large',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
]);

/** Slack says that some of it may have happened. */
const inDoubt = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** The bot was taken out of the workspace, or its token withdrawn. */
const withdrawn = ['account_inactive', 'token_revoked'];
/** What Slack also says in a bad moment of its own. */
const doubtful = ['invalid_auth', 'not_authed', 'token_expired'];

/** Whether Slack does not take the token; `surely` leaves no doubt. */
export function isRefused(error: unknown): false | 'perhaps' | 'surely' {
  if (!(error instanceof webApi.WebAPIPlatformError)) return false;
  if (withdrawn.includes(error.data.error)) return 'surely';
  return doubtful.includes(error.data.error) && 'perhaps';
}

/** Slack gives no answer, or none that says anything of us: another time it may. */
export function isAway(error: unknown): boolean {
  if (error instanceof PlatformError) return error.trouble === 'later';
  if (error instanceof webApi.WebAPIPlatformError) return inDoubt.has(error.data.error);
  return [webApi.WebAPIRequestError, webApi.WebAPIHTTPError, webApi.WebAPIRateLimitedError].some(
    (kind) => error instanceof kind,
  );
}

/** Slack's name for what went wrong, such as "not_in_channel". */
export function errorName(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof Error ? error.name : typeof error;
}

/** What the outbox is told of a failed call. */
export function troubleOf(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformError('later', 'Slack asks to wait', error.retryAfter * 1000);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: name } = error.data;
    if (inDoubt.has(name)) return new PlatformError('unknown', name);
    return new PlatformError(gone.has(name) ? 'gone' : 'later', name);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new PlatformError(error.statusCode >= 500 ? 'unknown' : 'later', `Slack answered ${error.statusCode}`);
  }
  if (isTooLate(error)) return new PlatformError('later', 'its turn was over');
  if (error instanceof webApi.WebAPIRequestError) {
    return new PlatformError(neverLeft(error) ? 'later' : 'unknown', 'Slack could not be reached');
  }
  return new PlatformError('unknown', errorName(error));
}

/** The connection never came about, so nothing can have been posted. */
function neverLeft(error: webApi.WebAPIRequestError): boolean {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && codes.includes(String(cause.code))) return true;
  }
  return false;
}
