import type { Ctx, Ritual } from '../rituals/ritual.ts';
import type { Block, View } from './view.ts';

/** What waits for this person, each ritual's part in turn. */
export async function homeView(ctx: Ctx, rituals: readonly Ritual[]): Promise<View> {
  const { t, person } = ctx;
  const parts: Block[] = [];
  for (const ritual of rituals) {
    const blocks = (await ritual.home?.(ctx)) ?? [];
    if (blocks.length > 0) parts.push(...(parts.length > 0 ? [{ kind: 'divider' } as const] : []), ...blocks);
  }
  if (parts.length === 0) parts.push({ kind: 'text', text: t('chat.homeEmpty') });
  const heading: Block = { kind: 'heading', text: t('chat.home', { name: person.name }) };
  return { kind: 'view', summary: t('chat.home', { name: person.name }), blocks: [heading, ...parts] };
}
