import { type Answer, type Call, type Reply, readerOf } from '../../src/chat/platform.ts';
import type { Store } from '../../src/store/client.ts';
import { know } from '../../src/who/meet.ts';
import { speakTo } from '../../src/who/reader.ts';

/** What a test replies in place of dispatch; null: answered before. */
export type Replies = (call: Call) => Reply | null | Promise<Reply | null>;

/** An answer of the test's own, in the language of whoever called. */
export function answerBy(store: Store, replies: Replies): Answer {
  return async (call, meanwhile) => {
    const { workspace, person } = await know(store.db, call);
    const reader = readerOf(speakTo(workspace, person));
    meanwhile?.(reader);
    const reply = await replies(call);
    return reply && { reply, reader };
  };
}

/** With the caller's profile, where the platform leaves it to be asked. */
export async function asKnown(call: Call): Promise<Call> {
  return 'ask' in call.person ? { ...call, person: await call.person.ask() } : call;
}
