import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locales.ts';
import { type MessageKey, messages } from '../../src/i18n/messages.ts';
import { readTree } from '../support/tree.ts';

const { files, text } = readTree();
const code = files
  .filter((file) => !/^i18n\/(en|bn|ne)\//.test(file))
  .map(text)
  .join('\n');
const keys = Object.keys(messages.en) as MessageKey[];

/** The names a message wants: {name}, {n, plural, …}. */
function placeholders(message: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) walk(part);
    else if (parts && typeof parts === 'object') {
      const { type, value, options } = parts as {
        type: number;
        value?: unknown;
        options?: Record<string, { value: unknown }>;
      };
      // 0 is a literal and 7 the # of a plural
      if (type !== 0 && type !== 7 && typeof value === 'string') names.add(value);
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

/** Keys that code passes on as a certain part of a view: "label: t('…'". */
function usedAs(part: string): MessageKey[] {
  const found = code.matchAll(new RegExp(`\\b${part}: (?:ctx\\.)?t\\('([\\w.]+)'`, 'g'));
  return [...new Set([...found].map(([, key]) => key as MessageKey))];
}

/** The words that docs/translating.md warns of, by language: its tables' last two columns. */
function warnedOf(locale: 'bn' | 'ne'): string[] {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/translating.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  const cells = rows.slice(1).map((row) => row.split('|')[locale === 'bn' ? 4 : 5]?.trim() ?? '');
  return cells.flatMap((cell) => (cell === '' ? [] : cell.split(', ')));
}

describe.each(locales)('the catalogue in %s', (locale) => {
  it('says everything that English says', () => {
    const missing = keys.filter((key) => !messages[locale][key]?.trim());
    const unknown = Object.keys(messages[locale]).filter((key) => !keys.includes(key as MessageKey));
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
  });

  it('can be read, and asks for the same values as English', () => {
    const different = keys.filter(
      (key) => String(placeholders(messages[locale][key], locale)) !== String(placeholders(messages.en[key], 'en')),
    );
    expect(different).toEqual([]);
  });

  it('fits where it is shown', () => {
    const caps = { title: 24, submit: 24, label: 45, hint: 100 };
    const long = Object.entries(caps).flatMap(([part, cap]) =>
      usedAs(part)
        .filter((key) => messages[locale][key].replace(/\{[^}]*\}/g, '').length > cap)
        .map((key) => `${key} is a ${part}: ${messages[locale][key].length} characters where ${cap} fit`),
    );
    const endless = keys.filter((key) => messages[locale][key].length > 900);
    expect([...long, ...endless]).toEqual([]);
  });

  if (locale !== 'en') {
    it('has none of the words that its page warns of', () => {
      const words = warnedOf(locale);
      expect(words.length).toBeGreaterThan(15);
      const said = keys.map((key) => `${key}: ${messages[locale][key]}`);
      // at the beginning of a word, with any ending
      const found = words.flatMap((word) =>
        said.filter((line) => new RegExp(`(?<![\\p{L}\\p{M}])${word}`, 'u').test(line)),
      );
      expect(found).toEqual([]);
    });

    it('writes numbers in its own digits', () => {
      const latin = keys.filter((key) => {
        // what people type stays Latin: commands, dates and zones as examples
        const words = messages[locale][key].replace(
          /\/\w+[^।\n]*|\{[^{}]*\}|=\d+|UTC\S*|#\d+|\d{4}-\d\d-\d\d|\d\d:\d\d/g,
          '',
        );
        return /\d/.test(words);
      });
      expect(latin).toEqual([]);
    });

    it('is not English', () => {
      const script = locale === 'bn' ? /\p{Script=Bengali}/u : /\p{Script=Devanagari}/u;
      const bare = (text: string) => text.replace(/\{[^{}]*\}|[^\p{L}]/gu, '');
      const english = keys.filter((key) => bare(messages.en[key]).length > 3 && !script.test(messages[locale][key]));
      expect(english).toEqual([]);
    });
  }
});

describe('the code', () => {
  it('uses every message', () => {
    const prefixes = [...code.matchAll(/`([a-z]+(?:\.\w+)*\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const unused = keys.filter(
      (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('asks for no message that does not exist', () => {
    const asked = [...code.matchAll(/\bt(?:\.rich)?\('([\w.]+)'/g)].map(([, key]) => key ?? '');
    expect([...new Set(asked)].filter((key) => !keys.includes(key as MessageKey))).toEqual([]);
  });
});
