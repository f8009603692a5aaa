import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locales } from '../src/i18n/locales.ts';
import type { Ritual } from '../src/rituals/ritual.ts';
import { added, apply, blocksOf, changesOf, copyRepository, root } from './example/tree.ts';
import { temporaryFolder } from './support/database.ts';
import { commands } from './support/discord/components.ts';
import { driftOf } from './support/drift.ts';
import { print } from './support/print.ts';
import { compiled, routesIn } from './support/routes.ts';
import { readTree, type Tree } from './support/tree.ts';
import { walls } from './support/walls.ts';

const page = 'docs/adding-a-ritual.md';
const changes = changesOf(page);
const files = readdirSync(added, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.\w+$/.test(file));
const text = (file: string) => readFileSync(path.join(added, file), 'utf8');
const linesOf = (some: readonly string[]) => some.flatMap((file) => text(file).trimEnd().split('\n')).length;

/** A repository that has the example, made as the page tells and in no other way. */
let tree: string;
const inTree = (...names: string[]) => path.join(tree, ...names);
const ofTree = <M>(file: string) => import(pathToFileURL(inTree(file)).href) as Promise<M>;
const rewrite = (file: string, from: string | RegExp, to: string) =>
  writeFileSync(inTree(file), readFileSync(inTree(file), 'utf8').replace(from, to));

/** Under the load of a whole suite. */
const patience = 300_000;

beforeAll(() => {
  tree = path.join(temporaryFolder(), 'yellow-pad');
  copyRepository(tree);
  cpSync(added, tree, { recursive: true });
  for (const change of changes) apply(tree, change);
  execFileSync(process.execPath, ['scripts/generate.mjs'], { cwd: tree });
}, patience);

/** What the walls have against the example; what they have against the others their own test says. */
function wrongs(now: Tree): string[] {
  return Object.values(walls).flatMap((wall) => wall(now).filter((line) => /thanks/i.test(line)));
}

describe('a ritual that is added as docs/adding-a-ritual.md tells', () => {
  it('brings its own files, and changes five that are there at most', () => {
    const ritual = files.filter((file) => file.startsWith('src/rituals/'));
    print(
      `example: ${files.length} files of its own with ${linesOf(files)} lines, ${linesOf(ritual)} of them the ritual; ${changes.length} files changed`,
    );
    expect(files.filter((file) => existsSync(path.join(root, file)))).toEqual([]);
    expect(changes.length).toBeLessThanOrEqual(5);
  });

  it('is told there by its own code', () => {
    const shown = blocksOf(page).filter(({ language }) => ['ts', 'prisma'].includes(language));
    const texts = files.map(text);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.map(({ code }) => code).filter((code) => !texts.some((one) => one.includes(code)))).toEqual([]);
  });

  it(
    'compiles, leads nowhere that is not there, and stands within the walls',
    async () => {
      const own = [...files.filter((file) => /^src\/.*\.ts$/.test(file)), 'src/i18n/messages.ts'].map((file) =>
        inTree(file),
      );
      const house = compiled(inTree('src'), own);
      const sources = house.program.getSourceFiles().filter(({ fileName }) => own.includes(fileName));
      expect(sources).toHaveLength(own.length);
      const errors = sources.flatMap((file) => house.program.getSemanticDiagnostics(file));
      expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);

      const { named, untold } = routesIn(inTree('src'), house, 'rituals/thanks/');
      const { thanks } = await ofTree<{ thanks: Ritual }>('src/rituals/thanks/index.ts');
      const actions = Object.keys(thanks.actions).map((name) => `thanks.${name}`);
      const routes = named.flatMap(({ names }) => names);
      expect(routes.length).toBeGreaterThan(5);
      expect([...untold, ...routes.filter((route) => !actions.includes(route))]).toEqual([]);
      expect(wrongs(readTree(inTree('src'), inTree('prisma/models')))).toEqual([]);
    },
    patience,
  );

  it('has migrations that make its table', async () => expect(await driftOf(tree)).toBe(''));

  it(
    'stands in the manifests and the README after npm run manifests, as Slack and Discord take it',
    () => {
      // what Slack would refuse ends it
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/manifests.ts'], { cwd: tree });
      const read = (file: string) => readFileSync(inTree(file), 'utf8');
      expect(read('README.md')).toContain('| `/thanks` | Thank a colleague for what they did for a customer. |');
      for (const file of ['slack-http', 'slack-socket']) expect(read(`manifests/${file}.json`)).toContain('"/thanks"');
      const discord = z.object({ commands }).parse(JSON.parse(read('manifests/discord.json')));
      const own = discord.commands.flatMap((one) => (one.type === 1 && one.name === 'thanks' ? one.options : []));
      expect(own.map(({ name }) => name)).toEqual(['for', 'list', 'help']);
    },
    patience,
  );
});

