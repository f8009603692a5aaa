/**
 * Reports of every kind as a phone shows their pages, for the docs: `npm run pictures`. With a folder, every kind in
 * every size and language, light, dark and printed, to be looked at: `npm run pictures -- /tmp/reports`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { reckonRound } from '../../../src/alignment/round/encode.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { draw } from '../../../src/rituals/mission/report/charts.ts';
import { reportPage } from '../../../src/rituals/mission/report/html.ts';
import type { Measured } from '../../../src/rituals/mission/report/read.ts';
import { findChromium } from '../../support/chromium.ts';
import { picturesHere } from '../../support/services.ts';
import { answersOf, type Kind, kinds, type Spoken } from './kinds.ts';
import { told } from './told.ts';

const phone = { width: 390, height: 600 };
const action = {
  en: 'We ring three customers every Friday.',
  bn: 'প্রতি শুক্রবার তিনজন গ্রাহককে ফোন করব।',
  ne: 'हरेक शुक्रबार तीन जना ग्राहकलाई फोन गर्छौं।',
};

interface Shown {
  kind: Kind;
  n: number;
  spoken: Spoken;
  before?: readonly Measured[];
  date?: string;
}

async function report({ kind, n, spoken, before = [], date = '2026-12-01' }: Shown) {
  const answers = answersOf(kind, n, spoken);
  const missions = { en: 'Good food in every kitchen' };
  const found = await reckonRound(answers, { k: 5, missions, team: n + 2 }, { use: 'meaning' });
  const locale = spoken === 'all' ? 'en' : spoken;
  const it = told({ answers, found, asked: n + 2, before, date, action: action[locale] });
  return { it, t: translator(locale, 'Asia/Dhaka'), measured: { round: it.round, report: it.report } };
}

async function pageOf(shown: Shown): Promise<string | null> {
  const { it, t } = await report(shown);
  if (it.report.kind !== 'figures') return null;
  return reportPage(t, it.report, it, await draw(picturesHere(), t, it.report, it));
}

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });

async function open(html: string, colorScheme: 'light' | 'dark'): Promise<Page> {
  const tab = await browser.newPage({ viewport: phone, colorScheme });
  await tab.setContent(html);
  await tab.evaluate('document.fonts.ready');
  return tab;
}

async function shoot(name: string, shown: Shown, colorScheme: 'light' | 'dark' = 'light', part = ''): Promise<void> {
  const html = await pageOf(shown);
  if (html === null) return;
  const tab = await open(html, colorScheme);
  if (part === '') await tab.screenshot({ path: `docs/${name}.png` });
  else
    await tab
      .locator(part)
      .first()
      .screenshot({ path: `docs/${name}.png` });
  await tab.close();
}

const [folder] = process.argv.slice(2);
if (folder === undefined) await forDocs();
else await everything(folder);
await browser.close();

async function forDocs(): Promise<void> {
  await shoot('report-united', { kind: 'dissent', n: 60, spoken: 'all' });
  await shoot('report-two-camps', { kind: 'twoCamps', n: 25, spoken: 'bn' });
  await shoot('report-three-camps', { kind: 'threeCamps', n: 25, spoken: 'en' }, 'dark');
  await shoot('report-scattered', { kind: 'scattered', n: 12, spoken: 'ne' });
  await shoot('report-same-word', { kind: 'sameWord', n: 12, spoken: 'en' });
  await shoot('report-few', { kind: 'united', n: 6, spoken: 'en' });
  let before: Measured[] = [];
  for (const [at, kind] of (['scattered', 'twoCamps', 'united'] as const).entries()) {
    const { measured } = await report({
      kind,
      n: kind === 'united' ? 4 : kind === 'scattered' ? 12 : 25,
      spoken: 'en',
      before,
      date: `2026-0${3 * at + 1}-01`,
    });
    before = [...before, measured];
  }
  await shoot(
    'report-trend',
    { kind: 'dissent', n: 25, spoken: 'en', before },
    'light',
    'section:has(h2:text("How much we agree"))',
  );
}

async function everything(to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const kind of Object.keys(kinds) as Kind[]) {
    for (const spoken of ['en', 'bn', 'ne', 'all'] as const) {
      for (const n of [5, 12, 25, 60, 600]) {
        const html = await pageOf({ kind, n, spoken });
        if (html === null) continue;
        const name = path.join(to, `${kind}-${n}-${spoken}`);
        writeFileSync(`${name}.html`, html);
        for (const scheme of ['light', 'dark'] as const) {
          const tab = await open(html, scheme);
          await tab.screenshot({ path: `${name}-${scheme}.png`, fullPage: true });
          if (scheme === 'light') await tab.pdf({ path: `${name}.pdf`, format: 'A4' });
          await tab.close();
        }
      }
    }
  }
}
