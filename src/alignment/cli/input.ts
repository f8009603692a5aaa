import { readFileSync } from 'node:fs';
import { type Language, languageFromTag } from '../languages.ts';

/** Something wrong with what was typed or with a file: said in one sentence, and the command ends with code 2. */
export class InputError extends Error {}

/** Runs a command; an InputError (or an unknown option) becomes its sentence on stderr and exit code 2. */
export async function run(command: () => Promise<void> | void): Promise<void> {
  try {
    await command();
  } catch (error) {
    const unknownOption =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof InputError) && !unknownOption) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

export interface Line {
  /** Counted from 1, blank lines included. */
  number: number;
  text: string;
}

/** The lines of a file that are not blank, without byte order mark and Windows' line ends. */
export function readLines(file: string | undefined, usage: string): Line[] {
  if (file === undefined) throw new InputError(`A file is wanted: ${usage}`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`The file ${file} cannot be read.`);
  }
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ number: i + 1, text: line }))
    .filter((line) => line.text.trim() !== '');
}

/** A number as people write it, or a sentence about its line. */
export function readNumber(text: string, line: number, what: string): number {
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InputError(`Line ${line}: "${text.trim().slice(0, 40)}" is no ${what}; a number is wanted.`);
  }
  return value;
}

export function readLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  if (!/^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(tag)) {
    throw new InputError(`"${tag}" is no language; a code such as en, bn, ne or hi is wanted.`);
  }
  return languageFromTag(tag);
}

export function readEncoder(name: string, language: Language | undefined): 'wording' | 'meaning' {
  if (name !== 'wording' && name !== 'meaning') {
    throw new InputError(`"${name}" is no encoder; wording or meaning is wanted.`);
  }
  if (name === 'meaning' && language !== undefined && language !== 'en') {
    throw new InputError(
      'The meaning encoder reads English only: on other languages it sees agreement in any answers.',
    );
  }
  return name;
}
