import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import * as echarts from 'echarts';
import { type Chart, type Drawn, palette } from './chart.ts';
import { width } from './font.ts';
import { scriptFonts } from './fonts.ts';
import { heightOf, optionsOf } from './options.ts';

const sharpness = 2;

/** From files, so that no font of the machine is needed. */
function fonts(): void {
  for (const { family, regular, bold } of scriptFonts) {
    GlobalFonts.registerFromPath(regular, family);
    GlobalFonts.registerFromPath(bold, family);
  }
}

let ready = false;

/** Draws a chart twice: as dots and as lines. Some 60 ms, and more the first time: it belongs in a thread of its own. */
export function drawChart(chart: Chart): Drawn {
  if (!ready) {
    fonts();
    // letters are measured on the same canvas that draws them
    echarts.setPlatformAPI({ createCanvas: () => createCanvas(32, 32) as never });
    ready = true;
  }
  return { png: pngOf(chart), svg: svgOf(chart) };
}

function pngOf(chart: Chart): Uint8Array {
  const height = heightOf(chart);
  const canvas = createCanvas(width * sharpness, height * sharpness);
  const drawing = echarts.init(canvas as never, null, {
    width,
    height,
    devicePixelRatio: sharpness,
  });
  drawing.setOption(optionsOf(chart));
  const png = canvas.toBuffer('image/png');
  drawing.dispose();
  return png;
}

function svgOf(chart: Chart): string {
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) });
  drawing.setOption(optionsOf(chart));
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return inColoursOfThePage(svg);
}

/** Where the picture names a colour, the page's variable of the same name stands, which is another one in the dark. */
function inColoursOfThePage(svg: string): string {
  let changed = svg;
  for (const [name, { light }] of Object.entries(palette)) {
    changed = changed.replaceAll(light, `var(--${name})`).replaceAll(rgbOf(light), `var(--${name})`);
  }
  // it is as wide as there is room
  return changed.replace(/<svg width="(\d+)" height="(\d+)"/, '<svg viewBox="0 0 $1 $2" width="100%"');
}

function rgbOf(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r},${g},${b})`;
}
