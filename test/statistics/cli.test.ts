import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/command.ts';
import { alarm, usage } from '../../src/statistics/cli.ts';
import oracles from './oracles.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'alarm-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string | Buffer): string {
  const path = join(folder, 'counts.txt');
  writeFileSync(path, text);
  return path;
}

async function told(...args: string[]) {
  let [out, err] = ['', ''];
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await run(alarm, args, streams, usage);
  return { code, out: out.trimEnd().split('\n'), err };
}

const steady = '3 2 4 3 1 5 2 3 4 2 3 4 3 2 4 3';

describe('npm run alarm', () => {
  it('prints a line for each window', async () => {
    const { code, out, err } = await told(file(`7: ${steady} | 9\n7: ${steady} | 10\n`));
    expect([code, err]).toEqual([0, '']);
    expect(out).toEqual([
      'm 3.031250, phi 1.000000, k 48.500000, p 0.00547050, ordinary up to 9, alarm no',
      'm 3.031250, phi 1.000000, k 48.500000, p 0.00178973, ordinary up to 9, alarm yes',
    ]);
  });

  it('prints an object a line with --json, each as its oracle', async () => {
    const known = oracles.spike.filter(({ exposure }) => exposure === undefined);
    const lines = known.map(({ w, weeks, y }) => `${7 * w}: ${weeks.join(' ')} | ${y}`);
    const { out } = await told('--json', file(lines.join('\n')));
    expect(out).toHaveLength(known.length);
    for (const [i, line] of out.entries()) {
      const object = JSON.parse(line);
      expect(Object.keys(object)).toEqual(['m', 'phi', 'k', 'p', 'ordinaryUpTo', 'alarm']);
      expect(object.p).toBeCloseTo(known[i]?.p ?? Number.NaN, 7);
      expect(object).toMatchObject({ ordinaryUpTo: known[i]?.ordinaryUpTo, alarm: known[i]?.alarm });
    }
  });

  it('reads the digits of any script, and neither blank lines nor remarks nor the line ends of Windows', async () => {
    const [line] = (await told(file(`28: 1 2 0 1 2 1 0 2 1 1 2 0 1 1 | 14`))).out;
    const others = [
      '২৮: ১ ২ ০ ১ ২ ১ ০ ২ ১ ১ ২ ০ ১ ১ | ১৪',
      '२८: १ २ ० १ २ १ ० २ १ १ २ ० १ १ | १४',
      '28:1 2 0 1 2 1 0 2 1 1 2 0 1 1|14',
    ];
    const { out, err } = await told(file(`\ufeff# spring\r\n\r\n${others.join('  # as it was\r\n')}\r\n`));
    expect(err).toBe('');
    expect(out).toEqual([line, line, line]);
  });

  it('says what is wrong with a line, reckons the others and ends with code 2', async () => {
    const lines = [
      '7: 3 2 4 3 | 9',
      'hello',
      '9: 3 2 4 3 | 9',
      '',
      '7: 3 2 x 3 | 9',
      '7: 3 2 4 3 | 2.5',
      '7: | 3',
      '7: 3 2 4 3 |',
      '7: 3 | 4 | 5',
      '7: 1 2 3 4 | 1000001',
      '7: 3 2 4 3 | 1',
    ];
    const { code, out, err } = await told(file(lines.join('\n')));
    expect(code).toBe(2);
    expect(out).toHaveLength(2);
    expect(err.trimEnd().split('\n')).toEqual([
      'Line 2: "hello" is no window; one such as 7: 3 2 4 3 | 9 is wanted.',
      'Line 3: "9" is no window; 7 or 28 days are.',
      'Line 5: "x" is no count; a whole number up to a million is wanted.',
      'Line 6: "2.5" is no count; a whole number up to a million is wanted.',
      'Line 7: there is no whole week before the bar.',
      'Line 8: there is no count after the bar.',
      'Line 9: "7: 3 | 4 | 5" is no window; one such as 7: 3 2 4 3 | 9 is wanted.',
      'Line 10: "1000001" is no count; a whole number up to a million is wanted.',
    ]);
  });

  it('reckons a window with too few weeks before it, and has no alarm for it', async () => {
    const { out } = await told(file('7: 0 0 0 | 90\n28: 0 0 0 0 0 0 0 0 0 0 0 | 90\n7: 0 0 0 0 | 90'));
    expect(out.map((line) => line.split(', ').at(-1))).toEqual(['alarm no', 'alarm no', 'alarm yes']);
    expect(out.join()).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    [() => ['nowhere.txt'], 'The file nowhere.txt cannot be read.\n'],
    [() => [], 'A file is wanted: npm run alarm -- counts.txt [--json]\n'],
    [() => [file('\n# nothing\n')], 'The file holds no window, such as 7: 3 2 4 3 | 9.\n'],
    [() => [file('')], 'The file holds no window, such as 7: 3 2 4 3 | 9.\n'],
    [() => [file('7: 1 | 1'), '--loud'], "Unknown option '--loud'.\n"],
    [() => [file(Buffer.from([0xff, 0xfe, 0x37]))], `The file ${join(folder, 'counts.txt')} is no text in UTF-8.\n`],
  ])('ends with code 2 and one sentence, case %#', async (args, sentence) => {
    expect(await told(...args())).toEqual({ code: 2, out: [''], err: sentence });
  });

  it('is run from a terminal', () => {
    const npm = (...args: string[]) => ['run', '--silent', 'alarm', '--', ...args];
    const help = execFileSync('npm', npm('--help'), { encoding: 'utf8' });
    expect(help).toMatch(/^npm run alarm -- counts\.txt \[--json\]\n\n.{40,}/);
    const { status, stdout, stderr } = spawnSync('npm', npm(file('7: 0 0 0 0 | 9\nno\n'), '--json'), {
      encoding: 'utf8',
    });
    expect([status, JSON.parse(stdout).alarm]).toEqual([2, true]);
    expect(stderr).toMatch(/^Line 2: "no" is no window;.*\n$/);
  });
});
