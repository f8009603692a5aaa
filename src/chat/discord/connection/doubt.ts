import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, type REST, Routes } from 'discord.js';

export interface Doubt {
  /** The token was refused: Discord is asked about it, again after longer and longer. */
  begin(): void;
  isOpen(): boolean;
  /** Resolves when Discord is not asked any more. */
  over(): Promise<void>;
}

export interface DoubtOptions {
  token: string;
  rest(): REST;
  /** So long the refusals have to last, in milliseconds. */
  lastingMs: number;
  /** They have. */
  refused(): void;
  isClosed(): boolean;
}

const firstAskMs = 1_000;

/** A single refusal of the token is not the end: Discord also says it in a bad moment of its own. */
export function doubts({ token, rest, lastingMs, refused, isClosed }: DoubtOptions): Doubt {
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    const until = performance.now() + lastingMs;
    for (let wait = firstAskMs; ; wait *= 2) {
      await sleep(wait, undefined, { ref: false });
      if (isClosed() || !(await isRefused())) return;
      if (performance.now() >= until) return refused();
    }
  }

  /** discord.js forgets a refused token. Where Discord is not reached, nothing was refused. */
  async function isRefused(): Promise<boolean> {
    const asked = rest().setToken(token).get(Routes.gatewayBot());
    return asked.then(
      () => false,
      (error: unknown) => error instanceof DiscordAPIError && error.status === 401,
    );
  }

  return {
    begin() {
      asking ??= ask().finally(() => {
        asking = null;
      });
    },
    isOpen: () => asking !== null,
    over: async () => (await asking) ?? undefined,
  };
}
