import type { Button } from '../../src/chat/view.ts';
import { controlsOf, type Pad, type Staff } from './driver.ts';

/** Where all of it happens: the worst case for a channel. */
export const channel = 'general';
/** Where customers' words are answered. */
export const customersChannel = 'customers';
/** A Sunday, before anybody works. */
export const start = '2026-11-29T00:00:00Z';

const cities = ['Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Europe/London', 'America/New_York'];
const names = 'Maya Grace Anika Tanvir Farzana Sunita Bikash Pratima Debjani Arjun Owen Luis'.split(' ');
const meetings = [
  { name: 'Stand-up', rhythm: 'weekly', days: 'Mon, Tue, Wed, Thu, Fri', time: '10:00' },
  { name: 'Sales', rhythm: 'weekly', days: 'Mon', time: '14:00' },
  { name: 'Shop floor', rhythm: 'weekly', days: 'Thu', time: '9:00' },
  { name: 'Support', rhythm: 'two_weeks', days: 'Wed', time: '15:00' },
  { name: 'Month end', rhythm: 'monthly', days: '28', time: '16:00' },
];
const ideasInAll = 30;

export interface Company {
  pad: Pad;
  staff: readonly Staff[];
  admin: Staff;
  champions: readonly Staff[];
}

/** Presses what leads to a route in what somebody was last shown; false where nothing does. */
export async function pressTo(who: Staff, route: string, where?: string): Promise<boolean> {
  const found =
    who.shown && controlsOf(who.shown).find((one): one is Button => one.kind === 'button' && one.go.to === route);
  if (found) await who.press(found, where);
  return Boolean(found);
}

/**
 * Twelve people in five cities with five meetings, one of them daily, two champions, a channel for ideas, and a mission.
 * @param locales their languages, in turn
 */
export async function company(pad: Pad, locales: readonly string[]): Promise<Company> {
  const staff: Staff[] = [];
  for (const [n, name] of names.entries()) {
    const locale = locales[n % locales.length] ?? 'en';
    staff.push(await pad.person(name, { admin: n === 0, locale, timeZone: cities[n % cities.length] ?? 'UTC' }));
  }
  for (const one of staff) await one.run('/pad home', channel);
  const [admin, ...others] = staff;
  if (!admin) throw new Error('nobody works here');
  for (const { rhythm, days, ...meeting } of meetings) {
    await admin.run('/agenda meeting', channel);
    if (!admin.form) await pressTo(admin, 'agenda.newMeeting', channel);
    await admin.fill({ ...meeting, rhythm, days, postBefore: '30' });
  }
  const champions = others.slice(0, 2);
  for (const champion of champions) {
    await admin.run(`/idea champion add <@${champion.profile.id}>`, channel);
    const asked = pad.chat.messages(`@${champion.profile.id}`).at(-1);
    const [yes] = asked ? controlsOf(asked.view) : [];
    if (yes?.kind === 'button') await champion.press(yes);
  }
  await admin.run(`/idea channel <#${channel}|${channel}>`, channel);
  await admin.run('/mission set Good food in every kitchen', channel);
  await others[2]?.run('/pad home', customersChannel);
  await admin.press({ kind: 'button', label: 'Settings', go: { to: 'customers.settings' } }, channel);
  await admin.fill({ channel: customersChannel });
  return { pad, staff, admin, champions };
}

/**
 * Weeks in which people mostly do what is asked of them: two polls in eight weeks, thirty ideas, stories, topics.
 * @param after is run at the end of each week
 */
export async function playWeeks(
  company: Company,
  weeks: number,
  after: (week: number) => Promise<void> | void,
): Promise<void> {
  const { pad, admin } = company;
  for (let week = 0; week < weeks; week++) {
    for (let day = 0; day < 7; day++) {
      // a Monday each: asked for five working days, and followed by what will be done
      if (day === 1 && week % 4 === 0) await admin.run('/mission ask everyone', channel);
      if (day === 1 && week % 4 === 2) await admin.run('/mission action We call back the same day', channel);
      if (day > 0 && day < 6) {
        await liveDay(company, week * 7 + day);
        await hearCustomers(company, week * 7 + day);
      }
      await pad.pass('1 day');
    }
    await after(week);
  }
}

