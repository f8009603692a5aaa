import { describe, expect, test } from 'vitest';
import { ideas } from '../../../src/rituals/ideas/index.ts';
import { openPad } from '../../support/driver.ts';

const monday = '2026-12-07T04:00:00Z';

function open(options: Partial<Parameters<typeof openPad>[0]> = {}) {
  return openPad({ now: monday, rituals: [ideas], ...options });
}

describe('an idea is saved', () => {
  test('by its title alone, with an offer to fill in the rest', async () => {
    const pad = await open();
    const mina = await pad.person('Mina');
    await mina.run('/idea add Call back within a day', 'general');
    expect(mina.text).toContain('Saved as #1. There is no champion yet: the admins read new ideas');
    await mina.click('Fill in the rest');
    expect(mina.form?.fields.map(({ name }) => name)).toEqual(['title', 'change', 'customers', 'delight', 'name']);
    await mina.fill({ change: 'We call when we said we would', customers: 'Shops', delight: 'They stop waiting' });
    expect(mina.text).toContain('What would change\n> We call when we said we would');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('From: @Mina');
    expect(mina.text).toContain('Why it will delight them\n> They stop waiting');
  });
});
