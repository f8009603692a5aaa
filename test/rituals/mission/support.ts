import { missionWith } from '../../../src/rituals/mission/index.ts';
import { padWith } from '../../../src/rituals/pad/index.ts';
import type { Store } from '../../../src/store/client.ts';
import { openPad, type PadOptions, type Staff } from '../../support/driver.ts';
import { alignmentHere, maskingHere, noPictures } from '../../support/services.ts';

export const services = { alignment: alignmentHere(), masking: maskingHere(), pictures: noPictures };
export const mission = missionWith(services);

/** A Tuesday morning in Dhaka, with this ritual and the bot itself. */
export function openMission(options: Partial<PadOptions> = {}) {
  const { rituals = [mission] } = options;
  const isWhole = rituals.some(({ name }) => name === 'pad');
  return openPad({
    now: '2026-12-01T04:00:00Z',
    ...options,
    rituals: isWhole ? rituals : [padWith(rituals), ...rituals],
  });
}

const names = ['Asha', 'Bimal', 'Chitra', 'Dipak', 'Esha', 'Farid', 'Gita', 'Hari', 'Ila', 'Jamal', 'Kabir', 'Lata'];

/** An admin who asks, and so many colleagues in Dhaka. */
export async function company(pad: Awaited<ReturnType<typeof openPad>>, size: number) {
  const mina = await pad.person('Mina', { admin: true, timeZone: 'Asia/Dhaka' });
  const staff: Staff[] = [];
  for (let n = 0; n < size; n++) {
    staff.push(await pad.person(names[n] ?? `Nabin${n}`, { timeZone: 'Asia/Dhaka' }));
  }
  return { mina, staff };
}

/** Answers the poll that waits, by typing /mission answer. */
export async function answer(person: Staff, own: string, shared: string, ratings: readonly number[] = []) {
  await person.run('/mission answer');
  const [rating1, rating2, rating3] = ratings.map(String);
  await person.fill({
    own,
    shared,
    ...(rating1 && { rating1 }),
    ...(rating2 && { rating2 }),
    ...(rating3 && { rating3 }),
  });
}

export async function answerAll(people: readonly Staff[], ratings: readonly number[] = [4, 3, 5]) {
  for (const [n, person] of people.entries()) {
    await answer(person, `I do task ${n} for customers`, `We keep promise ${n} together`, ratings);
  }
}

export async function onlyRound(store: Store) {
  return store.db.round.findFirstOrThrow({ orderBy: { openedAt: 'desc' } });
}

/** Closes the round in the channel, also where it is said what that loses. */
export async function close(leader: Staff) {
  await leader.run('/mission close', 'general');
  if (leader.text.includes('[Close it all the same]')) await leader.click('Close it all the same');
}
