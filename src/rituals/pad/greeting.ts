import { button, controls, heading, text, view } from '../../chat/blocks.ts';
import { notice } from '../../delivery/notice.ts';
import { personSpan } from '../../i18n/text.ts';
import type { Tx } from '../../store/client.ts';
import { personById } from '../../who/people.ts';
import type { Chapter } from '../ritual.ts';

/** What the bot says first where it was added, once. Arguments: the workspace; who added it, where that is known. */
const greeting = notice(
  'pad.greeting',
  async ({ db, t, workspace }, [, byId]) => {
    const by = await personById(db, workspace.id, byId ?? null);
    const said = by ? t.rich('pad.greeting.by', { name: personSpan(by) }) : t('pad.greeting');
    return {
      ...view(
        t('pad.setup.title'),
        heading(t('pad.setup.title')),
        text(said),
        controls(button(t('pad.home.setupButton'), 'pad.setup', [], 'primary')),
      ),
      ...(by && { pings: by.externalId }),
    };
  },
  { key: ([workspaceId = '']) => `pad.greeting:${workspaceId}` },
);

/** Nobody waits for it longer than a day: whoever added the bot has found the way by then. */
const worthMs = 24 * 3_600_000;

/** Greets whoever added the bot, with the first step, in a place that they read. */
export async function greet(
  tx: Tx,
  { workspaceId, placeId, byId, now }: { workspaceId: string; placeId: string; byId: string | null; now: Date },
): Promise<void> {
  const expiresAt = new Date(now.getTime() + worthMs);
  await greeting.owe(tx, [workspaceId, ...(byId ? [byId] : [])], {
    workspaceId,
    to: { placeId },
    dueAt: now,
    expiresAt,
  });
}

export const greetings: Chapter = { notices: [greeting] };
