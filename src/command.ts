import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the commands of a terminal have in common: arguments, one file, and a sentence where something is wrong. */

/** Something wrong with what was typed or with a file: a sentence, or one a line, and the command ends with code 2. */
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
    streams.err(`${error instanceof InputError ? error.message : sentenceOf(error as Error)}\n`);
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
