import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, type Call, type ChatPlatform, PlatformError, type Reply } from '../../src/chat/platform.ts';
import { type Form, note, type View } from '../../src/chat/view.ts';
import type { Text } from '../../src/i18n/text.ts';
import type { Profile } from '../../src/who/profile.ts';
import { everyField, hostile, pngView } from '../support/everyview.ts';

/** Somebody at a platform's screen. What they see is words, with buttons in [brackets]. */
export interface ContractPerson {
  id: string;
  name: string;
  types(command: string, channel?: string): Promise<void>;
  /** What was said last to this person alone. */
  sees(): Promise<string>;
  /** Their own words, in a channel, else to the bot directly. */
  says(words: string, channel?: string): Promise<void>;
  press(label: string, channel?: string): Promise<void>;
  choose(option: string): Promise<void>;
  pickPerson(id: string): Promise<void>;
  /** The open form: its title, fields and buttons; null where none is open. */
  form(): Promise<string | null>;
  fill(values: Record<string, string | readonly string[]>): Promise<void>;
  /** What was wrong with the last form, by field. */
  errors(): Record<string, string>;
  reads(channel: string): Promise<readonly string[]>;
  /** The same as what was done last, delivered once more. */
  opensHome(): Promise<string>;
  /** A message's menu; the message is this person's own. */
  shortcut(name: string, text: string, channel: string): Promise<void>;
}

export interface ContractStage {
  platform: ChatPlatform;
  workspace: string;
  /** Both people are in the channel; somebody else's id is nobody's. */
  channel: string;
  maya: ContractPerson;
  anika: ContractPerson;
  answerWith(answer: (call: Call) => Reply | Promise<Reply>): void;
  calls: readonly Call[];
  /** A file below a message or sent to a person, by its name: its bytes. */
  file(name: string): Promise<Uint8Array | null>;
  /** What the platform refused. */
  complaints(): readonly string[];
  /** How a person names the bot in their words. */
  bot: string;
  /** Nobody can write to the bot directly. */
  closed?: true;
  /** Whoever speaks to it in a channel is answered there. */
  open?: true;
  /** The platform reads a command's words itself, and the home page is one of them. */
  parses?: true;
  /** What the platform says of Anika; left out: a zone and a language. */
  anikas?: Partial<Profile>;
  close(): Promise<void>;
}

const reader = { locale: 'en', timeZone: 'UTC' } as const;
const long = new Date(Date.now() - 60_000);

