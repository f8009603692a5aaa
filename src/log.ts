import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** JSON lines on standard output. Callers pass ids, names of routes and counts; never texts, answers or tokens. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** A short id that the person is shown and the log has. */
export function failureId(): string {
  return randomBytes(4).toString('hex');
}

/**
 * What may be logged of an error: its name, code and where it happened. Its message may hold what people wrote (database
 * errors quote their arguments), so it is left out.
 */
export function failure(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { name, message, stack = '' } = error;
  // a message of several lines may look like a place in a file
  const after = stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  const at = stack
    .slice(after)
    .split('\n')
    .filter((line) => place.test(line));
  const code = (error as { code?: unknown }).code;
  return {
    name: identifier.test(name) ? name : 'Error',
    ...(typeof code === 'string' && identifier.test(code) && { code }),
    at: at.slice(0, 8).map((line) => line.trim().replace(/^at /, '')),
  };
}

/** No words of people: a class, or a code such as P2002. */
const identifier = /^[\w.$-]{1,60}$/;
/** "    at name (file:line:column)", as V8 writes it. */
const place = /^ {4}at [^\s].{0,300}:\d+:\d+\)?$/;
