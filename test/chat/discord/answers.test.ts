import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/chat/view.ts';
import { ids } from '../../support/discord/company.ts';
import { openStage, type Stage, type StageOptions } from '../../support/discord/stage.ts';

let stage: Stage;
afterEach(async () => {
  await stage.close();
  expect(stage.double.complaints).toEqual([]);
  expect(stage.errors()).toEqual([]);
});

async function open(options: StageOptions = {}) {
  stage = await openStage(options);
  return { maya: stage.person(ids.maya), anika: stage.person(ids.anika), double: stage.double };
}

describe('what people do in Discord', () => {
  it('a command is answered to who typed it alone', async () => {
    const { maya, anika } = await open({ answer: async ({ ask }) => ({ show: note(`heard ${ask.kind}`) }) });
    await maya.types('/idea add Tea in small tins', ids.general);
    expect(stage.errors()).toEqual([]);
    expect(maya.sees).toBe('heard word');
    expect(anika.reads(ids.general)).toEqual([]);
  });
});
