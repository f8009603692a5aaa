import type { Call, Reply } from '../../../src/chat/platform.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { knowPerson, knowWorkspace } from '../../../src/who/meet.ts';
import type { ContractPerson, ContractStage } from '../../chat/contract.ts';
import { asKnown } from '../replies.ts';
import { allRituals } from '../rituals.ts';
import { ids } from './company.ts';
import type { Person } from './person.ts';
import { openStage } from './stage.ts';
import { bot } from './world.ts';

const rituals = allRituals();

/** Discord for the contract tests. */
export async function discordContract(): Promise<ContractStage> {
  let answer: (call: Call) => Reply | Promise<Reply> = () => {
    throw new Error('no answer was set');
  };
  const calls: Call[] = [];
  const stage = await openStage({
    rituals,
    // what is answered with is not known here: everything has its one first response
    answers: () => 'form',
    replies: async (call) => {
      calls.push(await asKnown(call));
      return answer(call);
    },
  });
  const { double, store } = stage;
  const workspace = await knowWorkspace(store.db, 'discord', { id: ids.guild, name: 'Himal & Padma Foods' });
  const anika = await knowPerson(store.db, workspace.id, {
    id: ids.anika,
    name: 'Anika Rahman',
    admin: false,
    kind: 'member',
  });
  await store.db.person.update({ where: { id: anika.id }, data: { directMessages: true } });
  return {
    platform: stage.chat,
    workspace: ids.guild,
    channel: ids.general,
    bot: `<@${bot}>`,
    open: true,
    parses: true,
    anikas: { locale: 'hi' },
    maya: contractPerson(stage.person(ids.maya)),
    anika: contractPerson(stage.person(ids.anika)),
    answerWith: (given) => {
      answer = given;
    },
    calls,
    file: async (name) =>
      double.world.messages.flatMap(({ files }) => files).find((file) => file.name === name)?.bytes ?? null,
    complaints: () => [...double.complaints, ...stage.errors().map((line) => JSON.stringify(line))],
    close: stage.close,
  };
}

const t = translator('en', 'UTC');

function contractPerson(person: Person): ContractPerson {
  let errors: Record<string, string> = {};
  let names = new Map<string, string>();
  const done = async (work: Promise<unknown>): Promise<void> => {
    await work;
    const lines = person.sees.split('\n');
    const refused = lines[0] === t('chat.discord.refused');
    errors = refused ? errorsIn(lines, names) : {};
    if (refused) await person.press(t('chat.discord.editAgain'));
    const fields = person.modal?.components.flatMap((one) => (one.type === 18 ? [one] : [])) ?? [];
    names = new Map(fields.map(({ label, component }) => [label, component.custom_id]));
  };
  return {
    id: person.id,
    name: person.name,
    types: (command, channel = ids.general) => done(person.types(command, channel)),
    async says(words, channel) {
      await person.hears(words, channel ?? person.own());
    },
    sees: async () => person.sees,
    press: (label, channel) => done(person.press(label, channel)),
    choose: (option) => done(person.choose(option)),
    pickPerson: (id) => done(person.pickPerson(id)),
    form: async () => person.form,
    fill: (values) => done(person.fill(values)),
    errors: () => ({ ...errors }),
    reads: async (channel) => person.reads(channel),
    async opensHome() {
      await person.types('/pad home', ids.general);
      return person.sees;
    },
    async shortcut(name, text, channel) {
      const label = rituals.flatMap(({ shortcuts = [] }) => shortcuts).find((one) => one.name === name)?.label;
      if (!label) throw new Error(`no shortcut ${name}`);
      await done(person.shortcut(t(label), person.says(text, channel)));
    },
  };
}

/** "Title: Write something else." by the field's name. */
function errorsIn(lines: readonly string[], names: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...names].flatMap(([label, name]) => {
      const line = lines.find((one) => one.startsWith(`${label}: `));
      return line === undefined ? [] : [[name, line.slice(label.length + 2)]];
    }),
  );
}
