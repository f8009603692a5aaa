import { stringify } from 'csv-stringify/sync';
import { unturned } from '../i18n/text.ts';
import type { Attachment } from './view.ts';

export type Cell = string | number | null | undefined;

/**
 * What a spreadsheet takes for a formula where a cell begins: at the start of a text, and after each line break and each
 * sign that some reader takes for a separator, for not every one of them heeds the quotes.
 */
const formula = /(?=[=+\-@\t\r＝＋－＠])(?<=^|[\n\r\v\f\u0085\u2028\u2029,;|\t]"*)/g;

/** A text in which nothing runs as a formula: an apostrophe stands before what would. */
export function plainCell(text: string): string {
  return unturned(text).replace(formula, "'");
}

/**
 * A file that spreadsheets open rightly: UTF-8 with its mark, lines that end as on Windows, and no formula in it.
 * @param pieces its rows, some at a time, so that the bot goes on answering meanwhile
 */
export async function csvFile(
  name: string,
  header: readonly string[],
  pieces: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Attachment> {
  // alone, a line feed is no line end here, but is one for whoever reads it without quotes
  const options = { record_delimiter: 'windows', quoted_match: /[\r\n]/, cast: { string: plainCell } };
  const texts = [stringify([[...header]], { ...options, bom: true })];
  for await (const rows of pieces)
    texts.push(
      stringify(
        rows.map((row) => [...row]),
        options,
      ),
    );
  return { name, type: 'text/csv', bytes: Buffer.from(texts.join('')) };
}
