import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatCommand, Labelled, Leaf, Modal, Pressable } from './components.ts';
import type { Double } from './double.ts';
import type { Doing } from './interactions.ts';
import { channelPayload, maySee, memberPayload, messagePayload, permissionsFor, userPayload } from './payloads.ts';
import { pressables, wordsOf } from './words.ts';
import { allow, application, type Said } from './world.ts';

export type Person = ReturnType<typeof discordPerson>;
export type Values = Record<string, string | readonly string[]>;

/** Whoever is not answered by then is left alone. */
const answerMs = 1000;

/** Somebody at their Discord: types commands as its client offers them, presses what they see, fills in forms. */
export function discordPerson(double: Double, guildId: string, id: string) {
  const { world } = double;
  const home = world.guild(guildId);
  const me = () => {
    const user = world.users.get(id);
    if (!user) throw new Error(`nobody is ${id}`);
    return user;
  };
  let open: { modal: Modal; channel: string; from: Said | undefined } | null = null;
  let latest: Said | null = null;
  let last: { doing: Parameters<Double['happen']>[0]; payload: Record<string, unknown> } | null = null;
  let answer: Doing | null = null;

  function whereabouts(channel: string): Record<string, unknown> {
    const direct = world.directOf(channel) !== undefined;
    const common = { locale: me().locale, guild_locale: 'en-US', entitlements: [], authorizing_integration_owners: {} };
    if (direct) {
      const here = { id: channel, type: 1, recipients: [userPayload(me())] };
      const app = String(allow.view | allow.send | allow.attach | allow.history);
      return {
        ...common,
        channel: here,
        channel_id: channel,
        user: userPayload(me()),
        app_permissions: app,
        context: 1,
      };
    }
    const there = home.channels.get(channel);
    const member = home.members.get(id);
    if (!there || !member) throw new Error(`${me().global_name} is not in channel ${channel}`);
    if (!maySee(world, id, there)) throw new Error(`${me().global_name} cannot see ${there.name}`);
    if (there.forum) throw new Error(`nothing can be typed in a forum such as ${there.name}`);
    return {
      ...common,
      guild: { id: guildId, locale: 'en-US', features: [] },
      guild_id: guildId,
      channel: { ...channelPayload(there, home), permissions: permissionsFor(world, home, id, there) },
      channel_id: channel,
      member: { ...memberPayload(member), permissions: permissionsFor(world, home, id, there) },
      app_permissions: permissionsFor(world, home, application, there),
      context: 0,
    };
  }

  async function happen(
    kind: Doing['kind'],
    channel: string,
    payload: Record<string, unknown>,
    from?: Said,
  ): Promise<Doing> {
    const doing = { kind, person: id, channel, ...(from && { from }) };
    last = { doing, payload: { ...whereabouts(channel), ...payload } };
    return take(await double.happen(last.doing, last.payload), channel, from);
  }

  function take(done: Doing, channel: string, from: Said | undefined): Doing {
    answer = done;
    if (done.modal) open = { modal: done.modal, channel, from };
    else if (done.kind !== 'writing') open = null;
    latest = done.more.at(-1) ?? done.original ?? latest;
    return done;
  }

  function resolvedUsers(ids: readonly string[]): Record<string, unknown> {
    const found = ids.flatMap((one) => home.members.get(one) ?? []);
    return {
      users: Object.fromEntries(found.map(({ user }) => [user.id, userPayload(user)])),
      members: Object.fromEntries(
        found.map((member) => {
          const { user, ...rest } = memberPayload(member);
          return [user.id, { ...rest, permissions: permissionsFor(world, home, user.id) }];
        }),
      ),
    };
  }

  function resolvedChannels(ids: readonly string[]): Record<string, unknown> {
    const found = ids.flatMap((one) => home.channels.get(one) ?? []);
    return {
      channels: Object.fromEntries(
        found.map((one) => [
          one.id,
          { id: one.id, name: one.name, type: one.type, permissions: permissionsFor(world, home, id, one) },
        ]),
      ),
    };
  }

  function registeredCommand(name: string): ChatCommand {
    const found = (double.registered() as ChatCommand[]).find((one) => one.type === 1 && one.name === name);
    if (!found) throw new Error(`Discord knows no /${name}`);
    return found;
  }

  /** Walks a typed line through the command as the client offers it. */
  function parse(line: string): {
    command: ChatCommand;
    options: unknown;
    given: [Leaf, string][];
    wrap(options: unknown[]): unknown[];
  } {
    const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    const command = registeredCommand(name);
    const [first = '', second = ''] = rest.split(/\s+/, 2);
    const outer = command.options.find((one) => one.name === first);
    if (!outer) throw new Error(`/${name} offers no "${first}"`);
    const inner = outer.type === 2 ? outer.options.find((one) => one.name === second) : outer;
    if (!inner) throw new Error(`/${name} ${first} offers no "${second}"`);
    const words = rest
      .slice(first.length)
      .trimStart()
      .slice(outer.type === 2 ? second.length : 0)
      .trim();
    const given = share(inner.options ?? [], words);
    const wrap = (options: unknown[]) => {
      const word = { type: 1, name: inner.name, options };
      return outer.type === 2 ? [{ type: 2, name: outer.name, options: [word] }] : [word];
    };
    return {
      command,
      given,
      wrap,
      options: wrap(given.map(([leaf, value]) => ({ name: leaf.name, type: leaf.type, value }))),
    };
  }

  /** The last field takes the rest of the line. */
  function share(leaves: readonly Leaf[], words: string): [Leaf, string][] {
    const given: [Leaf, string][] = [];
    let rest = words;
    for (const [at, leaf] of leaves.entries()) {
      const isLast = at === leaves.length - 1;
      const piece = isLast ? rest : (rest.split(/\s+/, 1)[0] ?? '');
      rest = rest.slice(piece.length).trimStart();
      if (piece !== '') given.push([leaf, valueFor(leaf, piece)]);
      else if (leaf.required) throw new Error(`the client asks for ${leaf.name}`);
    }
    if (rest !== '') throw new Error(`no field takes "${rest}"`);
    return given;
  }

  function valueFor(leaf: Leaf, piece: string): string {
    if (leaf.type === 6) {
      const found = [...home.members.values()].find(({ user }) => piece === `@${user.global_name}`);
      if (!found) throw new Error(`nobody is called ${piece}`);
      return found.user.id;
    }
    if (leaf.type === 7) {
      const offered = ({ type }: { type: number }) => leaf.channel_types?.includes(type) ?? true;
      const found = [...home.channels.values()].find((one) => piece === `#${one.name}` && offered(one));
      if (!found) throw new Error(`no channel is called ${piece}`);
      return found.id;
    }
    if (leaf.choices && !leaf.choices.some(({ value }) => value === piece)) throw new Error(`no choice ${piece}`);
    return piece;
  }

  function reads(channel: string): Said[] {
    return world.messages.filter((said) => said.channel === channel && (said.only === undefined || said.only === id));
  }

  function inbox(): Said[] {
    const channel = world.directs.get(id);
    return channel === undefined ? [] : reads(channel).filter(({ only }) => only === undefined);
  }

  /** The newest message they see that has it: in a channel, or among what is theirs alone. */
  function holding(has: (one: Pressable) => boolean, channel?: string): { said: Said; one: Pressable } {
    const own = [...inbox(), ...world.messages.filter(({ only }) => only === id)].sort((a, b) =>
      Number(BigInt(a.id) - BigInt(b.id)),
    );
    const there =
      channel === undefined
        ? latest
          ? [...own, latest]
          : own
        : reads(channel).filter(({ only }) => only === undefined);
    for (const said of there.toReversed()) {
      const one = pressables(said.components).find(has);
      if (one) return { said, one };
    }
    throw new Error(`nothing to press in: ${there.map(({ components }) => wordsOf(components, world)).join(' / ')}`);
  }

  function click(
    said: Said,
    one: Pressable,
    values: string[] | null,
    named: Record<string, unknown> = {},
  ): Promise<Doing> {
    if (!('custom_id' in one)) throw new Error('a link leads elsewhere');
    const chosen = values ? { values, resolved: named } : {};
    return happen(
      'click',
      said.channel,
      {
        type: 3,
        data: { component_type: one.type, custom_id: one.custom_id, ...chosen },
        message: messagePayload(world, said),
      },
      said,
    );
  }

  const person = {
    id,
    get name() {
      return me().global_name ?? me().username;
    },
    get answer() {
      return answer;
    },
    /** Whatever a client might send, well made or not. */
    does: happen,
    /** A command, as the client lets one type it. */
    types(line: string, channel: string): Promise<Doing> {
      const { command, options, given } = parse(line);
      const people = given.filter(([leaf]) => leaf.type === 6).map(([, value]) => value);
      const places = given.filter(([leaf]) => leaf.type === 7).map(([, value]) => value);
      const resolved = {
        ...(people.length > 0 && resolvedUsers(people)),
        ...(places.length > 0 && resolvedChannels(places)),
      };
      return happen('command', channel, {
        type: 2,
        data: { id: '800000000000000000', type: 1, name: command.name, options, resolved },
      });
    },
    /** What is suggested while a field is written, e.g. '/idea show', 'te'. */
    async suggests(word: string, typed: string, channel: string): Promise<readonly { name: string; value: string }[]> {
      const [, name = '', rest = ''] = /^\/(\S+)\s+(.*)$/.exec(word) ?? [];
      const leaf = registeredCommand(name)
        .options.flatMap((one) => (one.type === 1 && one.name === rest ? (one.options ?? []) : []))
        .find((one) => one.autocomplete);
      if (!leaf) throw new Error(`${word} suggests nothing`);
      const focused = { name: leaf.name, type: leaf.type, value: typed, focused: true };
      const done = await happen('writing', channel, {
        type: 4,
        data: { id: '800000000000000000', type: 1, name, options: [{ type: 1, name: rest, options: [focused] }] },
      });
      return done.choices ?? [];
    },
    async press(label: string, channel?: string): Promise<Doing> {
      const { said, one } = holding((one) => one.type === 2 && one.label === label, channel);
      if (one.type === 2 && 'disabled' in one && one.disabled) throw new Error(`${label} cannot be pressed`);
      return click(said, one, null);
    },
    choose(option: string, channel?: string): Promise<Doing> {
      const fits = (one: Pressable) => one.type === 3 && one.options.some(({ label }) => label === option);
      const { said, one } = holding(fits, channel);
      const value = one.type === 3 ? one.options.find(({ label }) => label === option)?.value : undefined;
      return click(said, one, [value ?? '']);
    },
    pickPerson(whom: string): Promise<Doing> {
      const { said, one } = holding(({ type }) => type === 5);
      return click(said, one, [whom], resolvedUsers([whom]));
    },
    /** The open form: its title, fields and button; null where none is open. */
    get form(): string | null {
      return (
        open &&
        [
          open.modal.title,
          ...open.modal.components.map((one) => (one.type === 18 ? one.label : one.content)),
          '[Submit]',
        ].join('\n')
      );
    },
    get modal(): Modal | null {
      return open?.modal ?? null;
    },
    /** Sends the open form off: what is given by field, the rest as it stands. */
    fill(values: Values): Promise<Doing> {
      if (!open) throw new Error('no form is open');
      const { modal, channel, from } = open;
      const fields = modal.components.filter((one): one is Labelled => one.type === 18);
      const known = fields.map(({ component }) => plainName(component.custom_id));
      const unknown = Object.keys(values).filter((name) => !known.includes(name));
      if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
      const components = modal.components.map((one, at) =>
        one.type === 18
          ? { type: 18, id: at + 1, component: { id: at + 20, ...filled(one, values) } }
          : { type: 10, id: at + 1 },
      );
      const chosen = fields.flatMap(({ component }) => [values[plainName(component.custom_id)] ?? []].flat());
      const people = fields.some(({ component }) => component.type === 5) ? resolvedUsers(chosen) : {};
      const places = fields.some(({ component }) => component.type === 8) ? resolvedChannels(chosen) : {};
      return happen(
        'submit',
        channel,
        {
          type: 5,
          data: { custom_id: modal.custom_id, components, resolved: { ...people, ...places } },
          ...(from && { message: messagePayload(world, from) }),
        },
        from,
      );
    },
    /** A message's own menu. */
    shortcut(name: string, said: Said): Promise<Doing> {
      const found = (double.registered() as { type: number; name: string }[]).some(
        (one) => one.type === 3 && one.name === name,
      );
      if (!found) throw new Error(`Discord offers no "${name}"`);
      return happen('command', said.channel, {
        type: 2,
        data: {
          id: '800000000000000009',
          type: 3,
          name,
          target_id: said.id,
          resolved: { messages: { [said.id]: messagePayload(world, said) } },
        },
      });
    },
    /** Their own words, in a channel or (`world.direct`) to the bot. */
    says(content: string, channel: string): Said {
      const said = world.say({ channel, author: id, content, components: [], flags: 0, files: [] });
      double.gateway.tellSaid(said);
      return said;
    },
    /** The channel of their messages with the bot. */
    own: () => world.direct(id),
    /** The same, and what the bot replies to it, as words; null where nothing comes. */
    async hears(content: string, channel: string): Promise<string | null> {
      const said = this.says(content, channel);
      for (let waited = 0; waited < answerMs; waited += 20) {
        const reply = world.messages.find(({ answers }) => answers === said.id);
        if (reply) return wordsOf(reply.components, world);
        await sleep(20);
      }
      return null;
    },
    /** What was done last, delivered to the bot once more, under its old id. */
    again(): void {
      if (!answer || !last) throw new Error('nothing was done yet');
      const { id: same, token } = answer;
      double.gateway.tell('INTERACTION_CREATE', {
        ...last.payload,
        id: same,
        token,
        application_id: application,
        version: 1,
      });
    },
    /** The last thing said to them alone. */
    get sees(): string {
      const own = [...inbox(), ...world.messages.filter(({ only }) => only === id), ...(latest ? [latest] : [])];
      const newest = own.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id))).at(-1);
      return newest ? (newest.pending ? '(thinking)' : wordsOf(newest.components, world)) : '';
    },
    reads: (channel: string) =>
      reads(channel)
        .filter(({ only }) => only === undefined)
        .map((said) => said.content || wordsOf(said.components, world)),
    inbox: () => inbox().map(({ components }) => wordsOf(components, world)),
  };
  return person;
}

