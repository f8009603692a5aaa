import { describe, expect, it } from 'vitest';
import { mask } from '../../src/masking/mask.ts';
import { slowUnits } from '../support/flat.ts';

describe('masking a text', () => {
  for (let i = 0; i < 30; i++)
    mask('Ring 9841-234567 or 01712-345678, a@b.com, 4111 1111 1111 1111, order AB12 3456', []);

  it('takes as long a character, whichever is repeated in it', async () => {
    const around = [
      ['', ''],
      ['order ', '@b.com'],
      ['((((', '))))'],
      ['phone 98', '41234567'],
    ] as const;
    expect(await slowUnits((text) => mask(text, []), around, 10_000)).toEqual([]);
  }, 300_000);
});
