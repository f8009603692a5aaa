import { notice } from '../../delivery/notice.ts';
import { timer } from '../../delivery/timer.ts';
import { type Head, type Ritual, ritual } from '../ritual.ts';
import type { Services } from '../services.ts';
import { concerning } from './answering.ts';
import { actionsWith } from './clicks.ts';
import { resume } from './closing.ts';
import { jobsWith } from './jobs.ts';
import { waitingBlocks } from './overview.ts';
import { schedulesWith } from './schedules.ts';
import { wordsWith } from './words.ts';

/** Your job, our job: the shared mission as stated, and the polls that ask how people see it. */
export function missionWith(services: Services): Ritual {
  const head: Head = {
    name: 'mission',
    command: { name: 'mission', summary: 'mission.summary', bare: 'show' },
    async home(ctx) {
      const mine = await concerning(ctx);
      return waitingBlocks(
        ctx,
        mine.filter(({ standing }) => standing === 'waits'),
      );
    },
    resume: (app) => resume(services, app),
  };
  return ritual(head, {
    words: wordsWith(services),
    actions: actionsWith(services),
    notices: Object.entries(jobsWith(services)).map(([name, view]) => notice(`mission.${name}`, view)),
    timers: Object.entries(schedulesWith(services)).map(([name, due]) => timer(`mission.${name}`, due)),
  });
}
