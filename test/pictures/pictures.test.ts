import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, test } from 'vitest';
import type { Chart } from '../../src/pictures/chart.ts';
import { pictureThread } from '../../src/pictures/client.ts';
import { drawChart } from '../../src/pictures/draw.ts';
import { fontFaces } from '../../src/pictures/fonts.ts';

const words = { en: 'keep the lights on', bn: 'ঘরে আলো জ্বালিয়ে রাখা', ne: 'घरमा बत्ती बालिराख्ने' };

function bars(label: string): Chart {
  return { kind: 'bars', bars: [{ label, share: 0.6, caption: '60 %' }] };
}

const trend: Chart = {
  kind: 'trend',
  locale: 'bn',
  line: 'এক সুর',
  band: 'সম্ভাব্য সীমা',
  points: [
    { label: '১ মার্চ', caption: '৩১', value: 31, low: 15, high: 48 },
    { label: '১ জুন', caption: '১০০', value: 100, low: 60, high: 100, broken: true },
  ],
};

const year = {
  en: { bars: 'Customers who complained', line: 'Last year', band: 'Ordinary', label: 'Dec', caption: '12' },
  bn: { bars: 'যত গ্রাহক অভিযোগ করেছেন', line: 'গত বছর', band: 'স্বাভাবিক সীমা', label: 'ডিসেম্বর', caption: '১২' },
  ne: { bars: 'गुनासो गर्ने ग्राहक', line: 'गत वर्ष', band: 'सामान्य दायरा', label: 'डिसेम्बर', caption: '१२' },
};

/** Nobody listened in the first two months, and there is no year before the last three. */
function months(locale: keyof typeof year): Chart {
  const { label, caption, ...words } = year[locale];
  const known = (at: number) => ({
    label,
    caption: at === 11 ? caption : '',
    count: at < 2 ? null : at + 1,
    lastYear: at < 9 ? null : 5,
    ordinary: at < 4 ? null : { low: 1, high: 9 },
    quiet: at === 11,
  });
  return { kind: 'months', locale, ...words, months: Array.from({ length: 12 }, (_, at) => known(at)) };
}

/** How many dots of the picture are as dark as letters are. */
async function inked(png: Uint8Array, top: number, bottom: number): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, top, image.width, bottom - top);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 90 && (data[at + 2] ?? 255) < 90) dark++;
  return dark;
}

describe('pictures', () => {
  test.each(Object.entries(words))('set the letters of %s from the files that come with them', async (_, label) => {
    const missing = '\u{10ffff}'.repeat([...label].length);
    const [letters, boxes] = [drawChart(bars(label)).png, drawChart(bars(missing)).png];
    expect(await inked(letters, 0, 60)).toBeGreaterThan(100);
    expect(letters, 'not the box that stands for a letter no font has').not.toEqual(boxes);
  });

  test('have a ground of their own, so that a dark chat can show them', async () => {
    const image = await loadImage(Buffer.from(drawChart(trend).png));
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    expect([...context.getImageData(2, 2, 1, 1).data]).toEqual([255, 255, 255, 255]);
    expect(image.width).toBe(800);
  });

  test('for a page are lines whose colours the page decides, and hold what people write as text', () => {
    const { svg } = drawChart(bars('<script>alert(1)</script> & "x" {a|b}'));
    expect(svg).toContain('var(--bar)');
    expect(svg).not.toMatch(/#1d5fa8|<script/);
    expect(svg).toContain('&lt;script&gt;');
    expect(drawChart(trend).svg).toContain('১০০');
  });

  test.each(Object.keys(year) as (keyof typeof year)[])('show a year in %s with what is known of it', (locale) => {
    const { bars, line, band, label, caption } = year[locale];
    const { svg } = drawChart(months(locale));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (const words of [bars, line, band, caption]) expect(texts).toContain(words);
    // as many names as leave room for one another, the last month's among them
    expect(texts.filter((text) => text === label)).toHaveLength({ en: 12, bn: 6, ne: 6 }[locale]);
    const filled = (name: string) => svg.split(`fill="var(--${name})"`).length - 1;
    expect([filled('rest'), filled('band'), filled('bar')]).toEqual([1, 8 + 1, 9 + 1]);
  });

  test('of a first year name neither last year nor what is ordinary', () => {
    const chart = months('en');
    if (chart.kind !== 'months') throw new Error('no year');
    const first = chart.months.map((month) => ({ ...month, lastYear: null, ordinary: null }));
    const { svg } = drawChart({ ...chart, months: first });
    expect(svg).toContain(chart.bars);
    expect(svg).not.toContain(chart.line);
    expect(svg).not.toContain(chart.band);
  });
});

describe('the drawing thread', () => {
  const failures: string[] = [];
  const thread = pictureThread(new URL('../support/picture-worker.mjs', import.meta.url), (why) => failures.push(why));
  afterAll(() => thread.stop());

  test('draws the same', async () => {
    const drawn = await thread.draw(trend);
    // pictures are numbered as they are drawn
    const unnumbered = (svg: string | undefined) => svg?.replaceAll(/(zr|cls-)\d+/g, '$1');
    expect(unnumbered(drawn?.svg)).toBe(unnumbered(drawChart(trend).svg));
  });

  test('says when it cannot, and goes on', async () => {
    expect(await thread.draw({ kind: 'nothing' } as never)).toBeNull();
    expect(failures).toHaveLength(1);
    expect(await thread.draw(bars('again'))).not.toBeNull();
  });
});

test('where no thread can be started there is no picture, and no failure', async () => {
  const nowhere = pictureThread(new URL('file:///nowhere/worker.js'));
  expect(await nowhere.draw(trend)).toBeNull();
});

describe('a page that is read elsewhere', () => {
  test('carries the fonts of the scripts it is written in, and no others', async () => {
    expect(await fontFaces('We bring good food, 100 of 100')).toBe('');
    expect(await fontFaces('ভালো খাবার')).toMatch(/^@font-face\{font-family:"Noto Sans Bengali";[^}]{150000,}\}$/);
    const both = await fontFaces('ভালো খাবার, राम्रो खाना');
    expect(both.match(/font-family:"[^"]+"/g)).toEqual([
      'font-family:"Noto Sans Bengali"',
      'font-family:"Noto Sans Devanagari"',
    ]);
  });
});
