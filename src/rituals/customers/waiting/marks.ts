import type { Voice } from '../../../store/rows.ts';
import type { Reason } from './ladder.ts';

/** Why a day's message shows a voice: `old` where it was said before, and still waits. */
export type Mark = Reason | 'old';

/** Noted with the message that says it, by which it is said once: of an answer due at another time it is another one. */
export function marked(mark: Mark, { id, dueAt, holderId }: Pick<Voice, 'id' | 'dueAt' | 'holderId'>): string {
  return [mark, id, dueAt?.getTime(), ...(mark === 'left' ? [holderId] : [])].join(':');
}

/** The reason that a note gives for this voice as it is now; null: it gives none. */
export function markOf(noted: string, voice: Pick<Voice, 'id' | 'dueAt' | 'holderId'>): Mark | null {
  const [mark = ''] = noted.split(':');
  return marked(mark as Mark, voice) === noted ? (mark as Mark) : null;
}
