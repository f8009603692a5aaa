import type { Ritual } from '../ritual.ts';
import { concerning } from './answering.ts';
import { actions } from './clicks.ts';
import { resume } from './closing.ts';
import { jobs } from './jobs.ts';
import { waitingBlocks } from './overview.ts';
import { schedules } from './schedules.ts';
import { command } from './words.ts';

/** Your job, our job: the shared mission as stated, and the polls that ask how people see it. */
export const mission: Ritual = {
  name: 'mission',
  command,
  actions,
  jobs,
  schedules,
  async home(ctx) {
    const mine = await concerning(ctx);
    return waitingBlocks(
      ctx,
      mine.filter(({ standing }) => standing === 'waits'),
    );
  },
  resume,
};
