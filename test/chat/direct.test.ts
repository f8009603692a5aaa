import { expect, test } from 'vitest';
import { takesDirect } from '../../src/who/reader.ts';

test('the bot writes directly on Discord only to those who said yes, elsewhere unless they said no', () => {
  const said = [true, false, null];
  expect(said.map((directMessages) => takesDirect({ directMessages }, 'discord'))).toEqual([true, false, false]);
  expect(said.map((directMessages) => takesDirect({ directMessages }, 'slack'))).toEqual([true, false, true]);
});
