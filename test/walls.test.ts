import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRituals } from './support/rituals.ts';
import { foldersIn, sourceFiles, sourceText, src } from './support/tree.ts';

interface Import {
  from: string;
  /** Path inside src for our own files, else the package. */
  to: string;
  own: boolean;
}

const files = sourceFiles();

function importsOf(file: string): Import[] {
  const text = sourceText(file);
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'/g);
  return [...found].map(([, fixed, dynamic]) => {
    const to = fixed ?? dynamic ?? '';
    const own = to.startsWith('.');
    return { from: file, to: own ? path.relative(src, path.resolve(src, path.dirname(file), to)) : to, own };
  });
}

const imports = files.flatMap(importsOf);
const platforms = ['slack', 'discord', 'sandbox'];
const ritualFolders = foldersIn('rituals');
const folderOf = (file: string, under: string, names: readonly string[]) =>
  names.find((name) => file.startsWith(path.join(under, name) + path.sep));

/** Lines such as "rituals/ideas/store.ts imports express: …", one for each wrong import. */
function wrong(test: (one: Import) => string | false): string[] {
  return imports.flatMap((one) => {
    const where = test(one);
    return where ? [`${one.from} imports ${one.to}: ${where}`] : [];
  });
}

describe('the walls of the house', () => {
  it('a ritual is a folder of its name with index.ts and rules.ts, and stands in the list', () => {
    const listed = allRituals().map(({ name }) => name);
    expect([...listed].sort(), 'src/rituals/index.ts lists the folders of src/rituals').toEqual(ritualFolders);
    const needed = listed.flatMap((name) => ['index.ts', 'rules.ts'].map((file) => `rituals/${name}/${file}`));
    expect(needed.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('a ritual knows no platform and no HTTP', () => {
    const outside = /^(@slack\/|discord\.js|express|node:https?|node:net|lit-html)/;
    const found = wrong(({ from, to, own }) => {
      if (!from.startsWith('rituals/')) return false;
      if (!own && outside.test(to)) return 'what is shown goes through chat/view.ts, which platforms draw';
      return folderOf(to, 'chat', platforms) ? 'a platform is reached through chat/platform.ts' : false;
    });
    expect(found).toEqual([]);
  });

  it('a platform knows no ritual, and no other platform', () => {
    const found = wrong(({ from, to }) => {
      const platform = folderOf(from, 'chat', platforms);
      if (!platform) return false;
      if (folderOf(to, 'rituals', ritualFolders) || to === 'rituals/index.ts')
        return 'rituals are handed over by main.ts';
      const other = folderOf(to, 'chat', platforms);
      return other && other !== platform ? 'what two platforms share belongs in src/chat' : false;
    });
    expect(found).toEqual([]);
  });

  it("no ritual reaches into another's inner files", () => {
    const found = wrong(({ from, to }) => {
      const ritual = folderOf(from, 'rituals', ritualFolders);
      const other = folderOf(to, 'rituals', ritualFolders);
      return ritual && other && ritual !== other
        ? 'routes lead to another ritual; what both need belongs outside'
        : false;
    });
    expect(found).toEqual([]);
  });

  it('rules are pure: no clock, no database, no chat', () => {
    const found = wrong(({ from, to }) => {
      if (!from.endsWith('rules.ts')) return false;
      return /^(store|chat|delivery|log)\b|prisma|node:(fs|http)/.test(to)
        ? 'rules get what they need as values'
        : false;
    });
    expect(found).toEqual([]);
    const clocks = files
      .filter((file) => file.endsWith('rules.ts'))
      .filter((file) => /new Date\(\)|Date\.now\(/.test(sourceText(file)));
    expect(clocks, 'rules are told the time').toEqual([]);
  });

  it("only a ritual's store.ts touches the tables", () => {
    const tables = /\b(?:db|tx)\.[a-z]\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)/;
    const found = files
      .filter((file) => file.startsWith('rituals/') && !/store(-\w+)?\.ts$|\/(stores?|records)\//.test(file))
      .filter((file) => tables.test(sourceText(file)));
    expect(found, 'queries belong in the store.ts beside it').toEqual([]);
  });

  it('only env.ts reads the environment', () => {
    const found = files.filter((file) => file !== 'env.ts').filter((file) => /process\.env\b/.test(sourceText(file)));
    expect(found, 'settings are read in env.ts and handed on').toEqual([]);
  });

  it('only main.ts knows both the rituals and the platforms', () => {
    const knowsAll = files.filter((file) => {
      if (file.startsWith('seed/')) return false; // fills the sandbox by what its people do
      const mine = imports.filter(({ from }) => from === file);
      const rituals = mine.some(({ to }) => to === 'rituals/index.ts' || folderOf(to, 'rituals', ritualFolders));
      return rituals && mine.some(({ to }) => folderOf(to, 'chat', platforms));
    });
    expect(knowsAll).toEqual(['main.ts']);
  });

  it('time knows nothing of chat, rituals or the database', () => {
    const found = wrong(({ from, to }) =>
      from.startsWith('time/') && /^(chat|rituals|store|delivery)\//.test(to) ? 'src/time is for every room' : false,
    );
    expect(found).toEqual([]);
  });
});
