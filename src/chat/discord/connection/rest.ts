import { REST, RESTEvents, type RESTOptions } from 'discord.js';
import { type Deadlines, deadlines } from '../../deadline.ts';

export interface RestOptions {
  token: string;
  /** Left out: Discord's own. */
  apiUrl?: string;
  /** Milliseconds after which a post counts as in doubt; left out: ten seconds. */
  timeout?: number;
  /** The token was refused. */
  refused(): void;
}

/** What discord.js is told where to call, and for how long. */
export function restOptions({ apiUrl }: Pick<RestOptions, 'apiUrl'>): Partial<RESTOptions> {
  return { version: '10', timeout: 5000, ...(apiUrl !== undefined && { api: apiUrl }) };
}

/** Tells when the token is refused: discord.js forgets it then, and every later call would fail without a reason. */
export function watch(rest: REST, refused: () => void): REST {
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth) refused();
  });
  return rest;
}

export interface Bulk {
  rest: REST;
  /** Runs calls of which none leaves after `until`: they may have to stand in line behind others. */
  withDeadline: Deadlines['withDeadline'];
  /** Nothing leaves after it. Without it, its timers would keep the whole bot. */
  close(): void;
}

/** For what the outbox sends: it repeats and waits by its own rules, so nothing is repeated or waited for here. */
export function bulk({ token, apiUrl, timeout = 10_000, refused }: RestOptions): Bulk {
  const { dispatcher, withDeadline, close } = deadlines();
  const rest = new REST({
    ...restOptions({ ...(apiUrl !== undefined && { apiUrl }) }),
    timeout,
    retries: 0,
    rejectOnRateLimit: () => true,
    agent: dispatcher,
  });
  watch(rest, refused);
  return {
    // discord.js forgets a token that was refused once
    get rest() {
      return rest.setToken(token);
    },
    withDeadline,
    close() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      close();
    },
  };
}
