import { shorten } from '../../../chat/input.ts';
import type { Prompt } from '../../prompts.ts';
import { aliveIdea, ideaSince } from './store.ts';

/** An idea that came in lately, asked about in a meeting: whom it touches. */
export const newIdea: Prompt = {
  name: 'new_idea',
  async fresh(db, { workspaceId, since, except }) {
    return (await ideaSince(db, workspaceId, since, except))?.id ?? null;
  },
  async question(db, workspaceId, id) {
    const idea = await aliveIdea(db, workspaceId, id);
    return idea && { text: (t) => t('ideas.prompt', { idea: shorten(idea.title, 150), number: `${idea.number}` }) };
  },
};
