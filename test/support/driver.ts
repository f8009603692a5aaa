import { randomUUID } from 'node:crypto';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Abilities, Ask, Call, FormValues, Reply } from '../../src/chat/platform.ts';
import type { Button, Control, Form, Option, Route, View } from '../../src/chat/view.ts';
import { engine, passTo } from '../../src/delivery/engine.ts';
import { plain } from '../../src/i18n/text.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import type { Store } from '../../src/store/client.ts';
import type { MovableClock } from '../../src/time/clock.ts';
import type { Channel, Profile } from '../../src/who/profile.ts';
import { type ChatDouble, chatDouble, type Posted, refuseUnfit } from './chat.ts';
import { memoryLog } from './log.ts';
import { withoutWho } from './who.ts';

export interface PadOptions {
  now: string;
  can?: Abilities;
  /** Left out: all of them. */
  rituals?: readonly Ritual[];
  store?: Store;
}

export interface PersonOptions {
  admin?: boolean;
  locale?: string;
  timeZone?: string;
  kind?: Profile['kind'];
}

/** The bot as its people meet it: commands, clicks, forms, messages, and time that passes when told to. */
export type Pad = Awaited<ReturnType<typeof openPad>>;
export type Staff = Awaited<ReturnType<Pad['person']>>;

export async function openPad(options: PadOptions) {
  const store = options.store ?? (await temporary());
  const chat = chatDouble(options.can);
  let now = new Date(options.now);
  const clock: MovableClock = {
    now: () => now,
    moveTo: async (moment) => {
      if (moment > now) now = moment;
    },
  };
  const { log, lines } = memoryLog();
  const rituals = options.rituals ?? (await import('../../src/rituals/index.ts')).ritualsWith(await here());
  // here the machine's time is the one that passes when told to: leases and waits end with it
  const machine = { now: clock.now, sleep: async () => {} };
  const wiring = { store, clock, machine, log, rituals, platforms: [chat] };
  const { answer, answers } = dispatcher(wiring);
  const { settle } = engine(wiring);

  async function passUntil(when: Date): Promise<void> {
    await passTo(when, { db: store.db, clock, settle });
    refuseFailures();
  }

  /** Whatever the log calls an error is a failed test: nobody would see it otherwise. */
  function refuseFailures(): void {
    const errors = lines().filter((line) => line['level'] === 50);
    if (errors.length > 0) throw new Error(`the bot failed: ${JSON.stringify(errors[0], null, 1)}`);
  }

  async function call(profile: Profile, place: Channel, ask: Ask): Promise<Reply> {
    const kind = answers(ask);
    const made: Call = {
      id: randomUUID(),
      platform: 'sandbox',
      workspace: { id: 'company', name: 'The company' },
      person: profile,
      place,
      ask,
    };
    const answered = await answer(made);
    if (!answered) throw new Error('nobody answered');
    const { reply } = answered;
    if ('ask' in reply && kind !== 'form') throw new Error(`${describe(ask)} answers with a form, but says ${kind}`);
    refuseUnfit(reply);
    await settle();
    refuseFailures();
    return reply;
  }

  return {
    store,
    chat,
    clock,
    settle,
    /** The bot's log so far, line by line. */
    lines,
    passTo: (when: string) => passUntil(new Date(when)),
    /** '3 hours', '1 day'. */
    pass: (time: string) => passUntil(new Date(now.getTime() + milliseconds(time))),
    posts: (channel: string) => chat.messages(channel).map(({ view }) => textOf(view)),
    async person(name: string, { admin = false, locale, timeZone = 'UTC', kind = 'member' }: PersonOptions = {}) {
      const id = name.toLowerCase();
      const profile: Profile = { id, name, admin, kind, timeZone, ...(locale !== undefined && { locale }) };
      chat.members.set(id, profile);
      return staff(profile, chat, call);
    },
  };
}

/** Loaded only in a test: it needs vitest. */
async function temporary(): Promise<Store> {
  const { temporaryStore } = await import('./database.ts');
  return temporaryStore();
}

