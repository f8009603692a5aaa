import { type Pace, PlatformError } from '../../src/chat/platform.ts';
import { engine, passTo } from '../../src/delivery/engine.ts';
import { type Owed, oweAll, owe as oweOne } from '../../src/delivery/outbox.ts';
import type { Tell } from '../../src/delivery/sending/timing.ts';
import { createLog } from '../../src/log.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import type { Delivery } from '../../src/store/rows.ts';
import type { MovableClock } from '../../src/time/clock.ts';
import { temporaryStore } from './database.ts';
import { promises } from './promises.ts';
import { type Carry, type Fault, strictChat, strictPlatform, type Wire } from './strictchat.ts';

export interface SendingOptions {
  pace?: Pace | null;
  gone?(channel: string): boolean;
  rituals?: readonly Ritual[];
}

/** What is owed, the instances that send it, and a chat whose faults are scripted; time passes when told to. */
export type Sending = Awaited<ReturnType<typeof openSending>>;

export async function openSending({ pace = null, gone, rituals = [promises()] }: SendingOptions = {}) {
  const store = await temporaryStore();
  let now = new Date('2026-12-01T09:00:00Z');
  const clock: MovableClock = {
    now: () => now,
    moveTo: async (moment) => {
      if (moment > now) now = moment;
    },
  };
  const machine = { now: clock.now, sleep: async () => {} };
  /** What goes wrong with the next requests, in order; null: nothing. */
  const faults: (Fault | null)[] = [];
  const asked: Wire[] = [];
  const chat = strictChat({
    now: () => now.getTime(),
    pace,
    fault: () => faults.shift() ?? null,
    ...(gone && { gone }),
  });
  const carry: Carry = async (wire, until) => {
    if (until && until <= now) throw new PlatformError('later', 'too late to send');
    asked.push(wire);
    return chat.handle(wire);
  };
  const told: [...Parameters<Tell>][] = [];

  /** `through` stands between this instance and the wire. */
  function instance(through: (carry: Carry) => Carry = (same) => same, withRituals = rituals) {
    return engine({
      store,
      clock,
      machine,
      log: createLog('silent'),
      rituals: withRituals,
      platforms: [strictPlatform(through(carry), pace)],
      tell: (...args) => told.push(args),
    });
  }
  const first = instance();

  async function workspace(externalId: string) {
    const { id } = await store.db.workspace.create({ data: { platform: 'sandbox', externalId, name: externalId } });
    return id;
  }
  const company = await workspace('company');
  const owner = await person('maya');

  async function person(externalId: string, more: { locale?: string; workspaceId?: string } = {}) {
    const data = { workspaceId: company, externalId, name: externalId, ...more };
    return (await store.db.person.create({ data })).id;
  }

  async function place(externalId: string, workspaceId = company) {
    return (await store.db.place.create({ data: { workspaceId, externalId, name: externalId } })).id;
  }
  const general = await place('general');

  function promise(key: string, more: Partial<Owed> = {}): Owed {
    return {
      key,
      workspaceId: company,
      job: 'promise.say',
      args: [key],
      to: { placeId: general },
      dueAt: now,
      ...more,
    };
  }

  return {
    store,
    clock,
    machine,
    chat,
    faults,
    told,
    instance,
    workspace,
    person,
    place,
    company,
    owner,
    general,
    promise,
    settle: first.settle,
    owe: (key: string, more?: Partial<Owed>) => store.transaction((tx) => oweOne(tx, promise(key, more))),
    oweAll: (all: readonly Owed[]) => store.transaction((tx) => oweAll(tx, all)),
    /** Seconds that pass for everyone; `by` settles what falls due. */
    pass: (seconds: number, by = first) =>
      passTo(new Date(now.getTime() + seconds * 1000), { db: store.db, clock, settle: by.settle }),
    /** Time passes and nobody is there to send. */
    absent(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000);
    },
    row: (key: string): Promise<Delivery> => store.db.delivery.findUniqueOrThrow({ where: { key } }),
    /** Keys that landed, in order, of promises alone. */
    landed: () => chat.landed.filter(({ key }) => !key.startsWith('delivery.')).map(({ key }) => key),
    /** What an owner was told, oldest first. */
    notes: (name = 'maya') => chat.landed.filter(({ channel }) => channel === `@${name}`).map(({ text }) => text),
    /** Requests of one kind that left. */
    asked: (op: Wire['op']) => asked.filter((wire) => wire.op === op).length,
  };
}

/** A gate that stays shut until it is opened; `reached` resolves when somebody waits at it. */
export function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return {
    open,
    reached,
    pass: () => {
      arrive();
      return opened;
    },
  };
}
