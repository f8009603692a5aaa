import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { refusal } from '../../who/roles.ts';
import type { Command, Spoken, Word } from '../asks.ts';
import type { Block, View } from '../view.ts';

/** How a word is typed: "/agenda move <n> <m>". */
export function usage(t: Translator, command: Command, name: string, word: Word): string {
  const options = word.options.map((option) => {
    const label = option.choices?.join('|') ?? t(option.label);
    return option.optional ? `[${label}]` : `<${label}>`;
  });
  return [`/${t.prefix}${command.name}`, name, ...options].join(' ');
}

/** Every word of a command that this person may use, or those of the named ones. */
export function helpView(
  t: Translator,
  ritual: Spoken,
  person: Person,
  opening?: string,
  only: readonly string[] = Object.keys(ritual.words),
): View {
  const allowed = Object.entries(ritual.words).filter(([, word]) => refusal(person, word) === null);
  const words = allowed.filter(([name]) => only.includes(name));
  const blocks: Block[] = [
    ...(opening
      ? [{ kind: 'text', text: opening } as const]
      : [{ kind: 'text', text: t(ritual.command.summary) } as const]),
    {
      kind: 'facts',
      facts: words.map(([name, word]) => ({ label: usage(t, ritual.command, name, word), value: t(word.summary) })),
    },
  ];
  return { kind: 'view', summary: opening ?? t(ritual.command.summary), blocks };
}

/** Names every command there is, last the one whose help explains them all. */
export function unknownCommand(t: Translator, rituals: readonly Spoken[]): string {
  const others = rituals.filter(({ words }) => !words['help']).map(({ command }) => `/${t.prefix}${command.name}`);
  const own = rituals.filter(({ words }) => words['help']).map(({ command }) => `/${t.prefix}${command.name} help`);
  const list = new Intl.ListFormat(t.locale, { type: 'disjunction' });
  return t('chat.unknownCommand', { commands: list.format([...others, ...own]) });
}
