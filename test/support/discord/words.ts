import type { Container, Inner, Pressable } from './components.ts';
import type { World } from './world.ts';

/** What people read, line by line, with buttons in [brackets]. */
export function wordsOf(components: readonly Container[], world: World): string {
  return components.flatMap(({ components: inside }) => inside.map((one) => innerWords(one, world))).join('\n');
}

function innerWords(one: Inner, world: World): string {
  switch (one.type) {
    case 1:
      return one.components.map(pressableWords).join(' ');
    case 9:
      return `${one.components.map(({ content }) => display(content, world)).join('\n')} ${pressableWords(one.accessory)}`;
    case 10:
      return display(one.content, world);
    case 12:
      return one.items.map(({ description }) => `{${description}}`).join(' ');
    case 13:
      return `{${one.file.url.replace('attachment://', '')}}`;
    case 14:
      return '---';
  }
}

function pressableWords(one: Pressable): string {
  if (one.type !== 3) return `[${labelOf(one)}]`;
  return `[${labelOf(one)}: ${one.options.map(({ label }) => label).join(' | ')}]`;
}

/** What a button, or a menu before anything is chosen, says. */
export function labelOf(one: Pressable): string {
  return one.type === 2 ? one.label : (one.placeholder ?? '');
}

export function pressables(components: readonly Container[]): Pressable[] {
  return components.flatMap(({ components: inside }) =>
    inside.flatMap((one): Pressable[] => {
      if (one.type === 1) return one.components;
      return one.type === 9 ? [one.accessory] : [];
    }),
  );
}

/** Marks of formatting that a client takes away: whatever somebody wrote must not be among them. */
const inline: [RegExp, (found: RegExpExecArray, world: World) => string][] = [
  [/^\\([^0-9A-Za-z\s])/, ([, char = '']) => char],
  [/^`([^`]+)`/, ([, code = '']) => code],
  [/^<@!?(\d+)>/, ([, id = ''], world) => `@${world.users.get(id)?.global_name ?? id}`],
  [/^<@&(\d+)>/, ([, id = '']) => `@role ${id}`],
  [/^<#(\d+)>/, ([, id = ''], world) => `#${world.channel(id)?.name ?? id}`],
  [/^<t:(\d+)(?::([tTdDfFR]))?>/, ([, at = '', style = 'f']) => said(Number(at), style)],
  [/^<a?:\w+:\d+>/, () => '(emoji)'],
  [/^@(everyone|here)/, ([, whom = '']) => `(ping ${whom})`],
  [/^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/, ([, label = ''], world) => display(label, world)],
  [/^<?https?:\/\/[^\s<]+/, ([url = '']) => `(link ${url})`],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, bold = ''], world) => display(bold, world)],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, part = '']) => `(underlined ${part})`],
  [/^[*_](?=\S)((?:\\[\s\S]|[^\\*_])+?)[*_]/, ([, part = '']) => `(italic ${part})`],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, ([, part = '']) => `(struck ${part})`],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, ([, part = '']) => `(hidden ${part})`],
];

/** A time in the reader's words: UTC here. */
function said(seconds: number, style: string): string {
  const iso = new Date(seconds * 1000).toISOString();
  if (style === 'D') return iso.slice(0, 10);
  return style === 't' ? iso.slice(11, 16) : iso.slice(0, 16).replace('T', ' ');
}

/** Discord's Markdown as a client shows it. What our own renderer dresses reads as in the other chats. */
export function display(content: string, world: World): string {
  return content
    .split('\n')
    .map((line) => displayLine(line, world))
    .join('\n');
}

function displayLine(line: string, world: World): string {
  const small = /^-# (.*)$/s.exec(line);
  if (small) return `(${displayInline(small[1] ?? '', world)})`;
  const heading = /^### (.*)$/s.exec(line);
  if (heading) return `# ${displayInline(heading[1] ?? '', world)}`;
  const quote = /^> (.*)$/s.exec(line);
  if (quote) return `> ${displayInline(quote[1] ?? '', world)}`;
  const list = /^\s*(?:[-*+]|\d+[.)]|#{1,3}|>>>|>)\s+(.*)$/s.exec(line);
  if (list) return `(list or heading ${displayInline(list[1] ?? '', world)})`;
  return displayInline(line, world);
}

function displayInline(text: string, world: World): string {
  let shown = '';
  for (let rest = text; rest !== ''; ) {
    const hit = inline.map(([pattern, show]) => [pattern.exec(rest), show] as const).find(([found]) => found);
    if (hit?.[0]) {
      shown += hit[1](hit[0], world);
      rest = rest.slice(hit[0][0].length);
      continue;
    }
    const [char = ''] = rest;
    shown += char;
    rest = rest.slice(char.length);
  }
  return shown;
}
