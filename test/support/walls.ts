import {
  arrowsIn,
  circlesOf,
  fileArrows,
  floorOf,
  foldersOf,
  heightOf,
  isIn,
  longestChain,
  partOf,
  platformOf,
  platformsIn,
  ritualOf,
  ritualsIn,
  roomOf,
} from './rooms.ts';
import { foreignQueries, strayQueries } from './tables.ts';
import type { Import, Tree } from './tree.ts';

/** What stands where it may not: lines such as "rituals/ideas/lists/views.ts imports express: …". */
export type Wall = (tree: Tree) => string[];

function wrong(tree: Tree, test: (one: Import) => string | false): string[] {
  return tree.imports.flatMap((one) => {
    const why = test(one);
    return why ? [`${one.from} imports ${one.to}: ${why}`] : [];
  });
}

const outside = /^(@slack\/|discord\.js|express|undici|node:https?|node:net|lit-html)/;
const impure = /^(store|chat|delivery|log)\b|^who\/(meet|people|places|workspaces)|prisma|^node:(?!crypto)/;

/** At most. */
export const marks = { filesInFolder: 12, filesInChapter: 8, linesInFile: 300, arrows: 45, chain: 9 };

export const walls: Record<string, Wall> = {
  'a ritual knows no platform and no HTTP': (tree) =>
    wrong(tree, ({ from, to, own }) => {
      if (!from.startsWith('rituals/')) return false;
      if (!own && outside.test(to)) return 'what is shown goes through chat/view.ts, which platforms draw';
      return platformOf(tree, to) ? 'a platform is reached through chat/platform.ts' : false;
    }),

  'a platform knows no ritual, and no other platform': (tree) =>
    wrong(tree, ({ from, to }) => {
      const platform = platformOf(tree, from);
      if (!platform) return false;
      if (to.startsWith('rituals/')) return 'rituals are handed over by main.ts';
      const other = platformOf(tree, to);
      return other && other !== platform ? 'what two platforms share belongs in src/chat' : false;
    }),

  "no ritual reaches into another's files": (tree) =>
    wrong(tree, ({ from, to }) => {
      const [ritual, other] = [ritualOf(from), ritualOf(to)];
      return ritual && other && ritual !== other
        ? 'routes lead to another ritual; what both need belongs outside'
        : false;
    }),

  'every ritual on the disk is in the list, and the other way round': (tree) => {
    const listed = tree.imports.flatMap(({ from, to }) => (from === 'rituals/index.ts' ? (ritualOf(to) ?? []) : []));
    return [
      ...compared('rituals', ritualsIn(tree), listed, 'rituals/index.ts'),
      ...ritualsIn(tree).flatMap((ritual) =>
        ['index.ts', 'rules.ts']
          .filter((file) => !tree.files.includes(`rituals/${ritual}/${file}`))
          .map((file) => `rituals/${ritual} has no ${file}`),
      ),
    ];
  },

  'every platform on the disk is named and wired, and the other way round': (tree) => {
    const [, union = ''] = /type PlatformName = ([^;]*);/.exec(tree.text('who/profile.ts')) ?? [];
    const named = [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    const wired = tree.imports.flatMap(({ from, to }) => (from === 'main.ts' ? (platformOf(tree, to) ?? []) : []));
    return [
      ...compared('chat', platformsIn(tree), named, 'who/profile.ts'),
      ...compared('chat', platformsIn(tree), wired, 'main.ts'),
    ];
  },

  'rules are pure: no clock, no database, no chat': (tree) => [
    ...wrong(tree, ({ from, to }) => isRules(from) && impure.test(to) && 'rules get what they need as values'),
    ...tree.files
      .filter((file) => isRules(file) && /new Date\(\)|Date\.now\(|[rR]andom\w*\(/.test(tree.text(file)))
      .map((file) => `${file}: rules are told the time, and decide the same each time`),
  ],

  'of a ritual only store.ts and records/ query the database': strayQueries,

  'a table is queried by the room or ritual whose models declare it': foreignQueries,

  'only env.ts reads the environment': (tree) =>
    tree.files
      .filter((file) => file !== 'env.ts' && /\bprocess\.env\b|\benv\b[^;\n]*from 'node:process'/.test(tree.text(file)))
      .map((file) => `${file}: settings are read in env.ts and handed on`),

  'only main.ts knows both the rituals and the platforms': (tree) =>
    tree.files
      .filter((file) => {
        // the seed fills the sandbox by what its people do
        if (file === 'main.ts' || isIn(file, 'seed')) return false;
        const mine = tree.imports.filter(({ from }) => from === file);
        return mine.some(({ to }) => to.startsWith('rituals/')) && mine.some(({ to }) => platformOf(tree, to));
      })
      .map((file) => `${file} knows both`),

  'no arrow runs up': (tree) =>
    wrong(tree, ({ from, to, own }) => {
      const [room, other] = [roomOf(tree, from), roomOf(tree, to)];
      if (!own || room === other) return false;
      const [height, otherHeight] = [heightOf(room), heightOf(other)];
      if (height === null || otherHeight === null)
        return `${height === null ? room : other} has no place in the order of the rooms (test/support/rooms.ts)`;
      return otherHeight >= height && `${other} does not stand below ${room}`;
    }),

  'nothing imports in a circle, types included': (tree) =>
    circlesOf(fileArrows(tree)).map((circle) => `in a circle: ${circle.join(', ')}`),

  'in a ritual index stands over chapters, over records, over rules': (tree) =>
    ritualsIn(tree).flatMap((ritual) => {
      const inside = wrong(
        tree,
        ({ from, to }) =>
          isIn(from, `rituals/${ritual}`) &&
          isIn(to, `rituals/${ritual}`) &&
          floorOf(partOf(to)) > floorOf(partOf(from)) &&
          `${partOf(to)} stands over ${partOf(from)}`,
      );
      const circles = circlesOf(arrowsIn(tree, ritual)).map(
        (circle) => `rituals/${ritual}: in a circle: ${circle.join(', ')}`,
      );
      return [...inside, ...circles];
    }),

  'the parts of a ritual know few others': (tree) =>
    ritualsIn(tree).flatMap((ritual) => {
      const { arrows, chain } = mapOf(tree, ritual);
      return [
        ...(arrows > marks.arrows ? [`rituals/${ritual}: ${arrows} imports between its parts`] : []),
        ...(chain.length > marks.chain ? [`rituals/${ritual}: a chain of ${chain.join(' > ')}`] : []),
      ];
    }),

  'no folder is long, and a chapter is short and flat': (tree) => [
    ...[...foldersOf(tree)]
      .filter(([, files]) => files.length > marks.filesInFolder)
      .map(([folder, files]) => `${folder}: ${files.length} files`),
    ...[...foldersOf(tree)].flatMap(([folder, files]) => {
      const [, , chapter, deeper] = folder.startsWith('rituals/') ? folder.split('/') : [];
      if (deeper !== undefined) return [`${folder}: a chapter is one level deep`];
      const isLong = chapter !== undefined && chapter !== 'records' && files.length > marks.filesInChapter;
      return isLong ? [`${folder}: ${files.length} files in a chapter`] : [];
    }),
  ],

  'no file is long': (tree) =>
    tree.files
      .map((file) => ({ file, lines: tree.text(file).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > marks.linesInFile)
      .map(({ file, lines }) => `${file}: ${lines} lines`),
};

function isRules(file: string): boolean {
  return file.endsWith('/rules.ts');
}

function compared(folder: string, onDisk: readonly string[], named: readonly string[], where: string): string[] {
  return [
    ...onDisk.filter((name) => !named.includes(name)).map((name) => `${folder}/${name} is not in ${where}`),
    ...[...new Set(named)].filter((name) => !onDisk.includes(name)).map((name) => `${where} names ${name}: no folder`),
  ];
}

/** How many parts a ritual has, how many imports run between them, and the longest way from one to another. */
export function mapOf(tree: Tree, ritual: string): { parts: number; arrows: number; chain: string[] } {
  const arrows = arrowsIn(tree, ritual);
  return {
    parts: arrows.size,
    arrows: [...arrows.values()].reduce((sum, others) => sum + others.size, 0),
    chain: longestChain(arrows),
  };
}

/** Files in a folder: in the middle, at nine folders of ten, at most. */
export function folderFigures(tree: Tree): { folders: number; median: number; p90: number; max: number } {
  const sizes = [...foldersOf(tree).values()].map((files) => files.length).sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.ceil(share * sizes.length) - 1] ?? 0;
  return { folders: sizes.length, median: at(0.5), p90: at(0.9), max: at(1) };
}
