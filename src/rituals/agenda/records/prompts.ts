import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries } from '../../../store/rows.ts';
import type { Prompt, Question } from '../../prompts.ts';
import { nextPrompt } from '../rules.ts';
import type { MeetingOf } from './meetings.ts';

/** The question that helps whoever's turn it is: what a ritual brought, for as long as it is to be asked; else one of ours. */
export async function questionOf(
  db: Db | Tx,
  prompts: readonly Prompt[],
  { prompt, promptAbout, series }: MeetingOf,
): Promise<Question> {
  const brought = promptAbout === null ? undefined : prompts.find(({ name }) => name === prompt);
  const question = await brought?.question(db, series.workspaceId, promptAbout ?? '');
  const own = prompt === 'sales_support' ? 'agenda.prompt.sales_support' : 'agenda.prompt.conversation';
  return question ?? { text: (t) => t(own) };
}

/**
 * What the next meeting is asked: the prompt that was used longest ago, among those that have something to ask about.
 * @param past the meetings before it, the oldest first
 */
export async function choosePrompt(
  tx: Tx,
  prompts: readonly Prompt[],
  series: MeetingSeries,
  past: readonly Meeting[],
): Promise<Pick<Meeting, 'prompt' | 'promptAbout'>> {
  const since = past.at(-1)?.startsAt ?? series.createdAt;
  const except = past.flatMap(({ promptAbout }) => promptAbout ?? []);
  const found = new Map<string, string>();
  for (const { name, fresh } of prompts) {
    const about = await fresh(tx, { workspaceId: series.workspaceId, since, except });
    if (about !== null) found.set(name, about);
  }
  const prompt = nextPrompt(
    past.flatMap(({ prompt }) => prompt ?? []),
    [...found.keys()],
  );
  return { prompt, promptAbout: found.get(prompt) ?? null };
}
