import { parseArgs } from 'node:util';
import { InputError, type Line, oneFile, readLines, runWhenStarted, type Streams } from '../command.ts';
import { asciiDigits } from '../time/tokens.ts';
import { type Judged, judge, type Window, windows } from './alarm.ts';
import { largestCount } from './spike.ts';

export const usage = `npm run alarm -- counts.txt [--json]

Reckons, for each window of the file, whether its count is more than usual. A line is a window of 7 or 28 days: the counts
of the whole weeks before it, oldest first, a bar, and the window's own count, in digits of any script. After a # stands
what is not read.

  7: 3 2 4 3 | 9
  28: 1 2 0 1 2 1 0 2 1 1 2 0 1 1 | 14

Prints a line for each: the mean to be expected (m), how much the weeks clump (phi), the size of the negative binomial (k),
how often chance alone brings as many or more (p), up to which count it is ordinary, and whether there is an alarm. There
is none below 3 in 7 days and 4 in 28, nor with fewer than 4 whole weeks before 7 days and 12 before 28; of more than 26 the
last 26 are read.

  --json   one object a line: m, phi, k, p, ordinaryUpTo, alarm

A line that is no window gets one sentence with its number; the others are still reckoned, and the command ends with code 2.`;

export async function alarm(args: string[], { out }: Streams): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const lines = readLines(oneFile(positionals, usage)).flatMap(({ number, text }) => {
    const said = text.replace(/#.*/, '').trim();
    return said === '' ? [] : [{ number, text: said }];
  });
  if (lines.length === 0) throw new InputError('The file holds no window, such as 7: 3 2 4 3 | 9.');
  const wrong: string[] = [];
  for (const line of lines) {
    const judged = judgeLine(line);
    if (typeof judged === 'string') wrong.push(`Line ${line.number}: ${judged}`);
    else out(`${values.json ? JSON.stringify(judged) : sentenceOf(judged)}\n`);
  }
  if (wrong.length > 0) throw new InputError(wrong.join('\n'));
}

/** What a line comes to, or what is wrong with it. */
function judgeLine({ text }: Line): Judged | string {
  const [, days, before, count, more] = /^([^:|]*):([^|]*)\|([^|]*)(.*)$/.exec(asciiDigits(text)) ?? [];
  if (days === undefined || before === undefined || count === undefined || more) {
    return `"${text.slice(0, 40)}" is no window; one such as 7: 3 2 4 3 | 9 is wanted.`;
  }
  if (!isWindow(days.trim())) return `"${days.trim().slice(0, 40)}" is no window; 7 or 28 days are.`;
  const words = before.trim().split(/\s+/);
  if (words[0] === '') return 'there is no whole week before the bar.';
  if (count.trim() === '') return 'there is no count after the bar.';
  const wrong = [...words, count.trim()].find((word) => !/^\d+$/.test(word) || Number(word) > largestCount);
  if (wrong !== undefined) return `"${wrong.slice(0, 40)}" is no count; a whole number up to a million is wanted.`;
  const judged = judge(Number(days) as Window, Number(count), words.map(Number));
  return judged ?? 'there is no whole week before the bar.';
}

function isWindow(days: string): boolean {
  return Object.hasOwn(windows, days);
}

function sentenceOf({ m, phi, k, p, ordinaryUpTo, alarm }: Judged): string {
  const chance = p > 0 && p < 1e-8 ? p.toExponential(3) : p.toFixed(8);
  const figures = `m ${m.toFixed(6)}, phi ${phi.toFixed(6)}, k ${k.toFixed(6)}, p ${chance}`;
  return `${figures}, ordinary up to ${ordinaryUpTo}, alarm ${alarm ? 'yes' : 'no'}`;
}

await runWhenStarted(import.meta.url, alarm, usage);
