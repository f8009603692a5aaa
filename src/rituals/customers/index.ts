import type { Nearby } from '../../alignment/thread/nearby.ts';
import type { Pictures } from '../../pictures/chart.ts';
import type { Hearing } from '../../voices/alike/hearing.ts';
import { overwriteErased } from '../../voices/erase.ts';
import type { Busy } from '../busy.ts';
import type { Contributing } from '../contributing.ts';
import { type Ritual, ritual } from '../ritual.ts';
import { answeringWith } from './answering/index.ts';
import { solutionWith } from './answering/solution.ts';
import { captureWith } from './capture/index.ts';
import { cards } from './card/index.ts';
import { frontlineWith, linesToSort, moves } from './frontline/index.ts';
import { listsWith, rarely } from './lists/index.ts';
import { privacy } from './privacy/index.ts';
import { problemsWith } from './problems/index.ts';
import { problemWorkWith } from './problems/work.ts';
import { seed } from './seed.ts';
import { channelStep, setChapter, settings } from './settings.ts';
import { sharing } from './sharing/index.ts';
import { sortingWith } from './sorting/index.ts';
import { alarms } from './trend/alarm.ts';
import { trendWith } from './trend/index.ts';
import { waiting, waitingLines } from './waiting/index.ts';
import { day } from './waiting/notices.ts';

/**
 * What customers say: answered first, then shared, then learned from.
 * @param hearing takes personal details out of what is written, and finds what is alike
 * @param pictures draws what is counted
 * @param topics what is learned is talked about in a meeting
 * @param frontline what of its lines says nearly the same, and in which weeks others ask it
 */
export function customersWith(
  hearing: Hearing,
  pictures: Pictures,
  topics: Contributing,
  { nearby, busy }: { nearby: Nearby; busy: Busy },
): Ritual {
  const { mask } = hearing;
  return ritual(
    {
      name: 'customers',
      command: { name: 'customer', summary: 'customers.command', bare: 'show', order: 0 },
      owned: [solutionWith(mask), problemWorkWith(mask)],
      waiting: async (ctx) => [...(await waitingLines(ctx)), ...(await linesToSort(ctx))],
      mornings: [day.name],
      seed,
      setup: [channelStep],
      firstSteps: [{ text: 'sharing.firstStep' }],
      settings,
      moves,
      resume: ({ store, now }) => overwriteErased(store, now),
      starts: [{ label: 'customers.button.heard', route: 'customers.hear' }],
    },
    captureWith(hearing),
    cards,
    answeringWith(mask),
    listsWith(topics),
    problemsWith(hearing, topics),
    ...frontlineWith(mask, busy),
    ...sortingWith({ ...hearing, nearby }),
    sharing,
    waiting,
    trendWith(pictures),
    alarms,
    rarely,
    setChapter,
    privacy,
  );
}
