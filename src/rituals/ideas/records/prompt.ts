import { shorten } from '../../../chat/input.ts';
import type { Idea } from '../../../store/rows.ts';
import type { Prompt } from '../../prompts.ts';

const alive = { in: ['new', 'in_review', 'accepted'] as Idea['state'][] };

/** An idea that came in lately and is still one, asked about in a meeting: whom it touches. */
export const newIdea: Prompt = {
  name: 'new_idea',
  async fresh(db, { workspaceId, since, except }) {
    const found = await db.idea.findFirst({
      where: { workspaceId, state: alive, createdAt: { gt: since }, id: { notIn: [...except] } },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    });
    return found?.id ?? null;
  },
  async question(db, workspaceId, id) {
    const idea = await db.idea.findFirst({
      where: { id, workspaceId, state: alive },
      select: { title: true, number: true },
    });
    return idea && { text: (t) => t('ideas.prompt', { idea: shorten(idea.title, 150), number: `${idea.number}` }) };
  },
};
