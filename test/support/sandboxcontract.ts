import { randomUUID } from 'node:crypto';
import type { Call, FormValues, Reply } from '../../src/chat/platform.ts';
import { directChannel, workspace } from '../../src/chat/sandbox/company.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import type { Drawn, Message, Outcome, PageAction } from '../../src/chat/sandbox/protocol.ts';
import { act } from '../../src/chat/sandbox/server/room.ts';
import { stateFor } from '../../src/chat/sandbox/server/state.ts';
import type { Control, Field, Form, Route, View } from '../../src/chat/view.ts';
import { systemClock } from '../../src/time/clock.ts';
import type { ContractPerson, ContractStage } from '../chat/contract.ts';
import { temporaryStore } from './database.ts';
import { memoryLog } from './log.ts';
import { answerBy, type Replies } from './replies.ts';

/** The sandbox for the contract tests, by what its page sends and is sent. */
export async function sandboxContract(): Promise<ContractStage> {
  let answer: (call: Call) => Reply | Promise<Reply> = () => {
    throw new Error('no answer was set');
  };
  const calls: Call[] = [];
  const store = await temporaryStore();
  const chat = sandbox({ store, clock: systemClock, log: memoryLog().log });
  const replies: Replies = (call) => {
    calls.push(call);
    return answer(call);
  };
  await chat.start(answerBy(store, replies));

  async function messagesFor(person: string, place: string): Promise<readonly Message[]> {
    const guide = { suggestions: () => [], shortcuts: () => [] };
    return (await stateFor(chat.inside, guide, { person, place, count: 5000 })).messages;
  }

  function somebody(id: string, name: string): ContractPerson {
    let place = 'general';
    let outcome: Outcome | null = null;
    let from: string | undefined;
    let open: Drawn<Form> | null = null;
    let errors: Record<string, string> = {};
    /** What stands in a form that was refused: the page leaves it there. */
    let standing: FormValues = {};

    async function does(what: PageAction['what'], where = place): Promise<Outcome> {
      place = where;
      outcome = await act(chat.inside, {
        id: randomUUID(),
        person: id,
        place,
        what,
        ...(from !== undefined && { from }),
      });
      errors = outcome.kind === 'reject' ? outcome.fields : {};
      if (outcome.kind === 'form') open = outcome.form;
      else if (outcome.kind !== 'reject') open = null;
      if (outcome.kind !== 'reject') standing = {};
      return outcome;
    }

    async function visible(): Promise<Message[]> {
      const own = await messagesFor(id, directChannel(id));
      const here = (await messagesFor(id, place)).filter(({ only }) => only !== null);
      return [...own, ...here].sort((a, b) => a.at - b.at);
    }

    async function press(fits: (control: Drawn<Control>) => Route | null, messages: readonly Message[]): Promise<void> {
      for (const message of messages.toReversed()) {
        for (const control of controlsOf(message)) {
          const go = fits(control);
          if (!go) continue;
          from = message.id;
          await does({ kind: 'click', route: { to: go.to, args: [...(go.args ?? [])] } });
          return;
        }
      }
      throw new Error('nothing to press');
    }

    const button = (label: string) => (control: Drawn<Control>) =>
      control.kind === 'button' && control.label === label ? control.go : null;

    return {
      id,
      name,
      async types(command, channel = place) {
        from = undefined;
        await does({ kind: 'say', text: command }, channel);
      },
      async says(words, channel = directChannel(id)) {
        from = undefined;
        await does({ kind: 'say', text: words }, channel);
        place = 'general';
      },
      sees: async () => {
        const last = (await visible()).at(-1);
        return last ? wordsOf(last) : '';
      },
      async press(label, channel) {
        await press(button(label), channel === undefined ? await visible() : await messagesFor(id, channel));
      },
      async choose(option) {
        await press(
          (control) => {
            const found = control.kind === 'pick' ? control.options.find(({ label }) => label === option) : undefined;
            return control.kind === 'pick' && found
              ? { to: control.go.to, args: [...(control.go.args ?? []), found.value] }
              : null;
          },
          await visible(),
        );
      },
      async pickPerson(person) {
        await press(
          (control) =>
            control.kind === 'pickPerson' ? { to: control.go.to, args: [...(control.go.args ?? []), person] } : null,
          await visible(),
        );
      },
      form: async () => open && [open.title, ...open.fields.map(({ label }) => label), `[${open.submit}]`].join('\n'),
      async fill(values) {
        if (!open) throw new Error('no form is open');
        const { go, fields } = open;
        const filled: FormValues = { ...Object.fromEntries(fields.flatMap(prefilled)), ...standing, ...values };
        standing = filled;
        await does({ kind: 'submit', route: { to: go.to, args: [...(go.args ?? [])] }, values: filled });
      },
      errors: () => errors,
      reads: async (channel) => (await messagesFor(id, channel)).map(wordsOf),
      async opensHome() {
        from = undefined;
        const shown = await does({ kind: 'home' }, 'home');
        place = 'general';
        return shown.kind === 'home' ? viewWords(shown.view) : '';
      },
      async shortcut(shortcut, text, channel) {
        from = undefined;
        await does({ kind: 'say', text }, channel);
        const said = (await messagesFor(id, channel)).at(-1);
        await does({ kind: 'shortcut', name: shortcut, message: said?.id ?? '' }, channel);
      },
    };
  }

  return {
    platform: chat,
    workspace: workspace.id,
    channel: 'general',
    bot: '@Yellow Pad',
    maya: somebody('maya', 'Maya Thompson'),
    anika: somebody('anika', 'Anika Rahman'),
    answerWith: (given) => {
      answer = given;
    },
    calls,
    async file(name) {
      for (const { body } of (await messagesFor('maya', 'general')).toReversed()) {
        for (const block of 'view' in body ? body.view.blocks : []) {
          if (block.kind !== 'file' || block.file.name !== name) continue;
          const kept = chat.inside.privates.file(block.file.file) ?? (await chat.inside.messages.file(block.file.file));
          return kept?.bytes ?? null;
        }
      }
      return null;
    },
    complaints: () => [],
    close: () => chat.stop(),
  };
}

