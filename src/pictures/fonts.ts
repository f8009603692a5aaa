import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

interface Font {
  family: string;
  /** Finds a letter of its script. */
  script: RegExp;
  /** TrueType, under the SIL Open Font License. */
  regular: string;
  bold: string;
  /** As CSS says it. */
  range: string;
}

/** Latin is on every machine; these two are not, so that they come as files. */
export const scriptFonts: readonly Font[] = [
  {
    family: 'Noto Sans Bengali',
    script: /\p{Script=Bengali}/u,
    regular: resolve('@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans-bengali/700Bold/NotoSansBengali_700Bold.ttf'),
    range: 'U+0951-0952,U+0964-0965,U+0980-09FE,U+200C-200D,U+20B9,U+25CC',
  },
  {
    family: 'Noto Sans Devanagari',
    script: /\p{Script=Devanagari}/u,
    regular: resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf'),
    range: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+25CC,U+A830-A839,U+A8E0-A8FF',
  },
];

/** CSS that holds a font for each script of the text that needs one: 190 to 300 KB each. Bold is left to the browser. */
export async function fontFaces(text: string): Promise<string> {
  const needed = scriptFonts.filter(({ script }) => script.test(text));
  const faces = await Promise.all(
    needed.map(async ({ family, regular, range }) => {
      const data = (await readFile(regular)).toString('base64');
      return `@font-face{font-family:"${family}";src:url(data:font/ttf;base64,${data}) format("truetype");unicode-range:${range}}`;
    }),
  );
  return faces.join('\n');
}
