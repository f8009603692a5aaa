import { plain } from '../i18n/text.ts';
import type { Block, Control, Field, Form, View } from './view.ts';

/** Caps in characters, or counts. Sources: Slack's Block Kit reference and Discord's component reference, November 2026. */
export interface Limits {
  blocks: number;
  /** One text block. */
  text: number;
  /** All text of a message together. */
  message: number;
  heading: number;
  button: number;
  options: number;
  optionLabel: number;
  optionHint: number;
  facts: number;
  controls: number;
  formTitle: number;
  submit: number;
  fields: number;
  fieldLabel: number;
  fieldHint: number;
  fieldValue: number;
}

export const limits = {
  slack: {
    blocks: 50,
    text: 3000,
    message: 13_000,
    heading: 150,
    button: 75,
    options: 100,
    optionLabel: 75,
    optionHint: 75,
    facts: 50,
    controls: 25,
    formTitle: 24,
    submit: 24,
    fields: 5,
    fieldLabel: 2000,
    fieldHint: 2000,
    fieldValue: 3000,
  },
  discord: {
    blocks: 40,
    text: 4000,
    message: 4000,
    heading: 4000,
    button: 80,
    options: 25,
    optionLabel: 100,
    optionHint: 100,
    facts: 50,
    controls: 25,
    formTitle: 45,
    submit: 45,
    fields: 5,
    fieldLabel: 45,
    fieldHint: 100,
    fieldValue: 4000,
  },
} as const satisfies Record<string, Limits>;

/** What every platform takes: the smaller of the two, cap by cap. */
export const narrowest: Limits = Object.fromEntries(
  Object.entries(limits.slack).map(([cap, value]) => [cap, Math.min(value, limits.discord[cap as keyof Limits])]),
) as unknown as Limits;

/** Where a view passes a cap, one line each; empty when it fits. */
export function overflowsOfView(view: View, caps: Limits): string[] {
  const found: string[] = [];
  const over = checker(caps, found);
  over('blocks', view.blocks.length, 'blocks');
  over(
    'message',
    view.blocks.reduce((sum, block) => sum + textsOf(block).join('').length, 0),
    'all text',
  );
  for (const block of view.blocks) checkBlock(block, over);
  return found;
}

export function overflowsOfForm(form: Form, caps: Limits): string[] {
  const found: string[] = [];
  const over = checker(caps, found);
  over('formTitle', form.title.length, form.title);
  over('submit', form.submit.length, form.submit);
  over('fields', form.fields.length, form.title);
  if (form.intro) over('text', plain(form.intro).length, 'intro');
  for (const field of form.fields) checkField(field, over);
  return found;
}

type Over = (cap: keyof Limits, size: number, what: string) => void;

function checker(caps: Limits, found: string[]): Over {
  return (cap, size, what) => {
    if (size > caps[cap]) found.push(`${cap}: ${size} where ${caps[cap]} fit (${what.slice(0, 60)})`);
  };
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'quote':
    case 'note':
      return [plain(block.text)];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, plain(value)]);
    case 'bars':
      return block.bars.flatMap(({ label, caption }) => [label, caption]);
    case 'entry':
      return [plain(block.text), plain(block.detail ?? '')];
    case 'picture':
      return [block.alt];
    case 'controls':
    case 'file':
    case 'divider':
      return [];
  }
}

function checkBlock(block: Block, over: Over): void {
  for (const text of textsOf(block)) over('text', text.length, text);
  switch (block.kind) {
    case 'heading':
      over('heading', block.text.length, block.text);
      break;
    case 'facts':
      over('facts', block.facts.length, 'facts');
      break;
    case 'entry':
      if (block.button) checkControl(block.button, over);
      if (block.menu) checkControl(block.menu, over);
      break;
    case 'controls':
      over('controls', block.controls.length, 'controls');
      for (const control of block.controls) checkControl(control, over);
      break;
    case 'text':
    case 'quote':
    case 'note':
    case 'bars':
    case 'picture':
    case 'file':
    case 'divider':
      break;
  }
}

function checkControl(control: Control, over: Over): void {
  over('button', control.label.length, control.label);
  if (control.kind === 'pick') checkOptions(control.options, over);
}

function checkOptions(options: readonly { label: string; hint?: string }[], over: Over): void {
  over('options', options.length, 'options');
  for (const { label, hint } of options) {
    over('optionLabel', label.length, label);
    if (hint) over('optionHint', hint.length, hint);
  }
}

function checkField(field: Field, over: Over): void {
  over('fieldLabel', field.label.length, field.label);
  if (field.hint) over('fieldHint', field.hint.length, field.hint);
  if ('options' in field) checkOptions(field.options, over);
  if ('value' in field && typeof field.value === 'string') over('fieldValue', field.value.length, field.name);
}
