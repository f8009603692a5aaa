/** Every sign of ASCII, letters, marks and signs of many scripts, and what patterns look for. */
export const units: readonly string[] = [
  ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~aeZ0',
  ...'\t\n\r\0éßǅİ¨¯¾½€“…Ωж०२अकি্ঁকখগন্ணকأيﷺ؟אກຂခក中ア한㍿ﬁ①Ⅷ𝐇🎉🇳\u0301\u0315\u200b\u200d\u202e\u2028\ufe0f\u20e3',
  ...['a@', '@a', 'a@b.', '.a@', '<@', '<a:', ':a', 'http:', '<http:|', 'www.', "a'", '1,', 'a ', 'অ ', 'क '],
  ...[
    '\u0315\u0301',
    '\uff9e\u0301',
    '<@U1',
    '<@U1>',
    '<#1|',
    '<@1>',
    '<:a',
    '&lt;',
    ' \t',
    '\n ',
    ', ',
    '- ',
    '( ',
    '1 ',
    '1-',
  ],
  ...['1\n', '://', '**', '||', '``', '\r\n', 'Fri, ', 'all, ', '\ud83c', '%2', '/~', "''", '{', '{a', "'{"],
];

export type Reading = (text: string) => unknown;

/** Milliseconds of processor time: a busy machine takes more of the clock's. */
async function cost(read: Reading, text: string): Promise<number> {
  const from = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Less is not told from noise on a slow machine; what grows with the square takes a hundred and more at this length. */
const least = 30;
const steps = 8;

/** The units of which many take longer a character than few do. @param around what stands before and after them; `long`: characters of many */
export async function slowUnits(
  read: Reading,
  around: readonly (readonly [before: string, after: string])[],
  long = 20_000,
): Promise<string[]> {
  const slow: string[] = [];
  for (const unit of units) {
    for (const [before, after] of around) {
      const of = (size: number) => before + unit.repeat(Math.ceil(size / unit.length)) + after;
      if (await isSlow(read, of(long / steps), of(long))) slow.push(JSON.stringify([before, unit, after]));
    }
  }
  return slow;
}

/** Looked at again where it seems slow: a collector, or another program, may have come between. */
async function isSlow(read: Reading, short: string, whole: string): Promise<boolean> {
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 4; tries++) {
    many = Math.min(many, await cost(read, whole));
    if (many < least) return false;
    few = Math.min(few, await cost(read, short));
    // squared it would be eight times as many again
    if (many < few * steps * 4) return false;
  }
  return true;
}