/** What every platform does alike. Each runs it against the chat it is made for. */
export function contract(name: string, open: () => Promise<ContractStage>): void {
  describe(name, () => {
    let stage: ContractStage;
    beforeAll(async () => {
      stage = await open();
    });
    beforeEach(() => stage.answerWith(({ ask }) => ({ show: note(`heard ${ask.kind}`) })));
    afterAll(async () => {
      await stage.close();
      expect(stage.complaints()).toEqual([]);
    });

    const lastCall = (): Call => {
      const call = stage.calls.at(-1);
      if (!call) throw new Error('nobody called');
      return call;
    };
    const typed = (name: string, word: string, options: Record<string, string>): Ask =>
      stage.parses
        ? { kind: 'word', name, word, options }
        : { kind: 'command', name, text: [word, ...Object.values(options)].join(' ') };
    const asks = (form: Form) =>
      stage.answerWith(({ ask }) => (ask.kind === 'submit' ? { show: note('saved') } : { ask: form }));
    const trouble = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: unknown) => (error instanceof PlatformError ? error.trouble : String(error)),
      );

    it('hears a command with its words, who typed it and where, and answers them alone', async () => {
      const { maya, anika, channel } = stage;
      const before = await anika.reads(channel);
      await maya.types('/idea add Tea in small tins', channel);
      expect(await maya.sees()).toContain('heard ');
      expect(await anika.reads(channel)).toEqual(before);
      const { ask, person, place, workspace } = lastCall();
      expect(ask).toEqual(typed('idea', 'add', { title: 'Tea in small tins' }));
      expect(person).toMatchObject({ id: maya.id, name: maya.name, admin: true, kind: 'member' });
      expect(place).toMatchObject({ id: channel, kind: 'channel' });
      expect(workspace.id).toBe(stage.workspace);
    });

    it('hands on the people that a command names as tokens, and everything else as it was typed', async () => {
      const { maya, anika, channel } = stage;
      await maya.types(`/pad admin add @${anika.name}`, channel);
      const said = stage.parses ? anika.id : `<@${anika.id}|${anika.name}>`;
      expect(lastCall().ask).toEqual(typed('pad', 'admin add', { person: said }));
      await maya.types('/idea add Cost < price & *no* <b>tags</b>', channel);
      expect(lastCall().ask).toEqual(typed('idea', 'add', { title: 'Cost < price & *no* <b>tags</b>' }));
    });

    it('brings a form, its refusal at the fields, and its confirmation', async () => {
      const { maya, channel } = stage;
      stage.answerWith(({ ask }) => {
        if (ask.kind !== 'submit') return { ask: shortForm };
        return ask.values['title'] === 'no'
          ? { reject: { title: 'Write something else.' } }
          : { show: note('It is saved.') };
      });
      await maya.types('/idea new', channel);
      expect(await maya.form()).toContain('A short form');
      await maya.fill({ title: 'no' });
      expect(maya.errors()).toEqual({ title: 'Write something else.' });
      expect(await maya.form()).toContain('A short form');
      await maya.fill({ title: 'Tea', words: 'Small tins.\nBy the till.' });
      expect(maya.errors()).toEqual({});
      expect(lastCall()).toMatchObject({
        ask: {
          kind: 'submit',
          route: { to: 'sample.save', args: ['7'] },
          values: { title: 'Tea', words: 'Small tins.\nBy the till.' },
        },
        place: { id: channel },
      });
      expect(await maya.sees()).toContain('It is saved.');
    });

    it('keeps what was written in a form that is refused, for whoever wrote it', async () => {
      const { maya, channel } = stage;
      const reject = { title: 'Write something else.' };
      stage.answerWith(({ ask }) => {
        if (ask.kind !== 'submit') return { ask: shortForm };
        return ask.values['title'] === 'no' ? { reject } : { show: note('It is saved.') };
      });
      await maya.types('/idea new', channel);
      await maya.fill({ title: 'no', words: 'ছোট টিন, साना टिन, small tins' });
      expect(maya.errors()).toEqual(reject);
      await maya.fill({ title: 'no' });
      await maya.fill({ title: 'Tea' });
      expect(lastCall().ask).toMatchObject({ values: { title: 'Tea', words: 'ছোট টিন, साना टिन, small tins' } });
    });

    it('reads every kind of field', async () => {
      const { maya, anika, channel } = stage;
      const place = everyField.map((field) => (field.kind === 'place' ? { ...field, value: channel } : field));
      const given: Record<string, string | readonly string[]> = {
        title: 'A title',
        words: 'Some words',
        scale: '4',
        days: ['b', 'c'],
        date: '2027-02-03',
        time: '09:45',
        person: anika.id,
        place: channel,
      };
      for (const half of [place.slice(0, 4), place.slice(4)]) {
        asks({ ...shortForm, fields: half });
        await maya.types('/idea new', channel);
        const values = Object.fromEntries(half.map((field) => [field.name, given[field.name] ?? '']));
        await maya.fill(values);
        expect(lastCall().ask).toMatchObject({ kind: 'submit', values });
      }
    });

    it('says which button was pressed, and puts the answer in its place', async () => {
      const { maya, channel } = stage;
      stage.answerWith(({ ask }) =>
        ask.kind === 'click' ? { replace: note('Done.') } : { show: withButton('Press me') },
      );
      await maya.types('/idea list', channel);
      await maya.press('Press me');
      expect(lastCall().ask).toEqual({
        kind: 'click',
        route: { to: 'sample.press', args: ['a b', '12', 'Asia/Dhaka'] },
      });
      expect(await maya.sees()).toContain('Done.');
      expect((await maya.reads(channel)).join('\n')).not.toContain('Press me');
    });

    it('adds what was chosen in a menu to the route', async () => {
      const { maya, anika, channel } = stage;
      stage.answerWith(({ ask }) => (ask.kind === 'click' ? { show: note('chosen') } : { show: menus }));
      await maya.types('/agenda show', channel);
      await maya.choose('Tomorrow');
      expect(lastCall().ask).toEqual({ kind: 'click', route: { to: 'sample.pick', args: ['t1', 'b'] } });
      await maya.types('/agenda show', channel);
      await maya.pickPerson(anika.id);
      expect(lastCall().ask).toEqual({ kind: 'click', route: { to: 'sample.person', args: [anika.id] } });
    });

    it('opens a form from a button, and what it answers may take the place of the message', async () => {
      const { maya, channel } = stage;
      stage.answerWith(({ ask }) => {
        if (ask.kind === 'command' || ask.kind === 'word') return { show: withButton('Decline') };
        return ask.kind === 'click' ? { ask: shortForm } : { replace: note('Declined.') };
      });
      await maya.types('/idea review', channel);
      await maya.press('Decline');
      await maya.fill({ title: 'Too dear' });
      expect(await maya.sees()).toContain('Declined.');
    });

    it('posts under a key, finds it by it, and edits it', async () => {
      const { platform, workspace, channel, anika } = stage;
      const to = { workspace, channel };
      expect(await platform.find(to, 'contract.post:1', long)).toBeNull();
      const ref = await platform.post(to, note('An agenda'), 'contract.post:1', reader);
      expect(await platform.find(to, 'contract.post:1', long)).toEqual(ref);
      expect((await anika.reads(channel)).at(-1)).toBe('An agenda');
      await platform.edit(ref, note('A new agenda'), reader);
      expect((await anika.reads(channel)).at(-1)).toBe('A new agenda');
      expect(await platform.find(to, 'contract.post:1', long)).toEqual(ref);
      expect(await platform.find(to, 'contract.post:2', long)).toBeNull();
    });

    it('posts to one person, and finds that too', async () => {
      const { platform, workspace, anika, maya } = stage;
      const to = { workspace, person: anika.id };
      const ref = await platform.post(to, note('For you alone'), 'contract.direct:1', reader);
      expect(await anika.sees()).toContain('For you alone');
      expect(await maya.sees()).not.toContain('For you alone');
      expect(await platform.find(to, 'contract.direct:1', long)).toEqual(ref);
    });

    it('answers a button of a posted message to the one who pressed it, and leaves the message as it is', async () => {
      const { platform, workspace, channel, anika, maya } = stage;
      await platform.post({ workspace, channel }, withButton('For all'), 'contract.post:3', reader);
      stage.answerWith(() => ({ replace: note('Counted.') }));
      await anika.press('For all', channel);
      expect(await anika.sees()).toContain('Counted.');
      expect((await maya.reads(channel)).join('\n')).not.toContain('Counted.');
      expect((await maya.reads(channel)).join('\n')).toContain('[For all]');
    });

    it('says that a place, a person or a message is gone', async () => {
      const { platform, workspace, channel } = stage;
      expect(
        await trouble(platform.post({ workspace, channel: 'C0NOWHERE' }, note('x'), 'contract.gone:1', reader)),
      ).toBe('gone');
      expect(
        await trouble(platform.post({ workspace, person: 'U0NOBODY' }, note('x'), 'contract.gone:2', reader)),
      ).toBe('gone');
      expect(
        await trouble(platform.post({ workspace: 'T0OTHER', channel }, note('x'), 'contract.gone:3', reader)),
      ).toBe('gone');
      expect(await trouble(platform.edit({ workspace, channel, message: '1.2' }, note('x'), reader))).toBe('gone');
    });

    it('shows pictures and hands over files', async () => {
      const { platform, workspace, channel, anika, maya } = stage;
      await platform.post({ workspace, channel }, pngView, 'contract.picture:1', reader);
      expect((await anika.reads(channel)).at(-1)).toContain('{A small square}');
      stage.answerWith(() => ({ show: withFile }));
      await maya.types('/idea export', channel);
      expect(new TextDecoder().decode((await stage.file('ideas.csv')) ?? undefined)).toContain('1,Tea');
    });

    it('shows hostile text as it stands, wherever text is shown', async () => {
      const { platform, workspace, channel, maya } = stage;
      await platform.post({ workspace, channel }, hostileView, 'contract.hostile:1', reader);
      const read = (await maya.reads(channel)).at(-1) ?? '';
      expect(read.split('<!channel>').length - 1).toBe(hostileTexts);
      stage.answerWith(() => ({ show: hostileView }));
      await maya.types(`/idea add ${hostile}`, channel);
      expect(lastCall().ask).toMatchObject({ kind: stage.parses ? 'word' : 'command' });
      expect(await maya.sees()).toContain('<!channel>');
    });

    it('lists who is in a place and in the workspace, with zone, language and rights', async () => {
      const { platform, workspace, channel, maya, anika } = stage;
      const here = await platform.people(workspace, channel);
      const all = await platform.people(workspace);
      for (const { people } of [here, all]) {
        expect(people.find(({ id }) => id === maya.id)).toMatchObject({ name: maya.name, admin: true, kind: 'member' });
        expect(people.find(({ id }) => id === anika.id)).toMatchObject({
          admin: false,
          kind: 'member',
          ...(stage.anikas ?? { timeZone: 'Asia/Dhaka', locale: 'bn-BD' }),
        });
      }
      expect(here.complete).toBe(platform.can.members);
    });

    it('shows the home page', async () => {
      const home: Ask = stage.parses ? { kind: 'word', name: 'pad', word: 'home', options: {} } : { kind: 'home' };
      stage.answerWith(({ ask }) => ({ show: ask.kind === home.kind ? note('What waits for you') : note('no') }));
      expect(await stage.maya.opensHome()).toContain('What waits for you');
      expect(lastCall().ask).toEqual(home);
    });

    const spoken = (ask: Partial<Ask> = {}) => {
      stage.answerWith(({ ask: { kind } }) => ({ show: note(kind === 'spoken' ? 'Begin with /idea' : 'no') }));
      return { kind: 'spoken', ...ask };
    };

    it('answers whoever speaks to it in a channel, and hands on nothing of what they said', async () => {
      const { maya, anika, channel, bot } = stage;
      const heard = spoken(stage.open && { open: true });
      await maya.says(`${bot} hello, the secret is plum`, channel);
      expect(lastCall()).toMatchObject({ ask: heard, person: { id: maya.id, admin: true }, place: { id: channel } });
      if (stage.open) expect((await anika.reads(channel)).at(-1)).toBe('Begin with /idea');
      else {
        expect(await maya.sees()).toContain('Begin with /idea');
        expect((await anika.reads(channel)).join('\n')).not.toContain('Begin with');
      }
      await maya.says(`সাহায্য ${bot}`, channel);
      expect(lastCall().ask).toEqual({ ...heard, language: 'bn' });
      expect(JSON.stringify(stage.calls)).not.toMatch(/plum|সাহায্য/);
    });

    it('hears nothing of what people say to each other', async () => {
      const { maya, anika, channel, bot } = stage;
      spoken();
      const before = stage.calls.length;
      await anika.says('the secret is plum', channel);
      await anika.says('Yellow Pad is what I would ask', channel);
      await maya.types('/pad home', channel);
      await maya.says(bot, channel);
      expect(stage.calls.slice(before).filter(({ person }) => 'id' in person && person.id === anika.id)).toEqual([]);
    });

    it('answers whoever writes to it directly, where that can be done', async () => {
      const { maya } = stage;
      const heard = spoken();
      if (stage.closed) return void (await expect(maya.says('मद्दत')).rejects.toThrow('read-only'));
      await maya.says('मद्दत');
      expect(lastCall()).toMatchObject({ ask: { ...heard, language: 'ne' }, place: { kind: 'direct' } });
      expect(await maya.sees()).toContain('Begin with /idea');
    });

    it('takes a message for a shortcut', async () => {
      const { maya, channel } = stage;
      stage.answerWith(() => ({ ask: shortForm }));
      await maya.shortcut('save_idea', 'The tins are too large & heavy', channel);
      expect(lastCall().ask).toMatchObject({
        kind: 'shortcut',
        to: 'save_idea',
        text: 'The tins are too large & heavy',
      });
      expect(await maya.form()).toContain('A short form');
    });
  });
}

