import { randomUUID } from 'node:crypto';
import type { Answer, Reckoning } from '../../../src/alignment/round/reckoning.ts';
import { freeze } from '../../../src/rituals/mission/closing/freeze.ts';
import { type Figures, type Report, readReport } from '../../../src/rituals/mission/records/frozen.ts';
import type { RoundOfPoll } from '../../../src/rituals/mission/records/rounds.ts';
import type { Measured, Told } from '../../../src/rituals/mission/report/read.ts';
import { ownJobsFrom } from '../../../src/rituals/mission/rules.ts';

/** What is told of a round without a database: as it is frozen, stored and read again. */

export interface Asked {
  answers: readonly Answer[];
  found: Reckoning;
  asked?: number | null;
  kFigures?: number;
  kWords?: number;
  /** Local date of its close. */
  date?: string;
  action?: string | null;
  themes?: string | null;
  quotes?: boolean;
  before?: readonly Measured[];
}

export function told(one: Asked): Told {
  const { answers, found, asked = answers.length, kFigures = 5, kWords = 10, quotes = true, before = [] } = one;
  const ids = answers.map(() => randomUUID());
  const contract = { kFigures, kWords, thirdRating: 'tools' };
  const frozen = JSON.stringify(freeze(found, { answered: answers.length, asked }, contract, ids));
  const report = readReport(frozen) as Report;
  const round = roundOf(one, frozen);
  const figures: Figures | null = report.kind === 'figures' && report.words && quotes ? report : null;
  return {
    round,
    report,
    edits: round.themes === null ? { version: 1, named: [] } : JSON.parse(round.themes),
    place: { id: 'p', workspaceId: 'w', externalId: 'general', name: 'general', kind: 'channel' } as Told['place'],
    leaders: [],
    quotable: {
      sharedJob: figures ? answers.length - figures.hidden.shared.length : 0,
      ownJob: figures && answers.length >= ownJobsFrom ? answers.length - figures.hidden.own.length : 0,
    },
    quoted: new Map(figures ? ids.map((id, at) => [id, answers[at]?.shared ?? '']) : []),
    actionBy: null,
    earlier: [],
    trend: [...before, { round, report }],
  };
}

function roundOf(
  { kFigures = 5, kWords = 10, date = '2026-12-01', action = null, themes = null }: Asked,
  report: string,
) {
  const at = new Date(`${date}T06:00:00Z`);
  return {
    id: randomUUID(),
    state: 'closed',
    anonymous: true,
    audience: 'everyone',
    kFigures,
    kWords,
    sendsTo: null,
    closesAt: at,
    closedAt: at,
    report,
    themes,
    action,
    poll: { timeZone: 'Asia/Dhaka' },
  } as unknown as RoundOfPoll;
}
