import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { knownLanguages } from '../languages.ts';
import { backgroundModule, glossaryModule, linesOf, phrasesModule } from '../tables.ts';

/**
 * Builds the tables that ship from the texts under src/alignment/data, or with --check says whether they are fresh.
 * Run from the folder that holds package.json.
 */
function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const folder = join('src', 'alignment', 'data');
  const stale = Object.entries(tablesFrom(folder)).filter(([name, text]) => {
    const file = join(folder, 'tables', name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
    if (!values.check) writeFileSync(file, text);
    return true;
  });
  if (values.check && stale.length > 0) {
    process.stderr.write(`Not fresh: ${stale.map(([name]) => name).join(', ')}. Run \`npm run background\`.\n`);
    process.exitCode = 1;
  } else process.stdout.write(stale.length === 0 ? 'The tables are fresh.\n' : `Wrote ${stale.length} tables.\n`);
}

/** Every table module by file name. */
export function tablesFrom(folder: string): Record<string, string> {
  mkdirSync(join(folder, 'tables'), { recursive: true });
  const read = (name: string): string[] =>
    existsSync(join(folder, name)) ? linesOf(readFileSync(join(folder, name), 'utf8')) : [];
  const backgrounds = knownLanguages.map((language) => [
    `background-${language}.ts`,
    backgroundModule(read(`background-${language}.txt`), language),
  ]);
  return {
    ...Object.fromEntries(backgrounds),
    'phrases.ts': phrasesModule(read),
    'glossary.ts': glossaryModule(read),
  };
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1) ?? '')) main();
