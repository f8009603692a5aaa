import type { Button } from '../chat/view.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Tx } from '../store/client.ts';

/** A question for the customer item of a meeting, in its reader's language. A whole channel may read it. */
export interface Question {
  text(t: Translator): string;
  /** Where it leads. */
  button?(t: Translator): Button;
}

/** What a ritual can bring to the customer item of meetings, for as long as nobody has brought a story. */
export interface Prompt {
  /** As it stands in people's databases, e.g. "new_idea". */
  readonly name: string;
  /**
   * What there is to ask about at a meeting: the id of something that came in after an instant, none of those its
   * series was asked about before; null where there is nothing.
   */
  fresh(db: Db | Tx, series: { workspaceId: string; since: Date; except: readonly string[] }): Promise<string | null>;
  /** The question about it as it stands now; null where it is not to be asked any more. */
  question(db: Db | Tx, workspaceId: string, about: string): Promise<Question | null>;
}

/** Our own questions, for when no ritual has one: each is asked once before any is asked again. */
export const ownPrompts = [
  'conversation',
  'sales_support',
  'loyal',
  'welcomed',
  'in_the_way',
  'stopped',
  'real_interest',
  'foresaw',
  'like_nobody',
  'little_extra',
] as const;
