import type { Alignment } from '../../src/alignment/client.ts';
import type { Near } from '../../src/alignment/near.ts';
import type { Reckoning } from '../../src/alignment/reckoning.ts';
import { type Task, taskRunner } from '../../src/alignment/tasks.ts';
import type { Pictures } from '../../src/pictures/chart.ts';
import type { Services } from '../../src/rituals/services.ts';

/** The same work, done in the test's own thread: nothing has to be started and compiled for it. */
export function servicesHere(): Services {
  return { alignment: alignmentHere(), pictures: picturesHere() };
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

export function alignmentHere(): Alignment {
  const run = taskRunner();
  let last = 0;
  const ask = (task: Task) => run(task);
  return {
    async reckon(answers, options = {}, choice = { use: 'wording' }) {
      const round = ++last;
      await ask({ do: 'take answers', round, answers });
      return (await ask({ do: 'reckon', round, options, choice })) as Reckoning;
    },
    put: async (space, texts, languages = []) => void (await ask({ do: 'put', space, texts, languages })),
    remove: async (space, keys) => void (await ask({ do: 'remove', space, keys })),
    forget: async (space) => void (await ask({ do: 'forget', space })),
    near: async (space, text, limit, languages = [], atLeast = 0) =>
      (await ask({ do: 'near', space, text, limit, atLeast, languages })) as Near<string>[],
    stop: async () => {},
  };
}
