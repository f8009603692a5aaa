import { agendaWith } from './agenda/index.ts';
import { customersWith } from './customers/index.ts';
import { ideasWith } from './ideas/index.ts';
import { missionWith } from './mission/index.ts';
import { champions, padWith } from './pad/index.ts';
import type { Ritual } from './ritual.ts';
import type { Services } from './services.ts';

/** Every ritual there is, in the order of the home page: setting up comes before all, as long as it is not done. */
export function ritualsWith(services: Services): readonly Ritual[] {
  const mask = services.masking.mask;
  const others = [
    customersWith(mask, services.pictures),
    missionWith(services),
    ideasWith(champions, services.alignment.nearby),
  ];
  const prompts = others.flatMap((ritual) => ritual.prompts ?? []);
  const customerFirst = [
    agendaWith(
      mask,
      prompts,
      others.flatMap((ritual) => ritual.owned ?? []),
    ),
    ...others,
  ];
  return [padWith(customerFirst), ...customerFirst];
}
