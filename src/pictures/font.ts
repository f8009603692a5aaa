import { palette } from './chart.ts';

/** As wide as a phone's message, in points; drawn at twice as many dots. */
export const width = 400;

export const family = 'Noto Sans, Noto Sans Bengali, Noto Sans Devanagari, sans-serif';
export const font = { fontFamily: family, fontSize: 14, color: palette.ink.light };