/** Loaded only where all rituals are wanted. */
async function here() {
  const { alignmentHere, maskingHere, noPictures } = await import('./services.ts');
  return { alignment: alignmentHere(), masking: maskingHere(), pictures: noPictures };
}

function staff(profile: Profile, chat: ChatDouble, call: (p: Profile, c: Channel, a: Ask) => Promise<Reply>) {
  const direct: Channel = { id: `@${profile.id}`, name: profile.name, kind: 'direct' };
  let place: Channel = direct;
  let reply: Reply | null = null;
  let shown: View | null = null;
  let form: Form | null = null;
  let errors: Record<string, string> = {};

  async function ask(what: Ask, where: Channel): Promise<void> {
    place = where;
    reply = await call(profile, where, what);
    errors = {};
    if ('show' in reply) shown = reply.show;
    if ('replace' in reply) shown = reply.replace;
    if ('ask' in reply) form = reply.ask;
    if ('reject' in reply) errors = reply.reject;
    else if (!('ask' in reply)) form = null;
  }

  function press(view: View | null, label: string): Promise<void> {
    const button = view && controlsOf(view).find((control) => control.kind === 'button' && control.label === label);
    if (button?.kind !== 'button') throw new Error(`no button "${label}" in: ${view ? textOf(view) : 'nothing shown'}`);
    return ask({ kind: 'click', route: whole(button.go) }, place);
  }

  function newest(where: string, label: string): Posted {
    const found = chat.messages(where).findLast(({ view }) => controlsOf(view).some((one) => one.label === label));
    if (!found) throw new Error(`no message in ${where} has "${label}"`);
    return found;
  }

  return {
    profile,
    /** Everything last answered. */
    get reply() {
      return reply;
    },
    /** The last private answer as words, buttons in [brackets]. */
    get text() {
      if (reply && 'ask' in reply) return formText(reply.ask);
      if (reply && 'reject' in reply) return Object.values(reply.reject).join('\n');
      return shown ? textOf(shown) : '';
    },
    get shown() {
      return shown;
    },
    get form() {
      return form;
    },
    /** Field name to sentence, of the last refused form. */
    get errors() {
      return errors;
    },
    /** Direct messages, oldest first, without the line by which the first one says who writes. */
    get inbox() {
      return chat.messages(`@${profile.id}`).map(({ view }) => textOf(withoutWho(view)));
    },
    /** The same as they stand. */
    get letters() {
      return chat.messages(`@${profile.id}`).map(({ view }) => textOf(view));
    },
    /** Types a command ("/agenda add Pricing") in a channel, or to the bot directly. */
    run(typed: string, channel?: string) {
      const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      const where: Channel = channel ? { id: channel, name: channel, kind: 'channel' } : direct;
      return ask({ kind: 'command', name, text }, where);
    },
    /** Presses a button of the last private answer. */
    click: (label: string) => press(shown, label),
    /** Presses the button of the line that says this, of the last private answer. */
    clickOn(line: string) {
      const found = shown?.blocks.find((block) => block.kind === 'entry' && plain(block.text).includes(line));
      if (found?.kind !== 'entry' || found.button?.kind !== 'button') throw new Error(`no button on a line "${line}"`);
      return ask({ kind: 'click', route: whole(found.button.go) }, place);
    },
    /** Presses a button that is known already, wherever it stood. */
    press(button: Button, channel?: string) {
      return ask(
        { kind: 'click', route: whole(button.go) },
        channel ? { id: channel, name: channel, kind: 'channel' } : direct,
      );
    },
    /** Presses a button of the newest message that has it, in a channel or (left out) in one's direct messages. */
    clickIn(channel: string, label: string) {
      place = { id: channel, name: channel, kind: 'channel' };
      return press(newest(channel, label).view, label);
    },
    clickDirect(label: string) {
      place = direct;
      return press(newest(direct.id, label).view, label);
    },
    /** Chooses an option of a menu in the last private answer; the first menu that has the option. */
    choose(option: string, view: View | null = shown) {
      for (const control of view ? controlsOf(view) : []) {
        const found = control.kind === 'pick' && control.options.find(({ label }) => label === option);
        if (control.kind === 'pick' && found) return ask(chosen(control.go, found), place);
      }
      throw new Error(`no menu offers "${option}" in: ${view ? textOf(view) : 'nothing shown'}`);
    },
    /** Picks a person in the first person menu of the last private answer. */
    pickPerson(name: string) {
      const control = shown && controlsOf(shown).find(({ kind }) => kind === 'pickPerson');
      if (control?.kind !== 'pickPerson') throw new Error('no menu of people');
      return ask(chosen(control.go, { value: name.toLowerCase(), label: name }), place);
    },
    /** Submits the open form: what is given by field name, the rest as it was filled in. */
    fill(values: FormValues) {
      if (!form) throw new Error('no form is open');
      const unknown = Object.keys(values).filter((name) => !form?.fields.some((field) => field.name === name));
      if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
      return ask({ kind: 'submit', route: whole(form.go), values: { ...prefilled(form), ...values } }, place);
    },
    /** What a page of its own sends by itself, without a form that was opened. */
    submit: (to: string, values: FormValues, args: readonly string[] = []) =>
      ask({ kind: 'submit', route: { to, args }, values }, direct),
    home: () => ask({ kind: 'home' }, direct),
    shortcut: (to: string, text: string, channel: string, link?: string) =>
      ask(
        { kind: 'shortcut', to, text, ...(link !== undefined && { link }) },
        { id: channel, name: channel, kind: 'channel' },
      ),
  };
}

