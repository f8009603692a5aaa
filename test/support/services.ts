import { similar, wordStarts } from '../../src/alignment/encoders/similar.ts';
import type { Reckoning } from '../../src/alignment/round/reckoning.ts';
import { type Alignment, choiceOf, type ThreadOptions, whereRead } from '../../src/alignment/thread/client.ts';
import { type Task, taskRunner } from '../../src/alignment/thread/tasks.ts';
import type { Masking } from '../../src/masking/client.ts';
import type { Pictures } from '../../src/pictures/chart.ts';
import type { Services } from '../../src/rituals/services.ts';

/** The same work, done in the test's own thread: nothing has to be started and compiled for it. */
export function servicesHere(options: ThreadOptions = {}): Services {
  return { alignment: alignmentHere(options), masking: maskingHere(), pictures: picturesHere() };
}

/** Loaded with the first text: most tests mask none. */
export function maskingHere(): Masking {
  return {
    mask: async (text, countries) => (await import('../../src/masking/mask.ts')).mask(text, countries),
    stop: async () => {},
  };
}

/** Loaded when the first picture is drawn: most tests draw none. */
export function picturesHere(): Pictures {
  return {
    draw: async (chart) => (await import('../../src/pictures/draw.ts')).drawChart(chart),
    stop: async () => {},
  };
}

/** Says what a picture shows, in place of drawing it, for tests that are about words. */
export const noPictures: Pictures = { draw: async () => null, stop: async () => {} };

export function alignmentHere({ service = null, failed = () => {} }: ThreadOptions = {}): Alignment {
  const run = taskRunner();
  let last = 0;
  const ask = (task: Task) => run(task);
  return {
    ...whereRead(service),
    async reckon(answers, options = {}, use = 'wording') {
      const round = ++last;
      await ask({ do: 'take answers', round, answers });
      const reckoning = (await ask({ do: 'reckon', round, options, choice: choiceOf(use, service) })) as Reckoning;
      if (reckoning.trouble !== undefined) failed(reckoning.trouble);
      return reckoning;
    },
    nearby: {
      wordStarts: async (text) => wordStarts(text),
      similar: async (one, others, limit, atLeast) => similar(one, others, limit, atLeast),
    },
    stop: async () => {},
  };
}
