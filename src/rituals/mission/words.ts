import { z } from 'zod';
import type { Word } from '../../chat/asks.ts';
import { word } from '../../chat/asks.ts';
import { words as text } from '../../chat/input.ts';
import type { Role } from '../../who/roles.ts';
import type { Services } from '../services.ts';
import { answerWaiting } from './clicks.ts';
import { longestAction, longestStatement } from './forms.ts';
import { actionOnLatest, close } from './leading.ts';
import { overview, state } from './overview.ts';
import { ask, pollFormFor } from './planning.ts';
import { latestResults } from './results.ts';

const leaders: readonly Role[] = ['champion', 'admin'];
const nothing = z.object({});

/** What people type after /mission. */
export function wordsWith(services: Services): Record<string, Word> {
  return {
    show: word({ summary: 'mission.word.show', options: [], answers: 'message', values: nothing, run: overview }),
    set: word({
      summary: 'mission.word.set',
      options: [{ name: 'statement', kind: 'text', label: 'mission.option.statement' }],
      may: ['admin'],
      answers: 'message',
      values: z.object({ statement: text(longestStatement) }),
      run: (ctx, { statement }) => state(ctx, statement),
    }),
    poll: word({
      summary: 'mission.word.poll',
      options: [],
      may: leaders,
      answers: 'form',
      values: nothing,
      run: async (ctx) => pollFormFor(ctx),
    }),
    ask: word({
      summary: 'mission.word.ask',
      options: [
        {
          name: 'whom',
          kind: 'choice',
          label: 'mission.option.whom',
          choices: ['ten', 'channel', 'everyone'],
          optional: true,
        },
      ],
      may: leaders,
      answers: 'message',
      values: z.object({ whom: z.enum(['ten', 'channel', 'everyone']).default('ten') }),
      run: (ctx, { whom }) => ask(ctx, whom, services.alignment.sendsTo),
    }),
    answer: word({
      summary: 'mission.word.answer',
      options: [],
      answers: 'form',
      values: nothing,
      run: answerWaiting,
    }),
    results: word({
      summary: 'mission.word.results',
      options: [],
      answers: 'message',
      values: nothing,
      run: (ctx) => latestResults(ctx, services),
    }),
    close: word({
      summary: 'mission.word.close',
      options: [],
      may: leaders,
      answers: 'message',
      values: nothing,
      run: close,
    }),
    action: word({
      summary: 'mission.word.action',
      options: [{ name: 'action', kind: 'text', label: 'mission.option.action' }],
      may: leaders,
      answers: 'message',
      values: z.object({ action: text(longestAction) }),
      run: (ctx, { action }) => actionOnLatest(ctx, action),
    }),
  };
}
