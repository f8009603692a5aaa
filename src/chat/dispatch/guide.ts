import type { Translator } from '../../i18n/translate.ts';
import type { Asks } from '../asks.ts';
import { usage } from './help.ts';

/** Every command's words, to be offered while somebody types. */
export function suggestions(rituals: readonly Asks[], t: Translator) {
  return rituals.flatMap(({ command, words }) =>
    Object.entries(words).map(([name, word]) => ({
      insert: `/${command.name} ${name}${word.options.length > 0 ? ' ' : ''}`,
      usage: usage(t, command, name, word),
      summary: t(word.summary),
    })),
  );
}

/** What can be done with somebody's message. */
export function shortcuts(rituals: readonly Asks[], t: Translator) {
  return rituals.flatMap((ritual) => ritual.shortcuts.map(({ name, label }) => ({ name, label: t(label) })));
}

/** The README's table: a line a command, the bot's own last. */
export function commandTable(rituals: readonly Asks[], t: Translator): string {
  const [own, ...others] = rituals.map(({ command }) => `| \`/${command.name}\` | ${t(command.summary)} |`);
  return ['| command | for |', '| --- | --- |', ...others, ...(own === undefined ? [] : [own])].join('\n');
}
