import { hostile } from '../everyview.ts';
import { units } from '../flat.ts';

/** Chance that is the same again for the same seed. */
export interface Chance {
  /** 0 to `below`, which is left out. */
  number(below: number): number;
  one<T>(of: readonly T[]): T;
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed;
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return {
    number,
    one: (of) => {
      const found = of[number(of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

/** What mentions, links, formats, ends a text, names a part of every object, or is read as something. */
const snippets: readonly string[] = [
  ...['<!channel>', '<@U0ANIKA>', '<@U0ANIKA|x>', '<#C0GENERAL|general>', '<!subteam^S1>', '<https://evil.example|x>'],
  ...[
    '<@200000000000000002>',
    '<@&400000000000000001>',
    '<#300000000000000001>',
    '<t:0:R>',
    '</idea add:1>',
    '<id:home>',
  ],
  ...[
    '<:x:123456789012345678>',
    '@everyone',
    '@here',
    '@Anika Rahman',
    '#general',
    'https://evil.example',
    '[a](https://evil.example)',
  ],
  ...[
    'javascript:alert(1)',
    'discord.gg/evil',
    'mailto:a@b.c',
    '**b**',
    '_i_',
    '*i*',
    '~~s~~',
    '||s||',
    '`c`',
    '```\nc\n```',
    '__u__',
  ],
  ...[
    '\n> q',
    '\n# h',
    '\n-# s',
    '\n- l',
    '\n1. n',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\\',
    '\\*',
    '{n}',
    '{n, plural, one {x} other {y}}',
    "'{",
  ],
  ...[
    '%s',
    '%00',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '[]',
    '{}',
  ],
  ...[
    '-1',
    '0',
    '1',
    '2',
    '#1',
    '999999999',
    '1e9',
    '9'.repeat(40),
    '１',
    '১',
    '१',
    '١',
    '½',
    'Ⅷ',
    '\'; DROP TABLE "Idea"; --',
  ],
  ...[
    '\0',
    '\ud800',
    '\udc00',
    '\u202e',
    '\u2028',
    '\u200b',
    '\ufeff',
    '\u0301'.repeat(40),
    '\u0315\u0301'.repeat(40),
    '🎉',
    '👩‍👩‍👧',
  ],
  ...[
    '<script>alert(1)</script>',
    '&lt;@U0ANIKA&gt;',
    '&amp;',
    '=1+1',
    '@SUM(1)',
    '../../etc/passwd',
    ':tada:',
    'add',
    'show',
    'help',
  ],
  ...[
    'tomorrow',
    'yesterday',
    '10:00',
    '25:99',
    'Thursday',
    'Mon-Fri',
    '2026-12-09',
    '31/02',
    '2026-12-09 BD',
    '0000-00-00',
    'Dhaka',
    '+99',
  ],
  ...['গ্রাহক', 'ग्राहक', 'عميل', '顧客', 'customer', 'delivery', 'on', 'off', 'search', 'first', 'yes'],
];

/** Whom and what nobody here ever mentions, for Slack and for Discord. */
export const ofNobody =
  '<@U0NOBODY> <!channel> <!subteam^S1> <#C0NOWHERE> <@299999999999999999> <@&499999999999999999>';

const sizes = [1, 2, 10, 100, 300, 1000, 3000, 3001, 6000, 12_000];

/** One text, as somebody would write it who wants to see the bot fall. */
export function hostileText({ number, one }: Chance, longest = 20_000): string {
  const kind = number(10);
  if (kind === 0) return number(2) ? hostile : ofNobody;
  if (kind < 3) return one(units).repeat(one(sizes)).slice(0, Math.min(longest, 12_000));
  if (kind < 5) return Array.from({ length: 1 + number(60) }, () => String.fromCodePoint(number(0x110000))).join('');
  const some = Array.from({ length: 1 + number(8) }, () => one(snippets));
  return some.join(one(['', '', ' '])).slice(0, longest);
}
