import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { refusal } from '../../who/roles.ts';
import type { Asks } from '../asks.ts';
import { inHelpOrder, isUsable, usage } from './help.ts';

/** What this person may type, to be offered while they do: the commands that everybody begins with, then every word. */
export function suggestions(rituals: readonly Asks[], t: Translator, person: Person) {
  const usable = inHelpOrder(rituals).filter((ritual) => isUsable(ritual, person));
  const first = usable.filter(({ command }) => command.order !== undefined);
  return [
    ...first.map(({ command: { name, summary } }) => ({ insert: `/${name} `, usage: `/${name}`, summary: t(summary) })),
    ...usable.flatMap(({ command, words }) =>
      Object.entries(words)
        .filter(([, word]) => refusal(person, word) === null)
        .map(([name, word]) => ({
          insert: `/${command.name} ${name}${word.options.length > 0 ? ' ' : ''}`,
          usage: usage(t, command, name, word),
          summary: t(word.summary),
        })),
    ),
  ];
}

/** What can be done with somebody's message. */
export function shortcuts(rituals: readonly Asks[], t: Translator) {
  return rituals.flatMap((ritual) => ritual.shortcuts.map(({ name, label }) => ({ name, label: t(label) })));
}

/** The README's table: a line a command, the bot's own last. */
export function commandTable(rituals: readonly Asks[], t: Translator): string {
  const lines = inHelpOrder(rituals).map(({ command }) => `| \`/${command.name}\` | ${t(command.summary)} |`);
  return ['| command | for |', '| --- | --- |', ...lines].join('\n');
}
