import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Translator } from '../../../i18n/translate.ts';
import { botName } from '../company.ts';
import { importMap } from './guard.ts';

const { resolve } = createRequire(import.meta.url);

/** The page's compiled scripts, its style and its picture; the build puts them there. */
export const builtPage = fileURLToPath(new URL('../page', import.meta.url));

/** lit-html's files for browsers; Node itself is led to a subfolder. */
export const litFolder = path.resolve(path.dirname(resolve('lit-html')), '..');

/** All under the SIL Open Font License. */
export const fonts: ReadonlyMap<string, string> = new Map([
  ['latin.woff2', latin('latin')],
  ['latin-ext.woff2', latin('latin-ext')],
  ['bengali-400.ttf', resolve('@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf')],
  ['bengali-600.ttf', resolve('@expo-google-fonts/noto-sans-bengali/600SemiBold/NotoSansBengali_600SemiBold.ttf')],
  [
    'devanagari-400.ttf',
    resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
  ],
  [
    'devanagari-600.ttf',
    resolve('@expo-google-fonts/noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf'),
  ],
]);

function latin(part: string): string {
  const name = 'atkinson-hyperlegible-next';
  return resolve(`@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`);
}

/** In this order: later rules stand over earlier ones. */
const styles = ['base', 'layout', 'controls', 'messages', 'writing', 'phone'];

/** While the bot starts: the same page opens by itself as soon as it is there. */
export function startingPage(t: Translator): string {
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="1">
<title>${t('sandbox.title')}</title>
<link rel="icon" href="/sandbox/page/pad.svg" type="image/svg+xml">
${styles.map((name) => `<link rel="stylesheet" href="/sandbox/page/style/${name}.css">`).join('\n')}
</head>
<body>
<main class="starting"><h1>${botName}</h1><p role="status">${t('sandbox.starting')}</p></main>
</body>
</html>
`;
}

/** The page before its script runs. The words are ours, from the catalogue. */
export function shell(t: Translator): string {
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t('sandbox.title')}</title>
<link rel="icon" href="/sandbox/page/pad.svg" type="image/svg+xml">
${styles.map((name) => `<link rel="stylesheet" href="/sandbox/page/style/${name}.css">`).join('\n')}
<script type="importmap">${importMap}</script>
<script type="module" src="/sandbox/page/theme.js" blocking="render"></script>
<script type="module" src="/sandbox/page/main.js"></script>
</head>
<body>
<div id="page"></div>
<noscript><p class="no-script">${t('sandbox.about')} ${t('sandbox.needsScript')}</p></noscript>
</body>
</html>
`;
}
