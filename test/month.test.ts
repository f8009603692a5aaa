import { describe, expect, it } from 'vitest';
import { translator } from '../src/i18n/translate.ts';
import { controlsOf, openPad, type Staff, textOf } from './support/driver.ts';

const t = translator('en', 'Asia/Dhaka');

/** A team that lives with the bot for a month: every working day somebody does something. */
async function month() {
  const pad = await openPad({ now: '2026-11-29T02:00:00Z' });
  const zone = { locale: 'en', timeZone: 'Asia/Dhaka' };
  const maya = await pad.person('Maya', { ...zone, admin: true });
  const staff: Staff[] = [maya];
  for (const name of ['Ali', 'Bina', 'Chitra', 'Dev', 'Esha', 'Farid', 'Gita', 'Hari', 'Ila', 'Joy']) {
    staff.push(await pad.person(name, zone));
  }
  for (const who of staff) await who.run('/pad home', 'general');
  await maya.run('/agenda meeting', 'general');
  await maya.fill({ name: 'Stand-up', rhythm: 'weekly', days: 'Sun, Tue, Thu', time: '10:00', postBefore: '30' });
  await maya.run('/agenda meeting', 'general');
  await maya.click(t('agenda.planAnother'));
  await maya.fill({ name: 'Month end', rhythm: 'monthly', days: '31', time: '16:00', postBefore: '60' });
  await maya.run('/pad settings');
  await maya.clickOn(t('pad.settings.week'));
  await maya.fill({ timeZone: 'dhaka', workingDays: ['7', '1', '2', '3', '4'] });
  await maya.click(t('pad.clock.save'));
  await maya.run('/idea champion add <@ali|Ali>', 'general');
  await staff[1]?.clickDirect(t('ideas.button.yes'));
  await maya.run('/idea channel <#general|general>', 'general');
  await maya.run('/mission set Good food in every kitchen', 'general');
  await maya.run('/mission ask everyone', 'general');
  for (let day = 0; day < 31; day++) {
    const who = staff[day % staff.length];
    if (!who) continue;
    if (day < 5) {
      await who.run('/mission answer');
      await who.fill({ own: `I serve customers, ${day}`, shared: 'Good food for families', rating1: '4' });
    }
    await who.run(`/agenda add Topic of day ${day}`, 'general');
    if (day % 2 === 0) await who.run('/agenda done 2', 'general');
    if (day % 3 === 0) await who.run(`/agenda customer Story of day ${day}`, 'general');
    if (day % 4 === 0) await who.run(`/idea add Idea of day ${day}`, 'general');
    if (day % 10 === 5) await who.run('/agenda skip', 'general');
    await pad.pass('1 day');
  }
  return { pad, maya, staff };
}

describe('a month with the bot', () => {
  it('leaves nothing odd', async () => {
    const { pad, staff } = await month();
    const [, , reader] = staff;
    if (!reader) throw new Error('nobody reads');
    const all = pad.chat.all();

    // the chat refuses the same key twice; what is said twice under two keys would be as odd
    const agendas = all.filter(({ key }) => key.startsWith('agenda.post:'));
    expect(agendas.length).toBeGreaterThanOrEqual(10);
    expect(new Set(agendas.map(({ key }) => key)).size).toBe(agendas.length);
    const late = await pad.store.db.delivery.findMany({
      where: { state: { in: ['due', 'gave_up'] }, dueAt: { lt: pad.clock.now() } },
    });
    expect(late).toEqual([]);

    // every agenda opens with the customer, or says that there was no meeting
    for (const { view } of agendas) expect(textOf(view)).toMatch(/1\. First of all: the customer|No meeting/);

    // no button that is still to be seen does nothing, whoever presses it
    const dead: string[] = [];
    for (const { ref, view } of all) {
      const owner = ref.channel.startsWith('@')
        ? staff.find(({ profile }) => ref.channel === `@${profile.id}`)
        : reader;
      for (const control of controlsOf(view)) {
        if (control.kind !== 'button' || !owner) continue;
        await owner.press(control, ref.channel.startsWith('@') ? undefined : ref.channel);
        const said = owner.text;
        if (said === '' || said === t('chat.oldButton'))
          dead.push(`${control.label} of ${ref.channel}: ${control.go.to}`);
      }
    }
    expect(dead).toEqual([]);
  }, 300_000);
});
