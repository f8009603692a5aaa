import { folderOf, type Tree } from './tree.ts';

/** Where things stand in a tree of source: rituals, platforms, the order of the rooms, the parts of a ritual. */

export function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** Folders with a ritual in them. */
export function ritualsIn({ files }: Tree): string[] {
  return [...new Set(files.flatMap((file) => /^rituals\/([^/]+)\//.exec(file)?.[1] ?? []))];
}

export function ritualOf(file: string): string | undefined {
  return /^rituals\/([^/]+)\//.exec(file)?.[1];
}

/** A platform is a folder of chat with a platform.ts. */
export function platformsIn({ files }: Tree): string[] {
  return files.flatMap((file) => /^chat\/([^/]+)\/platform\.ts$/.exec(file)?.[1] ?? []);
}

export function platformOf({ files }: Tree, file: string): string | undefined {
  const [, name] = /^chat\/([^/]+)\//.exec(file) ?? [];
  return name !== undefined && files.includes(`chat/${name}/platform.ts`) ? name : undefined;
}

/** The lowest first: a room knows only what stands below it. Those of one line do not know each other. */
const order: readonly (readonly string[])[] = [
  ['log.ts', 'version.ts', 'env.ts', 'thread.ts', 'digits.ts', 'command.ts'],
  ['i18n', 'masking', 'pictures'],
  ['time'],
  ['statistics'],
  ['alignment'],
  ['store'],
  ['who'],
  ['chat'],
  ['platforms'],
  ['delivery'],
  ['web'],
  ['owned'],
  ['voices'],
  ['problems'],
  ['rituals'],
  ['seed'],
  ['main.ts'],
];

/** "who", "main.ts", or "chat/slack" for a platform. */
export function roomOf(tree: Tree, file: string): string {
  const platform = platformOf(tree, file);
  return platform ? `chat/${platform}` : (file.split('/', 1)[0] ?? file);
}

/** How high a room stands; null where it has no place in the order. */
export function heightOf(room: string): number | null {
  const height = order.findIndex((rooms) => rooms.includes(room.startsWith('chat/') ? 'platforms' : room));
  return height === -1 ? null : height;
}

/** A ritual's parts: its chapters, each file of records/, index.ts, rules.ts, and what else stands at its root. */
export function partOf(file: string): string {
  const [, , first = '', ...rest] = file.split('/');
  return first === 'records' ? [first, ...rest].join('/') : first;
}

/** index over chapters over records over rules. */
export function floorOf(part: string): number {
  if (part === 'index.ts') return 3;
  if (part === 'rules.ts') return 0;
  return part.startsWith('records/') ? 1 : 2;
}

/** From each part of a ritual to the parts that it imports. */
export function arrowsIn({ files, imports }: Tree, ritual: string): Map<string, Set<string>> {
  const folder = `rituals/${ritual}`;
  const arrows = new Map(files.filter((file) => isIn(file, folder)).map((file) => [partOf(file), new Set<string>()]));
  for (const { from, to } of imports) {
    if (!isIn(from, folder) || !isIn(to, folder) || partOf(from) === partOf(to)) continue;
    arrows.get(partOf(from))?.add(partOf(to));
  }
  return arrows;
}

/** How many stand on the longest way down; those in a circle count once each. */
export function longestChain(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const known = new Map<string, string[]>();
  function from(part: string, above: readonly string[]): string[] {
    const before = known.get(part);
    if (before) return before;
    const below = [...(arrows.get(part) ?? [])].filter((next) => !above.includes(next));
    const chain = [part, ...longest(below.map((next) => from(next, [...above, part])))];
    known.set(part, chain);
    return chain;
  }
  return longest([...arrows.keys()].map((part) => from(part, [])));
}

function longest(chains: readonly string[][]): string[] {
  return chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
}

/** Sets of names that lead to one another. Tarjan's algorithm, https://doi.org/10.1137/0201010 */
export function circlesOf(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const stack: string[] = [];
  const circles: string[][] = [];
  function visit(name: string): void {
    index.set(name, index.size);
    low.set(name, index.size - 1);
    stack.push(name);
    for (const next of arrows.get(name) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(name, Math.min(low.get(name) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(name) !== index.get(name)) return;
    const circle = stack.splice(stack.indexOf(name));
    if (circle.length > 1 || arrows.get(name)?.has(name)) circles.push(circle.sort());
  }
  for (const name of arrows.keys()) if (!index.has(name)) visit(name);
  return circles;
}

/** From each file to those of our own that it imports. */
export function fileArrows({ files, imports }: Tree): Map<string, Set<string>> {
  const arrows = new Map(files.map((file) => [file, new Set<string>()]));
  for (const { from, to, own } of imports) if (own) arrows.get(from)?.add(to);
  return arrows;
}

/** Files by folder; languages are as many as there are rituals. */
export function foldersOf({ files }: Tree): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = folderOf(file);
    if (/^i18n\/[a-z]{2}$/.test(folder)) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}
