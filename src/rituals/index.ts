import { nearProblems } from '../problems/near.ts';
import { agendaWith, contributed } from './agenda/index.ts';
import { customersWith } from './customers/index.ts';
import { ideasWith } from './ideas/index.ts';
import { missionWith } from './mission/index.ts';
import { champions, padWith } from './pad/index.ts';
import type { Ritual } from './ritual.ts';
import type { Services } from './services.ts';

/** Every ritual there is, in the order of the home page: setting up comes before all, as long as it is not done. */
export function ritualsWith(services: Services): readonly Ritual[] {
  const { nearby } = services.alignment;
  const hearing = { mask: services.masking.mask, near: nearProblems(nearby) };
  const mission = missionWith(services);
  const others = [
    customersWith(hearing, services.pictures, contributed, { nearby, busy: mission.busy }),
    mission,
    ideasWith(champions, nearby),
  ];
  const prompts = others.flatMap((ritual) => ritual.prompts ?? []);
  const customerFirst = [
    agendaWith(
      hearing,
      prompts,
      others.flatMap((ritual) => ritual.owned ?? []),
    ),
    ...others,
  ];
  return [padWith(customerFirst), ...customerFirst];
}
