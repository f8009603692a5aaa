import { expect, it } from 'vitest';
import { formCache } from '../../../src/chat/discord/incoming/form-cache.ts';
import type { Form } from '../../../src/chat/view.ts';

const form: Form = { kind: 'form', title: 'An idea', submit: 'Save', go: { to: 'ideas.newSave' }, fields: [] };

it('what was written in a refused form is its writer’s alone, for an hour, or until it was saved', () => {
  let now = 0;
  const forms = formCache(() => now);
  const name = forms.hold('maya', form);
  expect(forms.find('maya', name)).toEqual(form);
  expect(forms.find('anika', name)).toBeNull();
  now = 3_599_999;
  expect(forms.find('maya', name)).toEqual(form);
  now = 3_600_000;
  expect(forms.find('maya', name)).toBeNull();
  forms.keep('maya', 'shown', form);
  forms.forget('maya', 'shown');
  expect(forms.find('maya', 'shown')).toBeNull();
});
