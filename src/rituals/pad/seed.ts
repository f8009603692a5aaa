import type { SandboxLife } from '../../chat/asks.ts';
import { localeOf } from '../../i18n/locales.ts';

/** Who has agreed to read the ideas on the customer's behalf. */
export const champions = ['grace', 'sunita'];

/** An office in Dhaka that works from Monday to Friday, and is set up. */
export async function seed({ people, type, fill, press, idOf }: SandboxLife): Promise<void> {
  await press('maya', 'general', 'pad.setupLanguage', ['en']);
  await press('maya', 'general', 'pad.setupWeekend', ['satSun', 'Asia/Dhaka']);
  // past the last step, however many there are
  await press('maya', 'direct', 'pad.setupStep', ['99']);
  // the channels speak English; whoever reads Bengali or Nepali has said so
  for (const { id, locale: said } of people) {
    const locale = localeOf(said);
    if (locale && locale !== 'en') await fill(id, 'direct', '/pad me', { locale });
  }
  for (const { id, name } of people.filter((one) => champions.includes(one.id))) {
    await type('maya', 'general', `/idea champion add <@${id}|${name}>`);
    await press(id, 'direct', 'ideas.championYes', [await idOf('maya')]);
  }
}
