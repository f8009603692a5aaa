import type { Busy } from '../busy.ts';
import { type Ritual, ritual } from '../ritual.ts';
import type { Services } from '../services.ts';
import { answers, trialStep } from './answering/index.ts';
import { askingWith } from './asking/index.ts';
import { stands } from './asking/polls.ts';
import { moves } from './asking/timers.ts';
import { actionWork } from './closing/action.ts';
import { closing } from './closing/index.ts';
import { resume } from './closing/steps.ts';
import { showing, waiting } from './overview.ts';
import { busy } from './records/weeks.ts';
import { reportingWith } from './report/index.ts';
import { seed } from './seed.ts';
import { setChapter, settings } from './settings.ts';
import { statement, statementStep } from './statement/index.ts';

/** Your job, our job: the shared mission as stated, and the polls that ask how people see it. */
export function missionWith(services: Services): Ritual & { busy: Busy } {
  const mission = ritual(
    {
      name: 'mission',
      command: { name: 'mission', summary: 'mission.summary', bare: 'show', order: 3 },
      waiting,
      setup: [statementStep, trialStep],
      firstSteps: [{ text: 'mission.firstStep' }],
      settings,
      moves,
      owned: [actionWork],
      stands,
      seed,
      resume: (app) => resume(services, app),
    },
    showing,
    statement,
    askingWith(services.alignment.sendsTo),
    answers,
    closing,
    reportingWith(services.pictures),
    setChapter,
  );
  return { ...mission, busy };
}
