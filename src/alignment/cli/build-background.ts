import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError, runWhenStarted, type Streams } from '../../command.ts';
import { knownLanguages } from '../text/languages.ts';
import { backgroundModule, glossaryModule, linesOf, phrasesModule, ratedModule, wordsModule } from './tables.ts';

const usage = `npm run background [-- --check]

Builds the tables that ship from the texts under src/alignment/data, or with --check says whether they are fresh.`;

/**
 * Builds the tables that ship from the texts under src/alignment/data, or with --check says whether they are fresh.
 * Run from the folder that holds package.json.
 */
export async function buildBackground(args: string[], { out }: Streams): Promise<void> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
  const folder = join('src', 'alignment', 'data');
  const stale = Object.entries(tablesFrom(folder)).filter(([name, text]) => {
    const file = join(folder, 'tables', name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
    if (!values.check) writeFileSync(file, text);
    return true;
  });
  if (values.check && stale.length > 0) {
    throw new InputError(
      `Not fresh: ${stale.map(([name]) => name).join(', ')}. \`npm run background\` makes them anew.`,
    );
  }
  out(stale.length === 0 ? 'The tables are fresh.\n' : `Wrote ${stale.length} tables.\n`);
}

/** Every table module by file name. */
export function tablesFrom(folder: string): Record<string, string> {
  mkdirSync(join(folder, 'tables'), { recursive: true });
  const read = (name: string): string[] => {
    if (existsSync(join(folder, name))) return linesOf(readFileSync(join(folder, name), 'utf8'));
    if (name.startsWith('synonyms-')) return [];
    throw new InputError(`The file ${join(folder, name)} is missing.`);
  };
  const backgrounds = knownLanguages.map((language) => [
    `background-${language}.ts`,
    backgroundModule(read(`background-${language}.txt`), language),
  ]);
  return {
    ...Object.fromEntries(backgrounds),
    'phrases.ts': phrasesModule(read),
    'glossary.ts': glossaryModule(read),
    'words-en.ts': wordsModule(read),
    'rated-groups.ts': ratedModule(read),
  };
}

await runWhenStarted(import.meta.url, buildBackground, usage);
