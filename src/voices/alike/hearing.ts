import type { Db } from '../../store/client.ts';
import type { Problem } from '../../store/rows.ts';
import type { Mask } from '../masked.ts';

/** A problem that may be the same, and what helped then. */
export type Alike = Pick<Problem, 'id' | 'number' | 'title' | 'playbook'>;

/** How customers' words are taken in. */
export interface Hearing {
  mask: Mask;
  /** Problems that may be the same as what was said, the closest first. It only helps: none where it takes too long. */
  near(db: Db, workspaceId: string, text: string): Promise<readonly Alike[]>;
}
