import type { Text } from '../../../i18n/text.ts';
import { plain, unturned } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { palette } from '../../../pictures/chart.ts';
import { fontFaces } from '../../../pictures/fonts.ts';
import type { Figures } from '../records/frozen.ts';
import { type Drawings, type Picture, smallThemes } from './charts.ts';
import { method } from './method.ts';
import { nameOf, type Told, voices } from './read.ts';
import * as say from './sentences.ts';

/** A report as a page of its own: one file that needs nothing else, runs nothing, and fits a phone, a desk and paper. */
export async function reportPage(
  t: Translator,
  report: Figures,
  told: Told,
  drawings: Drawings | null,
): Promise<string> {
  const title = say.reportTitle(t, told.round, 'kept');
  const body = bodyOf(t, title, report, told, drawings);
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${safe(title)}</title>
<style>${await fontFaces(body)}${style}</style>
</head>
${body}
</html>
`;
}

function bodyOf(t: Translator, title: string, report: Figures, told: Told, drawings: Drawings | null): string {
  return `<body>
<main>
<header>
<p class="quiet">${safe(`#${told.place.name}`)}</p>
<h1>${safe(title)}</h1>
<p class="headline">${safe(say.headline(t, report, told))}</p>
</header>
${[
  themes(t, report, told, drawings?.themes ?? null),
  said(t, report, told),
  next(t, report, told),
  figures(t, report, told, drawings?.trend ?? null),
  ratings(t, report, told),
  found(t, report, told),
]
  .filter((part) => part !== '')
  .join('\n')}
</main>
</body>`;
}

/** What people said: leaders with their names, then theme by theme, the first of each in sight. */
function said(t: Translator, report: Figures, told: Told): string {
  const named = told.leaders.map(({ by, sharedJob, ownJob }) => {
    const who = plain(t.rich('mission.leaderSays', { person: { bold: by.name } }));
    return `<p>${safe(who)}</p>${quote(t('mission.leaderShared', { words: sharedJob }))}${quote(t('mission.leaderOwn', { words: ownJob }))}`;
  });
  const unnamed = voices(t, report, told).map(({ theme, quotes: [first, ...more] }) => {
    const title = theme
      ? t('report.found', { theme: nameOf(t, told, theme), share: say.share(t, report, theme.count) })
      : t('report.rest', { figures: told.round.kFigures });
    return `<h3>${safe(title)}</h3>${first === undefined ? '' : quote(first)}${folded(t('report.moreWords'), more.map(quote))}`;
  });
  return named.length + unnamed.length === 0 ? '' : section(t('mission.words'), [...named, ...unnamed]);
}

/** In sight once somebody opens it; runs nothing. */
function folded(title: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<details><summary>${safe(title)}</summary>${parts.join('\n')}</details>`;
}

function themes(t: Translator, report: Figures, told: Told, picture: Picture | null): string {
  if (!picture) return '';
  const more = smallThemes(t, report, told).join(' · ');
  const lines = [...(more === '' ? [] : [more]), ...say.joined(t, report, told)];
  const notes = lines.map((line) => `<p class="quiet">${safe(line)}</p>`);
  return section(t('report.themes'), [drawing(picture), ...notes]);
}

function figures(t: Translator, report: Figures, told: Told, picture: Picture | null): string {
  const lines = [
    ...say.word(t, report, told),
    say.score(t, report, told),
    ...say.change(t, told),
    say.participation(t, told),
  ];
  const said = lines.filter((line) => line !== null).map((line) => `<p>${safe(line)}</p>`);
  const missing = say.broken(t, told).map((line) => `<p class="quiet">${safe(line)}</p>`);
  return section(t('report.howUnited'), [...said, ...(picture ? [drawing(picture), ...missing] : [])]);
}

function drawing({ alt, drawn }: Picture): string {
  if (!drawn) return `<p>${safe(alt)}</p>`;
  return `<figure role="img" aria-label="${safe(alt)}">${drawn.svg}</figure>`;
}

function ratings(t: Translator, report: Figures, told: Told): string {
  if (report.ratings.length === 0) return '';
  const rows = report.ratings.map(({ id, mean, agreement }) => {
    const caption = t('report.rating', { mean, agreement: agreement ?? 'none' });
    const wide = Math.round(((mean - 1) / 4) * 100);
    return `<li><span>${safe(t(`mission.rating.${id}`))}</span> <b>${safe(caption)}</b><i aria-hidden="true"><u style="width:${wide}%"></u></i></li>`;
  });
  const before = say.ratingTrend(t, told).map((line) => `<p class="quiet">${safe(line)}</p>`);
  return section(t('report.ratings'), [`<ul class="ratings">${rows.join('')}</ul>`, ...before]);
}

function next(t: Translator, report: Figures, told: Told): string {
  const { round, actionBy, earlier } = told;
  const lines: Text[] = [
    ...(say.unclear(report, told) ? [t('mission.low')] : []),
    ...earlier.map((action) => t('mission.saidBefore', { action })),
    ...(round.action === null
      ? [t('mission.whatNext')]
      : [t.rich('mission.whatWeDo', { action: { bold: round.action } })]),
    ...(actionBy ? [say.actionNote(t, round, actionBy)] : []),
    say.whatToDo(t, report, told),
  ];
  return section(
    t('report.whatNow'),
    lines.map((line) => `<p>${safe(plain(line))}</p>`),
  );
}

function found(t: Translator, report: Figures, told: Told): string {
  const lines = method(t, report, told).map((line) => `<li>${safe(line)}</li>`);
  return `<section>${folded(t('report.details'), [`<ul class="quiet">${lines.join('')}</ul>`])}</section>`;
}

function section(title: string, parts: readonly string[]): string {
  return `<section><h2>${safe(title)}</h2>${parts.join('\n')}</section>`;
}

function quote(words: string): string {
  return `<blockquote dir="auto">${safe(words)}</blockquote>`;
}

/** People's words are text, whatever they hold. */
function safe(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return unturned(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

function colours(ground: 'light' | 'dark'): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour[ground]}`)
    .join(';');
}

const style = `
:root{color-scheme:light dark;${colours('light')}}
@media (prefers-color-scheme:dark){:root{${colours('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 "Noto Sans","Noto Sans Bengali","Noto Sans Devanagari",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:42rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.15rem;line-height:1.35;margin:.1rem 0 .75rem;font-weight:600}
h2{font-size:1.05rem;line-height:1.35;margin:0 0 .6rem}
h3{font-size:1rem;line-height:1.35;margin:1rem 0 .2rem}
p{margin:.35rem 0}
.headline{font-size:1.6rem;line-height:1.3;font-weight:700;margin:.5rem 0 0}
.quiet{color:var(--quiet)}
section{margin-top:1.75rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
figure{margin:.25rem 0;max-width:30rem}
figure svg{display:block;height:auto}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .8rem;border-inline-start:3px solid var(--bar)}
ul{padding-inline-start:1.2rem;margin:.25rem 0}
li{margin:.4rem 0}
details{margin:.35rem 0}
summary{cursor:pointer;padding:.3rem 0;color:var(--quiet)}
.ratings{list-style:none;padding:0}
.ratings li{margin:.8rem 0}
.ratings i{display:block;height:.6rem;margin-top:.3rem;border-radius:.3rem;background:var(--rule)}
.ratings u{display:block;height:100%;border-radius:.3rem;background:var(--bar);text-decoration:none}
.ratings b{white-space:nowrap}
@media print{figure,blockquote,li{break-inside:avoid}h2,h3{break-after:avoid}summary{list-style:none}details::details-content{content-visibility:visible;block-size:auto}}
`;
