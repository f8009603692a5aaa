import type { Call, Reply } from '../../../src/chat/platform.ts';
import type { ContractPerson, ContractStage } from '../../chat/contract.ts';
import { asKnown } from '../replies.ts';
import { ids } from './company.ts';
import type { SlackPerson } from './person.ts';
import { type Mode, openStage } from './stage.ts';
import { bot } from './workspace.ts';

/** Slack for the contract tests, over either of its ways. */
export async function slackContract(mode: Mode): Promise<ContractStage> {
  let answer: (call: Call) => Reply | Promise<Reply> = () => {
    throw new Error('no answer was set');
  };
  const calls: Call[] = [];
  const stage = await openStage({
    mode,
    replies: async (call) => {
      calls.push(await asKnown(call));
      return answer(call);
    },
  });
  const { double } = stage;
  return {
    platform: stage.chat,
    workspace: stage.workspace,
    channel: ids.general,
    bot: `<@${bot.user}>`,
    closed: true,
    maya: contractPerson(stage.person(ids.maya)),
    anika: contractPerson(stage.person(ids.anika)),
    answerWith: (given) => {
      answer = given;
    },
    calls,
    file: async (name) => {
      const file = [...double.workspace.files.values()].find((one) => one.name === name && one.shared.length > 0);
      return file?.bytes ?? null;
    },
    complaints: () => double.complaints,
    close: stage.close,
  };
}

function contractPerson(person: SlackPerson): ContractPerson {
  /** Each step starts without the window of the step before. */
  const closed = () => {
    while (person.view) person.closeWindow();
  };
  return {
    id: person.id,
    name: person.user().profile.display_name,
    types: (command, channel) => {
      closed();
      return person.command(command, channel);
    },
    async says(words, channel) {
      closed();
      await person.tells(words, channel ?? person.own());
    },
    sees: async () => person.text,
    press: (label, channel) => person.press(label, channel),
    choose: (option) => person.choose(option),
    pickPerson: (id) => person.pick(id),
    form: async () => person.window,
    fill: (values) => person.fill(values),
    errors: () => ({ ...person.errors }),
    reads: async (channel) => person.read(channel),
    async opensHome() {
      await person.openHome();
      return person.home ?? '';
    },
    async shortcut(name, text, channel) {
      closed();
      await person.shortcut(name, person.says(text, channel));
    },
  };
}
