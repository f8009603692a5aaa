/** Work that comes back to whoever has it in their hands until it is done: one way for every promise of the house. */

import { z } from 'zod';
import { type Action, type Ctx, changes, type HomeLine, shows } from '../chat/asks.ts';
import type { Notice, Timer } from '../delivery/owes.ts';
import { formsWith } from './forms.ts';
import { showWork, undo, waitingWith } from './home.ts';
import type { OwnedKind } from './kind.ts';
import { noticesWith, type Stands, weekWith } from './notices.ts';
import { timersWith } from './timers.ts';

export interface Owned {
  actions: Readonly<Record<string, Action>>;
  notices: readonly Notice[];
  timers: readonly Timer[];
  waiting(ctx: Ctx): Promise<readonly HomeLine[]>;
}

const one = z.tuple([z.string().min(1)]);

/**
 * @param kinds of all rituals
 * @param stands lines that rituals add for the champions once a week
 * @param digests the names of their other digests, for which the week makes room
 */
export function ownedWith(kinds: readonly OwnedKind[], stands: Stands, digests: readonly string[]): Owned {
  const kindOf = (name: string) => kinds.find((kind) => kind.name === name);
  const week = weekWith(kindOf, stands, digests);
  return {
    actions: {
      ...formsWith(kindOf),
      work: shows(one, (ctx, id) => showWork(kindOf, ctx, id)),
      workUndo: changes(one, (ctx, moveId) => undo(kindOf, ctx, moveId)),
    },
    notices: [...noticesWith(kindOf), week],
    timers: timersWith(kindOf, { notice: week, digests }),
    waiting: (ctx) => waitingWith(kindOf, ctx),
  };
}
