import type { Ritual } from '../ritual.ts';
import type { Services } from '../services.ts';
import { concerning } from './answering.ts';
import { actionsWith } from './clicks.ts';
import { resume } from './closing.ts';
import { jobsWith } from './jobs.ts';
import { waitingBlocks } from './overview.ts';
import { schedulesWith } from './schedules.ts';
import { commandWith } from './words.ts';

/** Your job, our job: the shared mission as stated, and the polls that ask how people see it. */
export function missionWith(services: Services): Ritual {
  return {
    name: 'mission',
    command: commandWith(services),
    actions: actionsWith(services),
    jobs: jobsWith(services),
    schedules: schedulesWith(services),
    async home(ctx) {
      const mine = await concerning(ctx);
      return waitingBlocks(
        ctx,
        mine.filter(({ standing }) => standing === 'waits'),
      );
    },
    resume: (app) => resume(services, app),
  };
}
