import type { State } from '../../protocol.ts';

/** Something to choose while writing: it stands in place of the text from `start`. */
export interface Choice {
  start: number;
  insert: string;
  label: string;
  about: string;
}

export interface Suggestions {
  choices: readonly Choice[];
  /** How the command that is being written goes on. */
  hint: string | null;
}

const most = 8;

/** What fits the text before the cursor: commands at its start, people after '@', channels after '#'. */
export function suggest({ suggestions, people, places }: State, before: string): Suggestions {
  const typed = before.toLowerCase();
  if (typed.startsWith('/')) {
    const fitting = suggestions.filter(({ insert }) => insert.toLowerCase().startsWith(typed));
    const choices = fitting.map(({ insert, usage, summary }) => ({ start: 0, insert, label: usage, about: summary }));
    if (choices.length > 0) return { choices: choices.slice(0, most), hint: null };
  }
  const written = suggestions
    .filter(({ insert }) => typed.startsWith(insert.toLowerCase()))
    .sort((a, b) => b.insert.length - a.insert.length)[0];
  const hint = written ? `${written.usage}: ${written.summary}` : null;
  const [, mark, name = ''] = /(?:^|\s)([@#])([\p{L}\p{M}\p{N}-]*(?: [\p{L}\p{M}]*)?)$/u.exec(before) ?? [];
  if (!mark) return { choices: [], hint };
  const start = before.length - name.length - 1;
  const named =
    mark === '@'
      ? people.map((person) => ({ name: `@${person.name}`, about: person.about }))
      : places.flatMap((place) => (place.kind === 'channel' ? [{ name: place.name, about: place.about }] : []));
  const choices = named
    .filter((one) => one.name.toLowerCase().startsWith(`${mark}${name.toLowerCase()}`))
    .map((one) => ({ start, insert: `${one.name} `, label: one.name, about: one.about }));
  return { choices: choices.slice(0, most), hint };
}
