import type { Logger } from '../log.ts';
import type { Answer } from '../chat/platform.ts';
import type { Store } from '../store/client.ts';

export interface SeedOptions {
  store: Store;
  log: Logger;
  answer: Answer;
  settle(): Promise<void>;
}

export async function seedCompany(_options: SeedOptions): Promise<void> {}