const shortForm: Form = {
  kind: 'form',
  title: 'A short form',
  submit: 'Save',
  go: { to: 'sample.save', args: ['7'] },
  fields: [
    { kind: 'line', name: 'title', label: 'Title', max: 300 },
    { kind: 'paragraph', name: 'words', label: 'Words', max: 300, optional: true },
  ],
};

function withButton(label: string): View {
  return note('A message', [{ kind: 'button', label, go: { to: 'sample.press', args: ['a b', '12', 'Asia/Dhaka'] } }]);
}

const menus: View = note('Menus', [
  {
    kind: 'pick',
    label: 'When?',
    go: { to: 'sample.pick', args: ['t1'] },
    options: [
      { value: 'a', label: 'Today' },
      { value: 'b', label: 'Tomorrow' },
    ],
  },
  { kind: 'pickPerson', label: 'Who?', go: { to: 'sample.person' } },
]);

const withFile: View = {
  kind: 'view',
  summary: 'A file',
  blocks: [
    { kind: 'text', text: 'Here it is' },
    {
      kind: 'file',
      file: { name: 'ideas.csv', type: 'text/csv', bytes: new TextEncoder().encode('number,title\n1,Tea\n') },
    },
  ],
};

const mixed: Text = [{ bold: hostile }, ', ', hostile];
/** How often the hostile text stands in the view below. */
const hostileTexts = 9;
const hostileView: View = {
  kind: 'view',
  summary: hostile,
  blocks: [
    { kind: 'text', text: hostile },
    { kind: 'quote', text: hostile },
    { kind: 'note', text: hostile },
    { kind: 'note', text: mixed },
    { kind: 'facts', facts: [{ label: 'Words', value: hostile }] },
    { kind: 'bars', bars: [{ label: hostile, share: 0.5, caption: '2' }] },
    {
      kind: 'entry',
      text: mixed,
      button: { kind: 'button', label: 'Vote', go: { to: 'sample.press' } },
    },
  ],
};
