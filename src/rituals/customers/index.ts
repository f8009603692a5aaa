import type { Pictures } from '../../pictures/chart.ts';
import { overwriteErased } from '../../voices/erase.ts';
import type { Mask } from '../../voices/masked.ts';
import { type Ritual, ritual } from '../ritual.ts';
import { answeringWith } from './answering/index.ts';
import { solutionWith } from './answering/solution.ts';
import { captureWith } from './capture/index.ts';
import { cards } from './card/index.ts';
import { lists, rarely } from './lists/index.ts';
import { privacy } from './privacy/index.ts';
import { seed } from './seed.ts';
import { channelStep, setChapter, settings } from './settings.ts';
import { sharing } from './sharing/index.ts';
import { alarms } from './trend/alarm.ts';
import { trendWith } from './trend/index.ts';
import { waiting, waitingLines } from './waiting/index.ts';
import { day } from './waiting/notices.ts';

/**
 * What customers say: answered first, then shared, then learned from.
 * @param mask takes personal details out of what is written
 * @param pictures draws what is counted
 */
export function customersWith(mask: Mask, pictures: Pictures): Ritual {
  return ritual(
    {
      name: 'customers',
      command: { name: 'customer', summary: 'customers.command', bare: 'show', order: 0 },
      owned: [solutionWith(mask)],
      waiting: waitingLines,
      mornings: [day.name],
      seed,
      setup: [channelStep],
      firstSteps: [{ text: 'sharing.firstStep' }],
      settings,
      resume: ({ store, now }) => overwriteErased(store, now),
      starts: [{ label: 'customers.button.heard', route: 'customers.hear' }],
    },
    captureWith(mask),
    cards,
    answeringWith(mask),
    lists,
    sharing,
    waiting,
    trendWith(pictures),
    alarms,
    rarely,
    setChapter,
    privacy,
  );
}
