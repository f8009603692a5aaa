import { type Alignment, alignmentThread, type ThreadOptions } from '../alignment/thread/client.ts';
import { type Masking, maskingThread } from '../masking/client.ts';
import type { Pictures } from '../pictures/chart.ts';
import { pictureThread } from '../pictures/client.ts';

/** Heavy work that rituals ask for, done off the event loop. */
export interface Services {
  alignment: Alignment;
  masking: Masking;
  pictures: Pictures;
}

/** Each in a thread of its own, which starts when it is first needed. */
export function threads(options: ThreadOptions = {}): Services {
  return { alignment: alignmentThread(undefined, options), masking: maskingThread(), pictures: pictureThread() };
}