function whole({ to, args = [] }: Route): Required<Route> {
  return { to, args };
}

function chosen(go: Route, { value }: Option): Ask {
  return { kind: 'click', route: { to: go.to, args: [...(go.args ?? []), value] } };
}

function prefilled(form: Form): FormValues {
  return Object.fromEntries(
    form.fields.flatMap((field) => (field.value === undefined ? [] : [[field.name, field.value] as const])),
  );
}

export function controlsOf(view: View): Control[] {
  return view.blocks.flatMap((block): Control[] => {
    if (block.kind === 'controls') return [...block.controls];
    if (block.kind === 'entry') return [block.button, block.menu].filter((control) => control !== undefined);
    return [];
  });
}

/** A view as a person reads it, line by line. */
export function textOf(view: View): string {
  return view.blocks.map(blockText).join('\n');
}

function blockText(block: View['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return `# ${block.text}`;
    case 'text':
      return plain(block.text);
    case 'quote':
      return `> ${plain(block.text)}`;
    case 'note':
      return `(${plain(block.text)})`;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n');
    case 'bars':
      return block.bars.map(({ label, caption }) => `${label} ${caption}`).join('\n');
    case 'entry': {
      const controls = [block.button, block.menu].filter((control) => control !== undefined);
      return [plain(block.text), ...(block.detail ? [plain(block.detail)] : []), ...controls.map(controlText)].join(
        ' ',
      );
    }
    case 'controls':
      return block.controls.map(controlText).join(' ');
    case 'picture':
      return `{${block.alt}}`;
    case 'file':
      return `{${block.file.name}}`;
    case 'divider':
      return '---';
  }
}

function controlText(control: Control): string {
  return control.kind === 'pick'
    ? `[${control.label}: ${control.options.map((o) => o.label).join(' | ')}]`
    : `[${control.label}]`;
}

function formText(form: Form): string {
  const fields = form.fields.map(({ label, hint }) => (hint ? `${label} (${hint})` : label));
  return [form.title, ...(form.intro ? [plain(form.intro)] : []), ...fields, `[${form.submit}]`].join('\n');
}

function describe(ask: Ask): string {
  return ask.kind === 'command' ? `/${ask.name} ${ask.text}` : 'route' in ask ? ask.route.to : ask.kind;
}

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

function milliseconds(time: string): number {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day|week)s?$/.exec(time) ?? [];
  if (!(unit in unitMs)) throw new Error(`say a time such as '3 days', not '${time}'`);
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}
