import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Language, languageFromTag } from '../text/languages.ts';

/** Something wrong with what was typed or with a file: said in one sentence, and the command ends with code 2. */
export class InputError extends Error {}

/** Where a command writes: the terminal's two streams, or a test's. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export type Command = (args: string[], streams: Streams) => Promise<void>;

/**
 * Runs a command and tells its exit code: an InputError or an unknown option becomes one sentence and code 2. With --help
 * its usage is printed and nothing else is done.
 */
export async function run(command: Command, args: string[], streams: Streams, usage: string): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(`${usage}\n`);
    return 0;
  }
  try {
    await command(args, streams);
    return 0;
  } catch (error) {
    const unknownOption =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof InputError) && !unknownOption) throw error;
    streams.err(`${sentenceOf(error as Error)}\n`);
    return 2;
  }
}

/** Without what node adds about arguments that begin with a hyphen. */
function sentenceOf({ message }: Error): string {
  const [sentence = ''] = message.split(/\n|\. To specify/);
  return sentence.endsWith('.') || sentence.includes(':') ? sentence : `${sentence}.`;
}

/** Runs the command where its file was started by node, and does nothing where it was imported. */
export async function runWhenStarted(file: string, command: Command, usage: string): Promise<void> {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== fileURLToPath(file)) return;
  const streams: Streams = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
  process.exitCode = await run(command, process.argv.slice(2), streams, usage);
}

export interface Line {
  /** Counted from 1, blank lines included. */
  number: number;
  text: string;
}

/** The one file that a command is given; of its usage the first line is shown where it is not. */
export function oneFile([file, another]: readonly string[], usage: string): string {
  const [call] = usage.split('\n');
  if (file === undefined) throw new InputError(`A file is wanted: ${call}`);
  if (another !== undefined) throw new InputError(`One file is wanted; "${another}" is one too many: ${call}`);
  return file;
}

/** The lines of a file that are not blank. */
export function readLines(file: string): Line[] {
  return readAllLines(file).filter((line) => line.text.trim() !== '');
}

/** All lines of a file but blank ones at its end, without byte order mark and Windows' line ends. */
export function readAllLines(file: string): Line[] {
  const lines = textOf(file).split(/\r\n|\n|\r/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.map((text, i) => ({ number: i + 1, text }));
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new InputError(`The file ${file} cannot be read.`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {}
  throw new InputError(`The file ${file} is no text in UTF-8.`);
}

/** A number as people write it, or a sentence about its line. */
export function readNumber(text: string, line: number, what: string): number {
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InputError(`Line ${line}: "${text.trim().slice(0, 40)}" is no ${what}; a number is wanted.`);
  }
  return value;
}

/** A figure with so many decimals, and no minus before a nought. */
export function decimals(value: number, digits: number): string {
  const said = value.toFixed(digits);
  return Number(said) === 0 ? said.replace('-', '') : said;
}

export function readLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  if (!/^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(tag)) {
    throw new InputError(`"${tag}" is no language; a code such as en, bn, ne or hi is wanted.`);
  }
  return languageFromTag(tag);
}

/** What may be asked for: "meaning" is the sentence encoder for English, and gist for Bengali, Nepali and across. */
export type Use = 'wording' | 'meaning';

export function readEncoder(name: string | undefined, languages: readonly Language[]): Use | undefined {
  if (name === undefined) return undefined;
  if (name !== 'wording' && name !== 'meaning') {
    throw new InputError(`"${name}" is no encoder; wording or meaning is wanted.`);
  }
  const unread = languages.find((language) => !readByMeaning.includes(language));
  if (name === 'meaning' && unread !== undefined) {
    throw new InputError('Meaning reads English, Bengali and Nepali only: other languages are compared by wording.');
  }
  return name;
}

const readByMeaning: readonly Language[] = ['en', 'bn', 'ne'];
