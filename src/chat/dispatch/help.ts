import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { refusal } from '../../who/roles.ts';
import type { Command, Spoken, Word } from '../asks.ts';
import type { Block, View } from '../view.ts';

/** How a word is typed: "/agenda move number new-number". What may be left out stands in brackets. */
export function usage(t: Translator, command: Command, name: string, word: Word): string {
  const either = new Intl.ListFormat(t.locale, { type: 'disjunction' });
  const options = word.options.map((option) => {
    const label = option.choices ? either.format(option.choices.map(({ value }) => value)) : t(option.label);
    const one = word.options.length > 1 ? label.replaceAll(' ', '-') : label;
    return option.optional || word.ask ? `(${one})` : one;
  });
  return [`/${t.prefix}${command.name}`, name, ...options].join(' ');
}

/** Those that everybody begins with, then the others; last the one whose help explains them all. */
export function inHelpOrder<R extends Spoken>(rituals: readonly R[]): R[] {
  const place = ({ command, words }: R) => (words['help'] ? Infinity : (command.order ?? Number.MAX_VALUE));
  return rituals.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Whether there is anything of a command that this person may do. */
export function isUsable({ words }: Spoken, person: Person): boolean {
  return Object.values(words).some((word) => refusal(person, word) === null);
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
  const names = inHelpOrder(rituals).map(
    ({ command, words }) => `/${t.prefix}${command.name}${words['help'] ? ' help' : ''}`,
  );
  return t('chat.unknownCommand', { commands: new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(names) });
}
