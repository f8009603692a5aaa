import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { button, controls, entry, heading, small, text, view } from '../../chat/blocks.ts';
import type { View } from '../../chat/view.ts';
import { runFollowersAgain } from '../../delivery/timer.ts';
import type { Text } from '../../i18n/text.ts';
import type { Tx } from '../../store/client.ts';
import type { Workspace } from '../../store/rows.ts';
import { speakTo } from '../../who/reader.ts';
import { saveSettings } from '../../who/workspaces.ts';
import type { Ritual } from '../ritual.ts';
import { propose, takeProposal } from './store.ts';

/** What is to be set of the workspace's clock, as its columns; `setupStep` where setting up goes on from there. */
const changeSchema = z.object({
  timeZone: z.string().exactOptional(),
  workingDays: z.string().exactOptional(),
  holidays: z.string().nullable().exactOptional(),
  setupStep: z.int().exactOptional(),
});
export type ClockChange = z.infer<typeof changeSchema>;

/** Setting zone, working days and holidays: whatever that moves is said first, and moved with it. */
export interface ClockSetting {
  /** Saved at once where it moves nothing; else what it moves, with the question whether to. */
  set(ctx: Ctx, change: ClockChange): Promise<{ saved: Ctx } | { asked: View }>;
  /** The question answered. @throws UserError where it was answered before, or a newer one was asked */
  answer(ctx: Ctx, id: string, isYes: boolean): Promise<{ after: Ctx; change: ClockChange }>;
}

/** So many lines say what is moved. */
const most = 15;

/** @param rituals all of them: what they have planned follows the clock */
export function clockSetting(rituals: () => readonly Ritual[]): ClockSetting {
  async function save(tx: Tx, ctx: Ctx, change: ClockChange): Promise<Ctx> {
    const workspace = await saveSettings(tx, ctx.workspace, change);
    const timers = rituals().flatMap((ritual) => ritual.timers);
    await runFollowersAgain(tx, workspace.id, timers, ctx.now);
    return asSaved(ctx, workspace);
  }

  return {
    async set(ctx, change) {
      const moved: Text[] = [];
      for (const ritual of rituals())
        moved.push(...((await ritual.moves?.(ctx, { ...ctx.workspace, ...change })) ?? []));
      if (moved.length === 0) return { saved: await ctx.store.transaction((tx) => save(tx, ctx, change)) };
      const { id } = await ctx.store.transaction((tx) => propose(tx, ctx.person, JSON.stringify(change), ctx.now));
      return { asked: movesView(ctx, moved, id) };
    },
    answer: (ctx, id, isYes) =>
      ctx.store.transaction(async (tx) => {
        const proposal = await takeProposal(tx, ctx.person, id);
        if (!proposal) throw new UserError('pad.clock.gone');
        const change = changeSchema.parse(JSON.parse(proposal.change));
        return { after: isYes ? await save(tx, ctx, change) : ctx, change };
      }),
  };
}

/** The same asker, with the workspace as it is now. */
export function asSaved(ctx: Ctx, workspace: Workspace): Ctx {
  return { ...ctx, workspace, t: speakTo(workspace, ctx.person) };
}

function movesView({ t }: Ctx, moved: readonly Text[], id: string): View {
  const said = t('pad.clock.moves');
  return view(
    said,
    heading(t('pad.clock.title')),
    text(said),
    moved.slice(0, most).map((one) => entry(one)),
    moved.length > most ? small(t('pad.clock.more', { count: moved.length - most })) : null,
    controls(
      button(t('pad.clock.save'), 'pad.clockSave', [id], 'primary'),
      button(t('pad.clock.leave'), 'pad.clockLeave', [id]),
    ),
  );
}
