/** Names for the people a text mentions; null where nobody knows. */
export type NameOf = (person: string) => Promise<string | null>;

const token = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** So many are asked about: a text may hold thousands, each of them a question to the database or to Slack. */
const mostAsked = 50;

/** Each asked once, and no more than so many. */
function few(nameOf: NameOf): NameOf {
  const asked = new Map<string, ReturnType<NameOf>>();
  return async (person) => {
    const known = asked.get(person);
    if (known || asked.size === mostAsked) return known ?? null;
    const name = nameOf(person);
    asked.set(person, name);
    return name;
  };
}

/** What was typed after a command: plain words, with people as <@ID|name> and channels as <#ID|name>. */
export function commandText(text: string, namesOf: NameOf): Promise<string> {
  const nameOf = few(namesOf);
  return read(text, async (mark, id, label) => {
    if (mark === '@') return `<@${id}|${tokenSafe((await nameOf(id)) ?? label ?? id)}>`;
    return `<#${id}|${tokenSafe(label ?? id)}>`;
  });
}

/** A message as plain words. */
export function messageText(text: string, namesOf: NameOf): Promise<string> {
  const nameOf = few(namesOf);
  return read(text, async (mark, id, label) => {
    if (mark === '@') return `@${(await nameOf(id)) ?? label ?? id}`;
    return `#${label || id}`;
  });
}

type Mention = (mark: '@' | '#', id: string, label: string | undefined) => Promise<string>;

async function read(text: string, mention: Mention): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(token)) {
    const [whole, mark = '', id = '', label] = found;
    parts.push(decoded(text.slice(from, found.index)));
    const name = label === undefined ? undefined : decoded(label);
    parts.push(mark === '@' || mark === '#' ? await mention(mark, id, name) : other(mark, decoded(id), name));
    from = found.index + whole.length;
  }
  parts.push(decoded(text.slice(from)));
  return parts.join('');
}

/** Links, groups, dates and @here. */
function other(mark: string, target: string, label: string | undefined): string {
  if (mark === '!') return label || `@${target}`;
  if (label === undefined || label === '') return target;
  // Slack makes links of bare addresses by itself
  return target.replace(/^(https?:\/\/|mailto:|tel:)/, '') === label || target === label
    ? label
    : `${label} (${target})`;
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function tokenSafe(name: string): string {
  return name.replace(/[<>|]/g, ' ');
}

/** The ids that a command's text names, each once; of very many the first. */
export function mentioned(text: string): { people: string[]; places: string[] } {
  const ids = (mark: string) => {
    const named = [...text.matchAll(token)].filter(([, found]) => found === mark).map(([, , id = '']) => id);
    return [...new Set(named)].slice(0, mostAsked);
  };
  return { people: ids('@'), places: ids('#') };
}