const report = z.object({
  testResults: z.array(
    z.object({ message: z.string(), assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

/** Its own tests, and those that look at every ritual. */
const wanted = ['test/rituals/thanks', 'test/docs.test.ts', 'test/declared.test.ts', 'test/i18n'];

/** Runs them in the tree, in a process of their own. `said` is what whoever runs them reads. */
function tested() {
  const vitest = inTree('node_modules/vitest/vitest.mjs');
  const json = inTree('report.json');
  const how = ['--maxWorkers=1', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', ...how, ...wanted], {
    cwd: tree,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
    encoding: 'utf8',
  });
  const { testResults } = report.parse(JSON.parse(readFileSync(json, 'utf8')));
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (wantedStatus: string) => all.flatMap(({ title, status }) => (status === wantedStatus ? [title] : []));
  return {
    passed: titles('passed'),
    failed: titles('failed'),
    broken: testResults.map(({ message }) => message).filter((message) => message !== ''),
    said: stdout + stderr,
  };
}

describe('whoever forgets something', () => {
  let run: ReturnType<typeof tested>;

  beforeAll(() => {
    rewrite('README.md', /^\| `\/thanks` .*\n/m, '');
    rewrite('docs/architecture.md', /^ {4}thanks\/.*\n/m, '');
    rewrite('src/i18n/ne/thanks.ts', /('thanks\.moves': .*)\{time\}/, '$1{moment}');
    rewrite('test/rituals/thanks/typed.ts', /\{ typed: '\/thanks for .*\n/, '');
    rewrite('test/rituals/thanks/typed.ts', "['owen', '/thanks list'],", '');
    const month = 'src/rituals/thanks/month.ts';
    writeFileSync(inTree(month), "export const all = [notice('thanks.month', view), timer('thanks.months', due)];\n");
    run = tested();
  }, patience);

  it.each([
    ['the folder in the tree of docs/architecture.md', 'draws the folders as they are', 'src/rituals/thanks/'],
    ['npm run manifests', 'names every command in the README', 'else run npm run manifests'],
    ['a value in one language', 'can be read, and asks for the same values as English', 'thanks.moves'],
    ['a line that somebody types', 'are typed by somebody in the typed.ts', '/thanks for'],
    ['a line whose statements are counted', 'are typed by somebody whose statements', '/thanks list'],
    ['to give a notice to a chapter', 'it gives: each notice', 'rituals/thanks/month.ts: thanks.month'],
    ['to give a timer to a chapter', 'it gives: each timer', 'rituals/thanks/month.ts: thanks.months'],
  ])('%s: is told so', (_what, title, words) => {
    expect(run.failed.filter((one) => one.startsWith(title))).toHaveLength(1);
    expect(run.said).toContain(words);
  });

  it('is told of nothing else: people use the example as its own tests say, in every language', () => {
    print(`example: ${run.passed.length} tests passed, ${run.failed.length} named what was forgotten`);
    expect(run.failed, run.failed.join('; ')).toHaveLength(7);
    expect(run.broken).toEqual([]);
    expect(run.passed).toEqual(expect.arrayContaining(locales.map((locale) => `all of it is said in ${locale}`)));
  });

  it('the rules, the line in the list, or the migrations: is told so', async () => {
    rmSync(inTree('src/rituals/thanks/rules.ts'));
    rewrite('src/rituals/index.ts', /^import \{ thanks \}.*\n/m, '');
    const now = readTree(inTree('src'), inTree('prisma/models'));
    expect(walls['every ritual on the disk is in the list, and the other way round']?.(now)).toEqual([
      'rituals/thanks is not in rituals/index.ts',
      'rituals/thanks has no rules.ts',
    ]);
    for (const file of files.filter((one) => one.endsWith('.sql')))
      rmSync(path.dirname(inTree(file)), { recursive: true });
    expect(await driftOf(tree)).toContain('CREATE TABLE "Thanks"');
  });
});
