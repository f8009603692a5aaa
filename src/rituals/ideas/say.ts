import { shorten } from '../../chat/input.ts';
import type { Span, Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, Person } from '../../store/rows.ts';

/** The pieces that every view of an idea is made of. */

/** Shortens visibly to so many UTF-16 units, which is what the platforms count: an emoji is two. */
export function short(text: string, units: number): string {
  let points = units;
  let cut = shorten(text, points);
  while (cut.length > units) {
    points -= Math.ceil((cut.length - units) / 2);
    cut = shorten(text, points);
  }
  return cut;
}

/** A title on one line. */
export function titleOf({ title }: Pick<Idea, 'title'>, units = 120): string {
  return short(title.replace(/\s+/gu, ' '), units);
}

/** "#12 Title" as a list says it. */
export function headOf(t: Translator, idea: Pick<Idea, 'number' | 'title'>, units = 120): string {
  return t('ideas.head', { number: idea.number, title: titleOf(idea, units) });
}

export function personSpan({ externalId, name }: Person): Span {
  return { person: externalId, name: short(name, 60) };
}

/** Whose idea it is, unless they left their name out: then nobody but they themselves is told. */
export function authorOf(t: Translator, idea: Idea, people: ReadonlyMap<string, Person>, viewer?: string): Span {
  if (idea.unnamed) return viewer === idea.authorId ? t('ideas.youUnnamed') : t('ideas.noName');
  const author = people.get(idea.authorId);
  return author ? personSpan(author) : t('ideas.somebody');
}

export function named(t: Translator, people: ReadonlyMap<string, Person>, id: string | null): Span {
  const person = id === null ? undefined : people.get(id);
  return person ? personSpan(person) : t('ideas.somebody');
}

export function stateOf(t: Translator, idea: Pick<Idea, 'state'>): string {
  return t(`ideas.state.${idea.state}`);
}

/** State, votes and author on one line. */
export function lineOf(t: Translator, idea: Idea, people: ReadonlyMap<string, Person>, viewer?: string): Text {
  const author = authorOf(t, idea, people, viewer);
  return t.rich('ideas.line', { state: stateOf(t, idea), votes: idea.voteCount, author });
}

export const partNames = ['change', 'customers', 'delight'] as const;
export type Part = (typeof partNames)[number];

/** What the author wrote besides the title, in its order. */
export function partsOf(idea: Idea): { name: Part; text: string }[] {
  return partNames.flatMap((name) => {
    const text = idea[name];
    return text === null ? [] : [{ name, text }];
  });
}
