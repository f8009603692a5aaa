import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { Voice } from '../../../store/rows.ts';
import { audience } from '../../../voices/hear.ts';
import type { Eyes } from '../../../voices/listed.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { voiceById } from '../../../voices/store.ts';
import { mayUse } from '../../../who/roles.ts';
import { moderators } from '../../hiding.ts';

/** Who waits is for everybody where the customers' channel shows it to them, else for who brought it, who answers, and the champions. */
export async function eyesOf(ctx: Ctx): Promise<Eyes> {
  const personId = ctx.person.id;
  if (mayUse(ctx.person, moderators)) return { personId, readsWaiting: true };
  const { place, outsiders } = await audience(ctx);
  return { personId, readsWaiting: place !== null && !outsiders };
}

/** @throws UserError where there is none for them: what is hidden is for those who may show it again */
export async function voiceFor(ctx: Ctx, id: string): Promise<Voice> {
  const { db, workspace, person } = ctx;
  const voice = await voiceById(db, workspace.id, id);
  if (voice?.kind !== 'said' || (voice.hiddenAt !== null && !mayUse(person, moderators)))
    throw new UserError('customers.gone');
  const isTheirs = voice.byId === person.id || voice.holderId === person.id;
  if (isWaiting(voice) && !isTheirs && !(await eyesOf(ctx)).readsWaiting) {
    throw new UserError('sharing.notYet', { number: voice.number });
  }
  return voice;
}
