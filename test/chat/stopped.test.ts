import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openStage as discordStage } from '../support/discord/stage.ts';
import { openStage as slackStage } from '../support/slack/stage.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it.each([
  ['Discord', discordStage],
  ['Slack', slackStage],
] as const)('nothing keeps a bot that has left %s: no timer, no listener', async (_, openStage) => {
  const left = await (async () => {
    const stage = await openStage();
    const kept = new WeakRef(stage.chat);
    await stage.close();
    return kept;
  })();
  for (let tries = 0; tries < 50 && left.deref(); tries++) {
    await sleep(20);
    collect();
  }
  expect(left.deref()).toBeUndefined();
});
