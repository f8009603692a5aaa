import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { messages } from '../../src/i18n/messages.ts';
import { translator } from '../../src/i18n/translate.ts';

/** Slack cuts a button's label off after so many characters, and a Bengali letter may be several. */
const most = 30;
/** The largest that stand in a label. */
const values = ['edit', 'pause', 'resume', 'end'].map((act) => ({ number: 9999, count: 99, n: 99, act }));

const source = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(rituals|chat)\b.*\.ts$/.test(name),
);

/** The keys that the source gives a button, and those that are called so. */
function labels(): string[] {
  const given = files.flatMap((name) =>
    [
      ...readFileSync(`${source}/${name}`, 'utf8').matchAll(
        /(?:\bbutton\(\s*|kind: '(?:button|link|pickPerson)',\s*label: )(?:ctx\.)?t\(\s*'([^']+)'/g,
      ),
    ].map(([, key = '']) => key),
  );
  const called = Object.keys(messages.en).filter((key) => key.includes('.button.'));
  return [...new Set([...given, ...called])];
}

it.each(['bn', 'ne'] as const)('what stands on a button fits it, in %s', (locale) => {
  const t = translator(locale, 'UTC');
  const all = labels();
  expect(all.length).toBeGreaterThan(60);
  const said = all.flatMap((key) => values.map((one) => t(key as keyof typeof messages.en, one)));
  expect(said.filter((label) => [...label].length > most)).toEqual([]);
});
