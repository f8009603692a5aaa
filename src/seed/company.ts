import type { Asks, SandboxLife } from '../chat/asks.ts';
import type { Answer, Ask, FormValues, Reply } from '../chat/platform.ts';
import { type Colleague, channels, colleague, colleagues, directChannel, workspace } from '../chat/sandbox/company.ts';
import type { Form, Route, RouteName, View } from '../chat/view.ts';
import { failure, failureId, type Logger } from '../log.ts';
import type { Store } from '../store/client.ts';
import type { Channel } from '../who/profile.ts';
import { heardBefore } from './before.ts';

export interface SeedOptions {
  store: Store;
  log: Logger;
  answer: Answer;
  /** Each gives its part. */
  rituals: readonly Asks[];
  /** Sends what is due. */
  settle(): Promise<void>;
}

/** Gives the sandbox's company a life at its first start, by what its people type, press and fill in. */
export async function seedCompany({ store, log, answer, rituals, settle }: SeedOptions): Promise<void> {
  const where = { platform: 'sandbox' as const, externalId: workspace.id };
  // the large seed makes the workspace, but not its people's lives
  if ((await store.db.person.count({ where: { externalId: 'maya', workspace: where } })) > 0) return;
  log.info('a company moves into the sandbox');
  let actions = 0;

  async function act(id: string, where: string, ask: Ask): Promise<Reply> {
    const who = colleague(id);
    if (!who) throw new Error(`nobody in the company is called ${id}`);
    const { job, city, ...person } = who;
    const call = {
      id: `seed-${++actions}`,
      platform: 'sandbox' as const,
      workspace,
      person,
      place: placeOf(who, where),
      ask,
    };
    const answered = await answer(call);
    if (!answered) throw new Error(`the company's action ${actions} was done before`);
    return answered.reply;
  }

  function run(id: string, where: string, typed: string): Promise<Reply> {
    const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
    return act(id, where, { kind: 'command', name, text });
  }

  async function sendOff(who: string, where: string, form: Form, values: FormValues): Promise<void> {
    const route = { to: form.go.to, args: form.go.args ?? [] };
    const reply = await act(who, where, { kind: 'submit', route, values: { ...filledIn(form), ...values } });
    if ('reject' in reply) throw new Error(`${form.title} was refused at ${Object.keys(reply.reject).join(', ')}`);
  }

  async function follow(
    id: string,
    where: string,
    typed: string,
    through: readonly RouteName[],
    values: FormValues = {},
  ) {
    let reply = await run(id, where, typed);
    for (const to of through) {
      const route = 'show' in reply ? routeTo(reply.show, to) : undefined;
      if (!route) throw new Error(`no button leads to ${to} after ${typed}`);
      reply = await act(id, where, { kind: 'click', route });
    }
    if ('ask' in reply) await sendOff(id, where, reply.ask, values);
  }

  const life: SandboxLife = {
    people: colleagues,
    type: async (who, where, typed) => void (await run(who, where, typed)),
    fill: async (who, where, typed, values) => sendOff(who, where, formOf(await run(who, where, typed)), values),
    submit: async (who, where, to, values) =>
      sendOff(who, where, formOf(await act(who, where, { kind: 'click', route: { to, args: [] } })), values),
    follow,
    press: async (who, where, to, args = []) => void (await act(who, where, { kind: 'click', route: { to, args } })),
    idOf: async (who) => (await store.db.person.findFirstOrThrow({ where: { externalId: who, workspace: where } })).id,
    settle,
  };
  // the bot itself first, and meetings last: by then there is something to ask about at them
  const [pad, ...others] = rituals;
  for (const ritual of [pad, ...others.toReversed()]) {
    await ritual?.seed?.(life).catch((error: unknown) => {
      // where its words cannot be masked nothing of theirs is saved: the others have their lives all the same
      log.error({ id: failureId(), ritual: ritual.name, failure: failure(error) }, 'the company misses a part');
    });
  }
  const { id, workspaceId } = await store.db.person.findFirstOrThrow({
    where: { externalId: 'anika', workspace: where },
  });
  await heardBefore(store, workspaceId, id);
  await settle();
}

function placeOf(who: Colleague, where: string): Channel {
  if (where === 'direct') return { id: directChannel(who.id), name: who.name, kind: 'direct' };
  const found = channels.find(({ id }) => id === where);
  if (!found) throw new Error(`the company has no channel ${where}`);
  return { id: found.id, name: found.name, kind: found.kind };
}

/** Where the first button of a view leads that leads to an action. */
function routeTo({ blocks }: View, to: RouteName): Required<Route> | undefined {
  const controls = blocks.flatMap((block) =>
    block.kind === 'controls' ? block.controls : block.kind === 'entry' && block.button ? [block.button] : [],
  );
  return controls.flatMap((control) =>
    control.kind === 'button' && control.go.to === to ? [{ to, args: control.go.args ?? [] }] : [],
  )[0];
}

function formOf(reply: Reply): Form {
  if ('ask' in reply) return reply.ask;
  throw new Error(
    `no form was opened, but this was said: ${'show' in reply ? reply.show.summary : Object.keys(reply)[0]}`,
  );
}

function filledIn(form: Form): FormValues {
  return Object.fromEntries(
    form.fields.flatMap((field) => (field.value === undefined ? [] : [[field.name, field.value]])),
  );
}
