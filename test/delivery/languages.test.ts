import { describe, expect, test } from 'vitest';
import { openPad, type Pad } from '../support/driver.ts';
import { allRituals } from '../support/rituals.ts';

async function office() {
  const pad = await openPad({ now: '2026-12-07T09:00:00Z', rituals: allRituals() });
  const maya = await pad.person('Maya', { admin: true });
  await maya.run('/agenda meeting', 'general');
  await maya.fill({ name: 'Weekly', rhythm: 'weekly', days: 'Mon', time: '10:00', postBefore: '30' });
  return { pad, maya };
}

const buttons = (pad: Pad) => pad.posts('general').filter((text) => text.includes('[বাংলা'));

describe('a message that a whole channel reads', () => {
  test('can be read in each one’s own language, privately, and what people wrote stays as it is', async () => {
    const { pad, maya } = await office();
    const rina = await pad.person('Rina', { locale: 'bn', timeZone: 'Asia/Dhaka' });
    const ram = await pad.person('Ram', { locale: 'ne', timeZone: 'Asia/Kathmandu' });
    await rina.run('/agenda add Opening hours', 'general');
    await ram.run('/agenda', 'general');
    await maya.run('/idea channel <#general>', 'general');
    await maya.run('/idea add Smaller tins');
    await maya.run('/mission ask everyone', 'general');
    await pad.passTo('2026-12-07T09:40:00Z');
    // the agenda, the idea and the question: every message there is
    expect(buttons(pad)).toHaveLength(3);
    expect(pad.posts('general')).toHaveLength(3);

    const before = pad.chat.all().length;
    const [agenda] = pad.posts('general').filter((text) => text.includes('First of all'));
    expect(agenda).toContain('[বাংলা · नेपाली]');
    const labels = pad.chat.messages('general').map(({ view }) => view.summary);
    for (const [n] of labels.entries()) {
      const control = pad.chat
        .messages('general')
        [n]?.view.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
      const read = control?.find(({ label }) => label === 'বাংলা · नेपाली');
      if (read?.kind !== 'button') throw new Error('no way to read it');
      await rina.press(read, 'general');
      expect(rina.text).not.toMatch(/First of all|An idea for our customers|Two questions/);
      expect(rina.text).toMatch(/[\u0980-\u09ff]/);
      if (labels[n]?.includes('Agenda')) expect(rina.text).toContain('Opening hours');
      if (labels[n]?.includes('tins')) expect(rina.text).toContain('Smaller tins');
      await ram.press(read, 'general');
      expect(ram.text).toMatch(/[\u0900-\u097f]/);
      // from elsewhere it is nobody's to read
      await ram.press(read, 'shop');
      expect(ram.text).toContain('यो सन्देश अब फेरि देखाउन मिल्दैन');
    }
    expect(pad.chat.all()).toHaveLength(before);
    // an edit keeps it
    await ram.run('/agenda add Chairs', 'general');
    await pad.settle();
    expect(buttons(pad)).toHaveLength(3);
  });

  test('has no such button where everybody reads one language', async () => {
    const { pad } = await office();
    await pad.passTo('2026-12-07T09:40:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(buttons(pad)).toEqual([]);
  });
});
