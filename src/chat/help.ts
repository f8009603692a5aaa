import type { MessageKey, Translator } from '../i18n/translate.ts';
import { type Command, isAdmin, isChampion, type Role, type Word } from '../rituals/ritual.ts';
import type { Person } from '../store/rows.ts';
import type { Block, View } from './view.ts';

/** How a word is typed: "/agenda move <n> <m>". */
export function usage(t: Translator, command: Command, name: string, word: Word): string {
  const options = word.options.map((option) => {
    const label = option.choices?.join('|') ?? t(option.label);
    return option.optional ? `[${label}]` : `<${label}>`;
  });
  return [`/${command.name}`, name, ...options].join(' ');
}

export function mayUse(person: Person, roles: readonly Role[] | undefined): boolean {
  if (!roles) return true;
  return roles.some((role) => (role === 'admin' ? isAdmin(person) : isChampion(person)));
}

/** Every word of a command that this person may use, or those of the named ones. */
export function helpView(
  t: Translator,
  command: Command,
  person: Person,
  opening?: string,
  only: readonly string[] = Object.keys(command.words),
): View {
  const allowed = Object.entries(command.words).filter(([, word]) => mayUse(person, word.may));
  const words = allowed.filter(([name]) => only.includes(name));
  const blocks: Block[] = [
    ...(opening ? [{ kind: 'text', text: opening } as const] : [{ kind: 'text', text: t(command.summary) } as const]),
    {
      kind: 'facts',
      facts: words.map(([name, word]) => ({ label: usage(t, command, name, word), value: t(word.summary) })),
    },
  ];
  return { kind: 'view', summary: opening ?? t(command.summary), blocks };
}

/** The sentence for somebody whose role does not reach. */
export function notAllowed(roles: readonly Role[]): MessageKey {
  if (roles.includes('champion') && roles.includes('admin')) return 'chat.onlyBoth';
  return roles.includes('admin') ? 'chat.onlyAdmin' : 'chat.onlyChampion';
}
