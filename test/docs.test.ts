import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { commandTable } from '../src/chat/dispatch/guide.ts';
import { translator } from '../src/i18n/translate.ts';
import { allRituals } from './support/rituals.ts';

const root = path.resolve(import.meta.dirname, '..');
const inRoot = (file: string) => path.join(root, file);

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.split(path.sep).join('/')}`),
];

const read = (page: string) => readFileSync(inRoot(page), 'utf8');
/** "page: what is wrong in it", one for each. */
const wrongIn = (test: (page: string) => string[]) =>
  pages.flatMap((page) => test(page).map((one) => `${page}: ${one}`));

const fence = /^```.*\n([\s\S]*?)^```$/gm;
const withoutCode = (page: string) => read(page).replace(fence, '');

/** Links and pictures that lead to no other site, as written. */
function linksOf(page: string): string[] {
  const found = withoutCode(page).matchAll(/\]\(([^)\s]+)\)|\ssrc="([^"]+)"/g);
  return [...found].map(([, link, picture]) => link ?? picture ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

/** File and anchor that a link leads to, the file as a path inside the project. */
function targetOf(page: string, link: string): { file: string; anchor: string | undefined } {
  const [file = '', anchor] = link.split('#');
  return { file: file === '' ? page : path.posix.join(path.posix.dirname(page), file), anchor };
}

/** The anchors that GitHub gives to a page's headings; one that comes again is numbered. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCode(page).matchAll(/^#+ (.+)$/gm)) {
    const text = heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '');
    const anchor = text.replaceAll(' ', '-');
    let same = 0;
    while (anchors.has(same === 0 ? anchor : `${anchor}-${same}`)) same++;
    anchors.add(same === 0 ? anchor : `${anchor}-${same}`);
  }
  return anchors;
}

/** What stands in code: between single backticks, and in blocks. */
function codeOf(page: string): string {
  return [...read(page).matchAll(fence), ...withoutCode(page).matchAll(/`([^`]+)`/g)]
    .map(([, code]) => code)
    .join('\n');
}

/** A tree as it is drawn, two blanks a level: its files, and its folders with a slash at the end. */
function treesOf(page: string): string[][] {
  return [...read(page).matchAll(fence)]
    .map(([, block = '']) => block)
    .filter((block) => block.startsWith('src/\n'))
    .map((block) => {
      const above: string[] = [];
      return [...block.matchAll(/^( *)(\S+)/gm)].map(([, { length } = '', name = '']) => {
        above.splice(length / 2);
        above.push(name);
        return above.join('');
      });
    });
}

function foldersIn(folder: string): string[] {
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map(({ name }) => `${folder}${name}/`);
}

/** Where a drawn tree is not what is on the disk; of a folder that shows any of its folders, all have to stand there. */
function untrueOf(tree: readonly string[]): string[] {
  const gone = tree.filter((entry) => {
    const found = statSync(inRoot(entry), { throwIfNoEntry: false });
    return !found || found.isDirectory() !== entry.endsWith('/');
  });
  const folders = tree.filter((entry) => entry.endsWith('/') && !gone.includes(entry));
  const opened = folders.filter((folder) => folders.some((one) => one !== folder && one.startsWith(folder)));
  const missing = opened.flatMap(foldersIn).filter((folder) => !folders.includes(folder));
  return [...gone.map((entry) => `${entry} is not there`), ...missing.map((entry) => `${entry} is not drawn`)];
}

/** The members of an interface, by its source. */
function membersOf(file: string, name: string): string[] {
  const [, body = ''] =
    new RegExp(`export interface ${name}(?: extends [\\w, ]+)? \\{\\n([\\s\\S]*?)\\n\\}`).exec(read(file)) ?? [];
  return [...body.matchAll(/^ {2}(\w+)(\??)/gm)].map(([, member = '', optional]) => `${member}${optional}`);
}

describe('what is written for people', () => {
  it('has no link to a file or a heading that is not there', () => {
    const dead = wrongIn((page) =>
      linksOf(page).filter((link) => {
        const { file, anchor } = targetOf(page, link);
        return !existsSync(inRoot(file)) || (anchor !== undefined && !anchorsOf(file).has(anchor));
      }),
    );
    expect(dead).toEqual([]);
  });

  it('names no path and no npm script that is not there', () => {
    const path = /(?<![\w./:@-])(?:src|test|docs|prisma|scripts|manifests)\/[\w./-]+/g;
    const gone = wrongIn((page) => (codeOf(page).match(path) ?? []).filter((file) => !existsSync(inRoot(file))));
    const unknown = wrongIn((page) =>
      [...codeOf(page).matchAll(/npm run\s+([\w:]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !Object.hasOwn(packageJson.scripts, name)),
    );
    expect({ gone, unknown }).toEqual({ gone: [], unknown: [] });
  });

  it('is all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const link of linksOf(page)) if (link.includes('.md')) reached.add(targetOf(page, link).file);
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('begins with a README of 150 lines at most', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('names every command in the README as its ritual says it: else run npm run manifests', () => {
    expect(read('README.md')).toContain(`\n\n${commandTable(allRituals(), translator('en', 'UTC'))}\n\n`);
  });

  it('draws the folders as they are', () => {
    expect(treesOf('docs/architecture.md')).toHaveLength(1);
    expect(pages.flatMap(treesOf).flatMap(untrueOf)).toEqual([]);
  });

  it('says of everything that a ritual gives whether it must or may', () => {
    const asked = [
      ...membersOf('src/chat/asks.ts', 'Asks'),
      ...membersOf('src/delivery/owes.ts', 'Owes'),
      ...membersOf('src/rituals/ritual.ts', 'Ritual'),
    ];
    const told = [...read('docs/adding-a-ritual.md').matchAll(/^\| `(\w+)` \| (must|may) \|/gm)];
    expect(told.map(([, name]) => name).sort()).toEqual([...new Set(asked.map((one) => one.replace('?', '')))].sort());
    const optional = told.filter(([, name, how]) => asked.includes(`${name}?`) && how === 'must');
    expect(optional.map(([, name]) => name)).toEqual([]);
  });
});

describe.skipIf(!existsSync(inRoot('.git')))('what git keeps', () => {
  it('points to nothing outside the repository', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
    const outside = /\.\.\/shared\b|(?<![\w.)}\]-])\/(?:work|root|home|Users)\/\w/;
    const texts = files.filter((file) => /\.(?:md|[cm]?[jt]s|json|prisma|sql|toml|css|tsv|txt)$|\/run$/.test(file));
    const found = texts.flatMap((file) =>
      existsSync(inRoot(file)) && outside.test(read(file)) ? [`${file}: ${outside.exec(read(file))?.[0]}`] : [],
    );
    expect(found).toEqual([]);
  });
});