async function liveDay({ staff, champions }: Company, day: number): Promise<void> {
  const who = staff[(day * 5) % staff.length];
  if (!who) return;
  if (day % 28 < 8) for (const one of staff.slice((day % 4) * 3, (day % 4) * 3 + 3)) await answerPoll(one, day);
  if (day % 3 === 0) await who.run(`/agenda customer Mrs R. asked for smaller loaves, ${day}`, channel);
  if (day % 2 === 0) await who.run(`/agenda add Topic of day ${day}`, channel);
  if (day % 4 === 0) await who.run('/agenda done 2', channel);
  const number = Math.ceil((day * 5) / 7 - (day * 5) / 28);
  if (number < ideasInAll && day % 4 !== 3) await who.run(`/idea add Idea ${number} of day ${day}`);
  const champion = champions[day % 4 === 1 ? 0 : 1];
  if (day % 2 === 1 && champion) await decide(champion, who, day);
}

/** Two bad words a working day, most of them answered on the next morning by whoever takes them. */
async function hearCustomers({ pad, staff }: Company, day: number): Promise<void> {
  for (const turn of [0, 1]) {
    const who = staff[(day * 3 + turn * 7) % staff.length];
    await who?.run(`/customer heard The bread came late, said customer ${day}.${turn}`, channel);
  }
  for (const { id, byId } of await pad.store.db.voice.findMany({ where: { news: null } })) {
    const person = await pad.store.db.person.findUniqueOrThrow({ where: { id: byId } });
    const who = staff.find(({ profile }) => profile.id === person.externalId);
    await who?.press({ kind: 'button', label: '', go: { to: 'customers.news', args: [id, 'bad'] } }, channel);
  }
  const waiting = await pad.store.db.voice.findMany({ where: { answeredAt: null }, orderBy: { number: 'asc' } });
  for (const { number } of waiting.slice(0, -2)) {
    const who = staff[(number * 5) % staff.length];
    // one in five is answered a day late
    if (number % 5 !== 0 || waiting.length > 4)
      await who?.run(`/customer answered ${number} We are sorry, and call first now`, channel);
    // every other one is solved at once, and its solver asked how it came about
    if (number % 2 === 0 && who?.text.includes('[Solved]')) await who.click('Solved');
  }
  await learn({ pad, staff }, day);
}

/** Of what was solved every other one is learned from: something new once in two weeks, else the same; one is fixed a month. */
async function learn({ pad, staff }: Pick<Company, 'pad' | 'staff'>, day: number): Promise<void> {
  const { db } = pad.store;
  const problem = await db.problem.findFirst({ orderBy: { number: 'desc' } });
  const solved = await db.voice.findMany({
    where: { solvedAt: { not: null }, problemId: null },
    orderBy: { number: 'asc' },
  });
  for (const { id, number, answeredById } of day % 2 === 1 ? solved.slice(0, 1) : []) {
    const person = await db.person.findUniqueOrThrow({ where: { id: answeredById ?? '' } });
    const who = staff.find(({ profile }) => profile.id === person.externalId);
    const press = (to: 'customers.problem' | 'customers.join', args: string[]) =>
      who?.press({ kind: 'button', label: '', go: { to, args } }, channel);
    if (problem && day % 14 !== 3) await press('customers.join', [id, problem.id]);
    else {
      // by then its owner has seen to the last one
      const owner = problem && (await db.person.findUniqueOrThrow({ where: { id: problem.ownerId ?? '' } }));
      const whose = staff.find(({ profile }) => profile.id === owner?.externalId);
      if (day % 28 === 3)
        await whose?.press(
          { kind: 'button', label: '', go: { to: 'customers.fix', args: [problem?.id ?? ''] } },
          channel,
        );
      if (whose?.form?.fields[0]?.name === 'fix') await whose.fill({ fix: 'A second oven' });
      await press('customers.problem', [id]);
      await who?.fill({ title: `Late bread, ${number}`, arose: 'One oven', playbook: 'Bring it again today' });
    }
  }
}

async function answerPoll(who: Staff, day: number): Promise<void> {
  await who.run('/mission answer');
  if (who.form) await who.fill({ own: `I serve customers, ${day}`, shared: 'Good food for families', rating1: '4' });
}

/** A champion opens the next idea, and accepts it for a colleague or declines it. */
async function decide(champion: Staff, owner: Staff, day: number): Promise<void> {
  const declines = day % 3 === 0;
  await champion.run('/idea review');
  const open = await pressTo(champion, declines ? 'ideas.decline' : 'ideas.accept');
  if (!open || !champion.form) return;
  const dueDate = new Date(Date.parse(start) + (day + 10) * 86_400_000).toISOString().slice(0, 10);
  await champion.fill(declines ? { reason: 'Not this year' } : { owner: owner.profile.id, date: dueDate });
}
