import { randomUUID } from 'node:crypto';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import { colleagues } from '../../../src/chat/sandbox/company.ts';
import { sandbox } from '../../../src/chat/sandbox/platform.ts';
import type { PageAction } from '../../../src/chat/sandbox/protocol.ts';
import { pageAction } from '../../../src/chat/sandbox/server/actions.ts';
import { act, NotHere } from '../../../src/chat/sandbox/server/room.ts';
import type { Form } from '../../../src/chat/view.ts';
import { engine, passTo } from '../../../src/delivery/engine.ts';
import { seedCompany } from '../../../src/seed/company.ts';
import { temporaryStore } from '../database.ts';
import { asksOf, looks } from './asks.ts';
import { handClock, hours } from './clock.ts';
import type { Chance } from './texts.ts';
import type { Watch } from './watch.ts';

/** The sandbox's company; what a page could send is sent as its server takes it. */
export async function hostileSandbox({ rituals, log, replied }: Watch, random: Chance) {
  const clock = handClock();
  const store = await temporaryStore();
  const chat = sandbox({ store, clock, log });
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  const { answer } = dispatcher(wiring);
  const { settle } = engine({ ...wiring, machine: { now: clock.now, sleep: async () => {} } });
  await chat.start(answer);
  await seedCompany({ store, log, answer, rituals, settle });
  const asks = await asksOf(rituals, store.db, random, { person: '@Anika', place: '#support' });
  const { number, one } = random;
  const people = colleagues.map(({ id }) => id);
  let form: Form | null = null;

  function what(): PageAction['what'] {
    const kind = number(10);
    const route = asks.route();
    if (form && kind < 5) {
      const { go } = form;
      const values = asks.filled(form);
      return {
        kind: number(9) > 0 ? 'submit' : 'look',
        route: { to: go.to, args: [...(go.args ?? [])] },
        values,
      } as never;
    }
    if (kind < 6) {
      const { command, text } = asks.typed();
      return { kind: 'say', text: `${number(30) > 0 ? '/' : ''}${command} ${text}` };
    }
    if (kind < 9) return { kind: 'click', route };
    return number(3) === 0
      ? { kind: 'home' }
      : ({ kind: 'submit', route, values: { title: asks.value(), text: asks.value() } } as never);
  }

  return {
    store,
    pass: () => passTo(new Date(clock.now().getTime() + hours * 3_600_000), { db: store.db, clock, settle }),
    next(): { doing: () => Promise<unknown>; said: string } {
      const given = {
        id: randomUUID(),
        person: one(people),
        place: one(['home', 'general', 'general', 'support']),
        what: what(),
      };
      const doing = async () => {
        const read = pageAction.safeParse(given);
        if (!read.success) return;
        try {
          const outcome = await act(chat.inside, read.data);
          form = outcome.kind === 'form' ? (outcome.form as unknown as Form) : number(3) > 0 ? form : null;
        } catch (error) {
          // the server refuses it
          if (!(error instanceof NotHere)) throw error;
        }
      };
      return { doing, said: JSON.stringify(given) };
    },
    /** The page draws spans as elements, each of them escaped: only spans can mention or link. */
    async pings(): Promise<string[]> {
      for (const text of looks) {
        await act(chat.inside, { id: randomUUID(), person: 'maya', place: 'general', what: { kind: 'say', text } });
      }
      const messages = await store.db.$queryRaw<
        { view: string }[]
      >`SELECT "view" FROM "SandboxMessage" WHERE "view" IS NOT NULL`;
      return [...messages.map(({ view }) => JSON.parse(view)), ...replied()].flatMap((view) => strangeSpans(view));
    },
    close: async () => {},
  };
}

/** Mentions of nobody here, and links that lead anywhere but to a page. */
function strangeSpans(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const part of value) strangeSpans(part, found);
  else if (typeof value === 'object' && value !== null) {
    if ('person' in value && typeof value.person === 'string' && !colleagues.some(({ id }) => id === value.person)) {
      found.push(`mentions ${value.person}`);
    }
    if ('link' in value && !/^https?:\/\//.test(String(value.link))) found.push(`links to ${String(value.link)}`);
    for (const part of Object.values(value)) strangeSpans(part, found);
  }
  return found;
}
