import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { align } from '../../src/alignment/cli/align.ts';
import { buildBackground } from '../../src/alignment/cli/build-background.ts';
import { calibrate } from '../../src/alignment/cli/calibrate.ts';
import { similarity } from '../../src/alignment/cli/similarity.ts';
import { run as runCommand } from '../../src/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'alignment-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const commands = { similarity, align, calibrate, background: buildBackground };

async function run(command: keyof typeof commands, ...args: string[]) {
  let [out, err] = ['', ''];
  const code = await runCommand(
    commands[command],
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    },
    'usage',
  );
  return { code, out: out.trim().split('\n'), err };
}

describe('npm run similarity', () => {
  it('prints a cosine a pair and rho last, whatever the line ends', async () => {
    const pairs = file(
      'pairs.tsv',
      '\ufeffWe help customers\tHelping a customer\t4.5\r\n\r\nrice\tcars\t0\r\nsell shoes\tselling shoes\t5\r\n',
    );
    const { code, out, err } = await run('similarity', pairs, '--language', 'en');
    expect([code, err]).toEqual([0, '']);
    expect(out).toHaveLength(4);
    for (const line of out.slice(0, 3)) expect(line).toMatch(/^-?[01]\.\d{6}$/);
    expect(out[3]).toBe("Spearman's rho 1.0000 (3 pairs, wording 3)");
  });

  it('gives each column its own language', async () => {
    const pairs = file('columns.tsv', 'We help customers\tগ্রাহকদের সাহায্য করি\nWe help customers\tরাস্তা মেরামত\n');
    const { out } = await run('similarity', pairs, '--language', 'en,bn');
    expect(Number(out[0])).toBeGreaterThan(0.5);
    expect(Number(out[1])).toBeLessThan(0.3);
    expect((await run('similarity', pairs)).out).toEqual(out);
  });

  it('prints cosines alone where no scores are given, and tells the language itself', async () => {
    const { out } = await run('similarity', file('plain.tsv', 'গ্রাহক\tগ্রাহকদের\nमदद करना\tमदद करते हैं\n'));
    expect(out).toHaveLength(2);
    expect(Number(out[0])).toBeGreaterThan(0.5);
  });

  it.each([
    [['nowhere.tsv'], 'The file nowhere.tsv cannot be read.'],
    [[], 'A file is wanted: npm run similarity -- pairs.tsv'],
    [[file('bad.tsv', 'a\tb\t1\n\na\tb\tmany\n')], 'Line 3: "many" is no score; a number is wanted.'],
    [[file('one.tsv', 'only one\n')], 'Line 1 has 1 column: a text, a text and perhaps a score are wanted'],
    [[file('fine.tsv', 'a\tb\n'), '--encoder', 'magic'], '"magic" is no encoder; wording or meaning is wanted.'],
    [
      [file('hi.tsv', 'a\tb\n'), '--encoder', 'meaning', '--language', 'hi'],
      'Meaning reads English, Bengali and Nepali',
    ],
    [[file('three.tsv', 'a\tb\n'), '--language', 'en,bn,ne'], '"en,bn,ne" is not one language or two'],
    [[file('what.tsv', 'a\tb\n'), '--what'], "Unknown option '--what'."],
    [[file('none.tsv', '\ufeff\r\n'), '--language', 'en'], 'The file holds no pair of texts.'],
    [[file('first.tsv', 'a\tb\n'), 'second.tsv'], 'One file is wanted; "second.tsv" is one too many'],
    [[file('latin1.tsv', Buffer.from('caf\xe9\tcafe\n', 'latin1'))], 'is no text in UTF-8.'],
    [[file('utf16.tsv', Buffer.from('\ufeffa\tb\n', 'utf16le'))], 'is no text in UTF-8.'],
  ])('%j ends with code 2 and one sentence', async (args, sentence) => {
    const { code, err } = await run('similarity', ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('every command', () => {
  it.each(Object.keys(commands) as (keyof typeof commands)[])('%s says with --help how it is called', async (name) => {
    expect(await run(name, 'nowhere.tsv', '--help')).toEqual({ code: 0, out: ['usage'], err: '' });
  });

  it.each(['align', 'similarity', 'calibrate', 'build-background'])('%s has a usage', (name) => {
    const args = ['--import', 'tsx', `src/alignment/cli/${name}.ts`, '--help'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toMatch(/^npm run \w+.*\n\n.{40,}/);
  });
});

describe('npm run align', () => {
  it('prints one object on one line with --json', async () => {
    const said = 'We cook good food\nGood food for all\nTasty food every day\nWe feed people well\nFresh meals\n';
    const { out } = await run('align', file('json.txt', said), '--json');
    expect(out).toHaveLength(1);
    const told = JSON.parse(out[0] ?? '');
    expect(Object.keys(told)).toEqual('n score low high shown verdict sharedWord themes encoder'.split(' '));
    expect(told).toMatchObject({ n: 5, encoder: 'meaning', sharedWord: null });
    expect(told.low).toBeLessThanOrEqual(told.score);
    expect(told.themes[0].label).toMatch(/food/);
    const few = JSON.parse((await run('align', file('few.txt', 'Help\nSell\n🚀\n'), '--json')).out[0] ?? '');
    expect(few).toMatchObject({ n: 2, score: null, low: null, high: null, shown: false, verdict: 'too-few' });
    const apart = 'পানি\nपानी\nвода воды\n水資源管理\nالماء هنا\n';
    const odd = JSON.parse((await run('align', file('apart.txt', apart), '--json')).out[0] ?? '');
    expect(odd.score).not.toBeNull();
  });

  it('prints the whole reckoning of a file, with a sentence for what cannot be told', async () => {
    const answers = file(
      'answers.txt',
      'We help people find homes\nHomes for people\n🚀\nno idea\nFinding homes for families\n',
    );
    const { code, out } = await run('align', answers, '--mission', 'A home for everyone');
    expect(code).toBe(0);
    const said = out.join('\n');
    expect(said).toContain('5 answers, 3 usable, 1 blank, 1 "don\'t know"');
    expect(said).toMatch(/Consensus of 3 people: 0\.\d{4} \(likely from/);
    expect(said).toMatch(/Score: \d+ of 100/);
    expect(said).toMatch(/Closeness to the mission: 0\.\d{4} ± /);
    expect(said).toContain('Line of sight: cannot be told, because nobody gave an answer that can be compared.');
  });

  it('counts a line left blank between others as a blank answer', async () => {
    const { out } = await run('align', file('blank.txt', 'Help people\n\n   \nHelp\n\n\n'));
    expect(out.join('\n')).toContain('4 answers, 2 usable, 2 blank, 0 "don\'t know"');
  });

  it.each([
    ['emoji alone', '🚀\n🎉\n', 'nobody gave an answer that can be compared'],
    ['one answer', 'Help people', 'one answer alone cannot be compared with others'],
    ['marks that nobody sees', '\u200b\u200d\n\u202e\u2069\n', 'nobody gave an answer that can be compared'],
    ['one enormous answer', 'help people '.repeat(90_000), 'one answer alone cannot be compared'],
    ['two answers', 'Help people\nHelp customers\n', 'two answers alone give no range'],
    ['ten thousand copies', 'Help people\n'.repeat(10_000), 'Consensus of 10000 people: 1.0000'],
    [
      'scripts side by side',
      'Help people\nমানুষকে সাহায্য\nमानिसलाई सहयोग\nпомощь людям\nمساعدة الناس\n',
      '40 % of all pairs of people',
    ],
  ])('has a sentence for %s', async (_, text, sentence) => {
    const { code, out, err } = await run('align', file('odd.txt', text));
    expect([code, err]).toEqual([0, '']);
    expect(out.join('\n')).toContain(sentence);
    expect(out.join('\n')).not.toMatch(/NaN|Infinity|undefined|null|-0\.0+\b/);
  });

  it('of an empty file says that nobody answered', async () => {
    const { code, out } = await run('align', file('empty.txt', '\n'));
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('Consensus: cannot be told, because nobody gave an answer that can be compared.');
    expect(out.join('\n')).not.toMatch(/NaN|undefined/);
  });
});

describe('npm run calibrate', () => {
  it('fits where the score begins and ends from rated groups', async () => {
    const { code, out } = await run('calibrate', 'src/alignment/data/rated-groups.tsv');
    expect(code).toBe(0);
    expect(out.at(-2)).toMatch(/^Fitted on 12 groups, R² 0\.\d\d: c0 -?0\.\d{3}, c1 0\.\d{3}\.$/);
  });

  it('refuses what it cannot fit', async () => {
    const { code, err } = await run(
      'calibrate',
      file('flat.tsv', 'a\t50\thelp people\na\t50\thelp\nb\t50\tsell\nb\t50\tsell more\n'),
    );
    expect([code, err]).toEqual([2, 'Groups with at least two different ratings are wanted.\n']);
    const twice = await run('calibrate', file('twice.tsv', 'a\t50\thelp people\na\t60\thelp\n'));
    expect(twice.err).toBe('Line 2: group "a" has been rated 50 before.\n');
  });
});

describe('npm run background', () => {
  it('finds the tables fresh', async () => {
    expect((await run('background', '--check')).out).toEqual(['The tables are fresh.']);
  });
});

describe('a command started by node', () => {
  it('writes to the terminal', () => {
    const args = ['--import', 'tsx', 'src/alignment/cli/similarity.ts', file('started.tsv', 'help\thelp\n')];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe('1.000000\n');
  });
});
