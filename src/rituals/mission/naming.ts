import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { shorten, words } from '../../chat/input.ts';
import type { Reply } from '../../chat/platform.ts';
import { note, type View } from '../../chat/view.ts';
import { refresh } from '../../delivery/outbox.ts';
import type { Tx } from '../../store/client.ts';
import { type Figures, readReport } from './report.ts';
import { readable } from './results.ts';
import { share, themeName } from './saying.ts';
import * as rounds from './store.ts';
import { name, readEdits, shownThemes } from './themes.ts';

/** Champions and admins name the themes of a report, and join those that say the same. Both numbers are kept. */

const longestName = 80;
/** What the narrowest menu takes. */
const mostOptions = 25;

export const themeValues = z.object({
  themes: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [given ?? []].flat().flatMap((one) => one.split('.').map(Number)))
    .pipe(z.array(z.int().min(0)).min(1)),
  name: words(longestName),
});

export async function themesForm(ctx: Ctx, roundId: string): Promise<Reply> {
  const { t } = ctx;
  const round = await readable(ctx, roundId);
  const options = shownThemes(figuresOf(round), readEdits(round.themes))
    .slice(0, mostOptions)
    .map((theme) => ({
      value: theme.of.join('.'),
      label: shorten(t('report.found', { theme: themeName(t, theme), percent: theme.share }), 75),
    }));
  if (options.length === 0) throw new UserError('report.noThemes');
  return {
    ask: {
      kind: 'form',
      title: t('report.nameThemes'),
      submit: t('mission.send'),
      go: { to: 'mission.themes', args: [roundId] },
      fields: [
        { kind: 'choices', name: 'themes', label: t('report.whichThemes'), hint: t('report.whichThemesHint'), options },
        { kind: 'line', name: 'name', label: t('report.newName'), hint: t('report.newNameHint'), max: longestName },
      ],
    },
  };
}

export async function nameThemes(
  ctx: Ctx,
  roundId: string,
  { themes, name: called }: z.infer<typeof themeValues>,
): Promise<Reply> {
  const { store, t, now } = ctx;
  const report = figuresOf(await readable(ctx, roundId));
  const known = themes.filter((place) => report.themes?.found[place]);
  if (known.length === 0) throw new UserError('report.noThemes');
  const edits = await store.transaction(async (tx) => {
    const { themes: before } = await rounds.roundAnywhere(tx, roundId);
    const after = name(readEdits(before), known, called);
    await save(tx, roundId, JSON.stringify(after), now);
    return after;
  });
  const shown = shownThemes(report, edits).find(({ name: one }) => one === called);
  const said = t('report.nowNamed', { theme: called, share: share(t, shown?.share ?? 0) });
  const undo = { kind: 'button', label: t('report.asFound'), go: { to: 'mission.asFound', args: [roundId] } } as const;
  return { show: note(said, [undo]) };
}

/** Back to what was found. */
export async function asFound(ctx: Ctx, roundId: string): Promise<View> {
  const { store, t, now } = ctx;
  await readable(ctx, roundId);
  await store.transaction((tx) => save(tx, roundId, null, now));
  return note(t('report.nowAsFound'));
}

async function save(tx: Tx, roundId: string, themes: string | null, now: Date): Promise<void> {
  await rounds.changeRound(tx, roundId, { themes });
  await refresh(tx, `mission.report:${roundId}`, now);
}

function figuresOf({ report }: rounds.RoundOfPoll): Figures {
  const read = readReport(report);
  if (read?.kind !== 'figures') throw new UserError('report.noThemes');
  return read;
}