function prefilled(field: Drawn<Field>): [string, string | readonly string[]][] {
  return field.value === undefined ? [] : [[field.name, field.value]];
}

function controlsOf({ body }: Message): Drawn<Control>[] {
  if (!('view' in body)) return [];
  return body.view.blocks.flatMap((block): Drawn<Control>[] => {
    if (block.kind === 'controls') return [...block.controls];
    return block.kind === 'entry' ? [block.button, block.menu].filter((one) => one !== undefined) : [];
  });
}

function wordsOf({ body }: Message): string {
  return 'text' in body ? body.text : viewWords(body.view);
}

function viewWords({ blocks }: Drawn<View>): string {
  return blocks.map(blockWords).join('\n');
}

type Words = Drawn<View>['blocks'][number] extends infer B
  ? B extends { kind: 'text'; text: infer T }
    ? T
    : never
  : never;

function textWords(text: Words): string {
  if (typeof text === 'string') return text;
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('said' in span) return span.said;
      return 'name' in span ? span.name : span.label;
    })
    .join('');
}

function blockWords(block: Drawn<View>['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'text':
    case 'quote':
    case 'note':
      return textWords(block.text);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${textWords(value)}`).join('\n');
    case 'bars':
      return block.bars.map(({ label, caption }) => `${label} ${caption}`).join('\n');
    case 'entry':
      return [block.text, block.detail ?? ''].map(textWords).join(' ');
    case 'controls':
      return block.controls.map(({ label }) => `[${label}]`).join(' ');
    case 'picture':
      return `{${block.alt}}`;
    case 'file':
      return `{${block.file.name}}`;
    case 'divider':
      return '---';
  }
}
