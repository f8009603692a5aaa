import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import { refusal } from '../../who/roles.ts';
import { type Asks, UserError } from '../asks.ts';
import type { Call, ChatPlatform } from '../platform.ts';
import { readable } from '../view.ts';
import { contexts } from './context.ts';

/** Somebody is writing an option of a command's word. */
export interface Writing {
  call: Omit<Call, 'id' | 'ask'>;
  command: string;
  word: string;
  option: string;
  typed: string;
}

export type Completer = (writing: Writing) => Promise<readonly { value: string; label: string }[]>;

export interface CompleterOptions {
  store: Store;
  clock: Clock;
  rituals: readonly Asks[];
  platforms: readonly ChatPlatform[];
}

/** What fits what somebody has typed so far, where a platform can offer it while they type. */
export function completer(options: CompleterOptions): Completer {
  const contextOf = contexts(options);
  return async ({ call, command, word, option, typed }) => {
    const found = options.rituals.find((ritual) => ritual.command.name === command)?.words[word];
    const complete = found?.options.find(({ name }) => name === option)?.complete;
    if (!found || !complete) return [];
    // nothing is answered yet, so there is no id to be taken
    const ask = { kind: 'word' as const, name: command, word, options: { [option]: typed } };
    const ctx = await contextOf({ ...call, id: '', ask });
    return refusal(ctx.person, found) === null ? readable(await complete(ctx, typed).catch(nothing)) : [];
  };
}

/** What they may not do here yet is said when they have typed it; while they do, there is nothing to offer. */
function nothing(error: unknown): [] {
  if (error instanceof UserError) return [];
  throw error;
}
