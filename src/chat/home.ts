import type { Asks, Ctx } from './asks.ts';
import type { Block, View } from './view.ts';

/** What waits for this person, each ritual's part in turn; below it what comes later. */
export async function homeView(ctx: Ctx, rituals: readonly Asks[]): Promise<View> {
  const { t, person } = ctx;
  const parts: Block[] = [];
  const add = (blocks: readonly Block[] = []): void => {
    if (blocks.length > 0) parts.push(...(parts.length > 0 ? [{ kind: 'divider' } as const] : []), ...blocks);
  };
  for (const ritual of rituals) add(await ritual.home?.(ctx));
  for (const ritual of rituals) add(await ritual.coming?.(ctx));
  if (parts.length === 0) parts.push({ kind: 'text', text: t('chat.homeEmpty') });
  const heading: Block = { kind: 'heading', text: t('chat.home', { name: person.name }) };
  return { kind: 'view', summary: t('chat.home', { name: person.name }), blocks: [heading, ...parts] };
}
