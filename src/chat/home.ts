import { isAdmin, isGuest, refusal } from '../who/roles.ts';
import type { Asks, Ctx, HomeLine } from './asks.ts';
import { button, controls, entry, facts, heading, pager, text, view } from './blocks.ts';
import { usage } from './dispatch/help.ts';
import { shortenText } from './input.ts';
import type { Block, Button, View } from './view.ts';

/** So many lines stand on the home page in all, and so many things to start: with a button each they fit every platform. */
const budget = 10;
const mostStarts = 5;
/** With so many, what leads on has a row of its own, and Discord still shows each line with its button. */
const roomy = 7;
/** Characters of a line, and of what stands below it: all together stay below the 4,000 of Discord's messages. */
const longestLine = 160;

/** What waits for this person, the most urgent first, then what comes later; a button leads to what has no room. */
export async function homeView(ctx: Ctx, rituals: readonly Asks[]): Promise<View> {
  const { t, person } = ctx;
  if (isGuest(person)) return guestView(ctx, rituals);
  const waiting = await waitingLines(ctx, rituals);
  const shown = waiting.slice(0, budget);
  const later = shown.length < roomy ? (await laterLines(ctx, rituals)).slice(0, roomy - shown.length) : [];
  const isEmpty = shown.length + later.length === 0;
  return view(
    t('chat.home', { name: person.name }),
    heading(t('chat.home', { name: person.name })),
    person.introducedIn === null && shown.length <= roomy ? text(t('pad.help.text')) : null,
    isEmpty ? text(t('chat.homeEmpty')) : null,
    shown.map(drawn),
    moreButton(ctx, waiting.length - shown.length),
    shown.length > 0 && later.length > 0 ? { kind: 'divider' } : null,
    later.map(drawn),
    controls(...startButtons(ctx, rituals)),
    shown.length <= roomy ? guideButtons(ctx) : null,
  );
}

/** To help, one's own language and zone, the settings, and who can help. */
function guideButtons({ t, person }: Ctx): readonly Block[] {
  return controls(
    button(t('pad.help.button'), 'pad.help'),
    button(t('pad.me.button'), 'pad.me'),
    isAdmin(person) ? button(t('pad.settings.title'), 'pad.settings') : null,
    button(t('pad.about.button'), 'pad.about'),
  );
}

/** Nothing of the company waits for guests: what they may do here. */
function guestView({ t, person }: Ctx, rituals: readonly Asks[]): View {
  const title = t('chat.home', { name: person.name });
  const words = rituals.flatMap(({ command, words }) =>
    Object.entries(words)
      .filter(([, word]) => refusal(person, word) === null)
      .map(([name, word]) => ({ label: usage(t, command, name, word), value: t(word.summary) })),
  );
  return view(title, heading(title), text(t('chat.homeGuest')), facts(...words));
}

/** All that can be started, where the home page has no room for it. */
export function startsView(ctx: Ctx, rituals: readonly Asks[]): View {
  const title = ctx.t('chat.starts');
  return view(title, heading(title), controls(...startsOf(ctx, rituals)));
}

/** What may be begun, as far as there is room. */
export function startButtons(ctx: Ctx, rituals: readonly Asks[]): Button[] {
  const starts = startsOf(ctx, rituals);
  if (starts.length <= mostStarts) return starts;
  return [...starts.slice(0, mostStarts - 1), button(ctx.t('chat.moreStarts'), 'pad.starts')];
}

/** The most urgent of what waits for this person, and a button to the rest. */
export async function someWaiting(ctx: Ctx, rituals: readonly Asks[], most = 3): Promise<Block[]> {
  const waiting = await waitingLines(ctx, rituals);
  return [...waiting.slice(0, most).map(drawn), ...moreButton(ctx, waiting.length - most)];
}

function moreButton({ t }: Ctx, count: number): readonly Block[] {
  return count > 0 ? controls(button(t('chat.homeMore', { count }), 'pad.waiting', ['1'])) : [];
}

function startsOf({ t }: Ctx, rituals: readonly Asks[]): Button[] {
  return rituals.flatMap((ritual) => (ritual.starts ?? []).map(({ label, route }) => button(t(label), route)));
}

/** All that waits for this person, ten a page. */
export async function waitingPage(ctx: Ctx, rituals: readonly Asks[], page: number): Promise<View> {
  const { t } = ctx;
  const lines = await waitingLines(ctx, rituals);
  const pages = Math.max(1, Math.ceil(lines.length / budget));
  const at = Math.min(page, pages - 1);
  return view(
    t('chat.waiting', { count: lines.length }),
    heading(t('chat.waiting', { count: lines.length })),
    lines.slice(at * budget, (at + 1) * budget).map(drawn),
    pager({ back: t('chat.back'), next: t('chat.next') }, { page: at, pages }, 'pad.waiting'),
    controls(button(t('chat.toHome'), 'pad.home')),
  );
}

async function waitingLines(ctx: Ctx, rituals: readonly Asks[]): Promise<readonly HomeLine[]> {
  const lines: HomeLine[] = [];
  for (const ritual of rituals) lines.push(...((await ritual.waiting?.(ctx)) ?? []));
  return lines.toSorted((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity) || 0);
}

async function laterLines(ctx: Ctx, rituals: readonly Asks[]): Promise<readonly HomeLine[]> {
  const lines: HomeLine[] = [];
  for (const ritual of rituals) lines.push(...((await ritual.later?.(ctx)) ?? []));
  return lines;
}

function drawn({ text: said, detail, button: pressed }: HomeLine): Block {
  return entry(shortenText(said, longestLine), {
    detail: detail === undefined ? undefined : shortenText(detail, longestLine),
    button: pressed,
  });
}