function plainName(customId: string): string {
  return customId.replace(/\[\]$/, '');
}

/** What the client sends for one field; it sends nothing that the field does not take. */
function filled({ component }: Labelled, values: Values): Record<string, unknown> {
  const { type, custom_id: name } = component;
  const given = values[plainName(name)];
  const many = given === undefined ? undefined : [given].flat();
  const refuse = (why: string) => new Error(`the client does not send ${name}: ${why}`);
  const isNeeded = component.required !== false;
  if (type === 4) {
    const value = many?.[0] ?? component.value ?? '';
    if (value.length > (component.max_length ?? 4000)) throw refuse('too long');
    if (isNeeded && value === '') throw refuse('empty');
    return { type, custom_id: name, value };
  }
  if (type === 5 || type === 8) {
    const chosen = many ?? component.default_values?.map((one) => one.id) ?? [];
    if (isNeeded && chosen.length === 0) throw refuse('nobody chosen');
    return { type, custom_id: name, values: chosen };
  }
  const chosen = many ?? component.options.filter((one) => one.default).map(({ value }) => value);
  const unknown = chosen.filter((value) => !component.options.some((one) => one.value === value));
  if (unknown.length > 0) throw refuse(`no option ${unknown.join(', ')}`);
  if (isNeeded && chosen.length === 0) throw refuse('nothing chosen');
  if (type === 21) return { type, custom_id: name, value: chosen[0] ?? null };
  if (chosen.length > (component.max_values ?? (type === 22 ? component.options.length : 1))) throw refuse('too many');
  return { type, custom_id: name, values: chosen };
}
