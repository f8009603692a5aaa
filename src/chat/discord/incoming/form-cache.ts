import { randomUUID } from 'node:crypto';
import type { Form } from '../../view.ts';

/** An hour: whoever comes back to a form later starts again. */
const keptMs = 3_600_000;
const most = 10_000;

/**
 * Forms that are open, or can be opened again as they were filled in. In memory alone: what somebody wrote and did not
 * send off is written down nowhere, least of all beside their name. A restart loses them, which is then said.
 */
export interface FormCache {
  /** Keeps a form for a person under a name; one of the same name is replaced. */
  keep(person: string, name: string, form: Form): void;
  /** Keeps a form for a button; returns the name to give back. */
  hold(person: string, form: Form): string;
  find(person: string, name: string): Form | null;
  forget(person: string, name: string): void;
}

/** @param now the machine's time in milliseconds */
export function formCache(now: () => number = Date.now): FormCache {
  const forms = new Map<string, { form: Form; until: number }>();
  const key = (person: string, name: string) => `${person} ${name}`;

  function prune(): void {
    for (const [name, { until }] of forms) {
      if (until > now() && forms.size <= most) return;
      forms.delete(name);
    }
  }

  function keep(person: string, name: string, form: Form): void {
    // last in line again, so that the oldest stand first
    forms.delete(key(person, name));
    forms.set(key(person, name), { form, until: now() + keptMs });
    prune();
  }

  return {
    keep,
    hold(person, form) {
      const name = randomUUID();
      keep(person, name, form);
      return name;
    },
    find(person, name) {
      const found = forms.get(key(person, name));
      return found && found.until > now() ? found.form : null;
    },
    forget: (person, name) => void forms.delete(key(person, name)),
  };
}
