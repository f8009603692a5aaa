import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFile, plainCell } from '../../src/chat/csv.ts';

/**
 * A file as a lenient spreadsheet reads it that takes another sign for the separator, which a parser refuses: a quote
 * counts where a cell begins, and what follows the closing one is taken as it stands.
 */
function readLeniently(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') cell += text[at++];
    rows.at(-1)?.push(cell);
    if (text[at] === separator) at++;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

async function written(rows: string[][]): Promise<string> {
  async function* pieces() {
    yield rows;
  }
  const { bytes } = await csvFile('all.csv', ['Number', 'Title', 'What'], pieces());
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
}

const signs = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＠',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ',',
  ';',
  '|',
  '"',
  ' ',
  'a',
  'অ',
  '🙂',
  '\u2028',
];
const hostile = fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((some) => some.join(''));
const rows = fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 4 });
const numbered = (all: [string, string][]) => all.map((texts, n) => [String(n + 1), ...texts]);

describe('a file for spreadsheets', () => {
  test('is read back as what went in, but for the apostrophes before what would be a formula', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const [, ...back] = parse(await written(numbered(all)));
        expect(back).toEqual(numbered(all).map((cells) => cells.map(plainCell)));
        // none of the signs is an apostrophe: without those that were put in it is the same text
        expect(back.map((cells) => cells.map((cell) => cell.replaceAll("'", '')))).toEqual(numbered(all));
      }),
      { numRuns: 2000 },
    );
  });

  test('has no cell that begins a formula, whatever a reader takes for the separator or the end of a line', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const text = await written(numbered(all));
        const readings = [parse(text), ...[',', ';', '\t', '|'].map((separator) => readLeniently(text, separator))];
        for (const cells of readings.map((rows) => rows.flat())) {
          expect(cells.filter((cell) => /^[\t\r\n]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves what is no formula as it is written', () => {
    for (const text of ['Tea, - or coffee', 'a-b', '1+1=2', 'mail@example.com', '"quoted"', 'One\nTwo']) {
      expect(plainCell(text)).toBe(text);
    }
    expect(plainCell('=1+1')).toBe("'=1+1");
    expect(plainCell('list:\n- milk;=2')).toBe("list:\n'- milk;'=2");
  });
});
