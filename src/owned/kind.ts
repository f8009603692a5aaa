/** What a ritual says of its things that somebody has in their hands until they are done. */

import type { Ctx } from '../chat/asks.ts';
import type { Button } from '../chat/view.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Tx } from '../store/client.ts';
import type { OwnedWork } from '../store/rows.ts';

/** The thing as it stands now. */
export interface About {
  /** How it is called, on one line, for whoever has it in their hands or asked for it. */
  title(t: Translator): string;
  /** How it is called for others, where only some may read its words; left out: the same. */
  others?(t: Translator): string;
  /** The way to it. */
  button?(t: Translator): Button;
}

/** One kind of owned work. What happens to the work itself is seen to; a ritual only keeps its thing true. */
export interface OwnedKind {
  /** As it stands in people's databases, e.g. "idea". */
  readonly name: string;
  /** null: it is gone, and nobody is reminded of it. */
  about(db: Db | Tx, workspaceId: string, aboutId: string): Promise<About | null>;
  /** Its owner or its day has changed, in the same transaction. */
  changed?(tx: Tx, work: OwnedWork, now: Date): Promise<void>;
  /** It tells everybody concerned by itself what became of it; else whoever asked for it hears that it is done. */
  readonly tells?: true;
  /** What of people's words about it may be kept; left out: as they are. */
  clean?(ctx: Ctx, words: string): Promise<string>;
  /** Somebody said that it is done, and what it brought. */
  done?(tx: Tx, ctx: Ctx, work: OwnedWork): Promise<void>;
  /** They took that back. */
  undone?(tx: Tx, ctx: Ctx, work: OwnedWork): Promise<void>;
}
