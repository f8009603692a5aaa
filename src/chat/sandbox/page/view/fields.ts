import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app.ts';
import { drawText } from './text.ts';
import type { Field } from './types.ts';

type Choice = { value: string; label: string; hint?: string };

/** A field with its label, hint and what was wrong with it. */
export function drawField(app: App, field: Field): TemplateResult {
  const error = app.form?.errors[field.name];
  const words = app.state.words;
  const label = html`${field.label}${field.optional ? html` <small>(${words['sandbox.optional']})</small>` : nothing}`;
  const below = html`
    ${field.hint ? html`<p class="hint" id=${`hint-${field.name}`}>${field.hint}</p>` : nothing}
    ${error ? html`<p class="error" id=${`error-${field.name}`}>${error}</p>` : nothing}`;
  const choices = choicesOf(app, field);
  if (choices && isGroup(field, choices)) {
    return html`<fieldset class="field" role=${field.kind === 'choice' ? 'radiogroup' : nothing}
      aria-describedby=${describedBy(field, error)} aria-invalid=${field.kind === 'choice' && error ? 'true' : nothing}>
      <legend>${label}</legend>${below}
      <div class=${isScale(field) ? 'options scale' : 'options'}>
        ${choices.map((choice) => drawChoice(field, choice))}
      </div>
    </fieldset>`;
  }
  return html`<div class="field">
    <label for=${`field-${field.name}`}>${label}</label>${below}${drawInput(app, field, choices ?? [], error)}
    ${field.kind === 'line' && field.look ? drawFound(app, field.name) : nothing}
  </div>`;
}

/** Every kind of field: a new one does not compile until it is drawn here. */
function drawInput(app: App, field: Field, choices: readonly Choice[], error: string | undefined): TemplateResult {
  const id = `field-${field.name}`;
  const described = describedBy(field, error);
  const invalid = error ? 'true' : nothing;
  switch (field.kind) {
    case 'line':
      return html`<input id=${id} name=${field.name} .defaultValue=${field.value ?? ''} autocomplete="off"
        placeholder=${field.placeholder ?? nothing} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${!field.optional} @input=${(event: Event) => written(app, event, field)} />${counter(field)}`;
    case 'paragraph':
      return html`<textarea id=${id} name=${field.name} rows="3" .defaultValue=${field.value ?? ''}
        placeholder=${field.placeholder ?? nothing} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${!field.optional} @input=${(event: Event) => count(app, event, field.max)}></textarea>
        ${counter(field)}`;
    case 'date':
    case 'time':
      return html`<input id=${id} name=${field.name} type=${field.kind} .defaultValue=${field.value ?? ''}
        aria-describedby=${described} aria-invalid=${invalid} aria-required=${!field.optional} />`;
    case 'choice':
    case 'choices':
    case 'person':
    case 'place':
      return html`<select id=${id} name=${field.name} aria-describedby=${described} aria-invalid=${invalid}
        aria-required=${!field.optional}>
        <option value="">${app.state.words[field.optional ? 'sandbox.notChosen' : 'sandbox.choose']}</option>
        ${choices.map(
          ({ value, label, hint }) =>
            html`<option value=${value} ?selected=${isChosen(field, value)}>${hint ? `${label}: ${hint}` : label}</option>`,
        )}
      </select>`;
  }
}

/** What is like it already, said as soon as it is found; it is only to be read, the form stays what one is at. */
function drawFound(app: App, name: string): TemplateResult {
  const found = app.form?.found[name];
  const entries = found?.blocks.flatMap((block) => (block.kind === 'entry' ? [block] : [])) ?? [];
  return html`<div class="found" role="status">
    ${found ? html`<p class="note">${found.summary}</p>` : nothing}
    ${entries.map(({ text }) => html`<p class="words">${drawText(text)}</p>`)}
  </div>`;
}

/** A moment after the last key. */
const restMs = 400;
let waiting: ReturnType<typeof setTimeout> | undefined;

function written(app: App, event: Event, field: Extract<Field, { kind: 'line' }>): void {
  count(app, event, field.max);
  const { look, name } = field;
  if (!look || !(event.currentTarget instanceof HTMLInputElement)) return;
  const { value } = event.currentTarget;
  clearTimeout(waiting);
  waiting = setTimeout(() => void app.look(name, look, value), restMs);
}

function choicesOf({ state }: App, field: Field): readonly Choice[] | null {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.kind === 'choice' && field.optional && field.options.length <= 5
        ? [...field.options, { value: '', label: state.words['sandbox.noAnswer'] }]
        : field.options;
    case 'person':
      return state.people.map(({ id, name, about }) => ({ value: id, label: name, hint: about }));
    case 'place':
      return state.places.flatMap(({ id, name, kind }) => (kind === 'channel' ? [{ value: id, label: name }] : []));
    case 'line':
    case 'paragraph':
    case 'date':
    case 'time':
      return null;
  }
}

/** A few answers are all shown; many are a list to open. */
function isGroup(field: Field, choices: readonly Choice[]): boolean {
  return field.kind === 'choices' || (field.kind === 'choice' && choices.length <= 6);
}

/** 1 to 5 stand side by side. */
function isScale(field: Field): boolean {
  return field.kind === 'choice' && field.options.every(({ label, hint }) => label.length < 3 && !hint);
}

function drawChoice(field: Field, { value, label, hint }: Choice): TemplateResult {
  const type = field.kind === 'choices' ? 'checkbox' : 'radio';
  return html`<label class="option">
    <input type=${type} name=${field.name} value=${value} ?checked=${isChosen(field, value)} />
    <span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span>
  </label>`;
}

function isChosen(field: Field, value: string): boolean {
  return Array.isArray(field.value) ? field.value.includes(value) : field.value === value;
}

function describedBy({ name, hint }: Field, error: string | undefined): string | typeof nothing {
  const ids = [hint && `hint-${name}`, error && `error-${name}`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

function counter(field: { name: string; max?: number }): TemplateResult | typeof nothing {
  return field.max === undefined ? nothing : html`<output class="count" for=${`field-${field.name}`}></output>`;
}

/** Code points, as the server counts; said once four fifths are written. Nothing is cut. */
function count({ state }: App, { currentTarget }: Event, max: number | undefined): void {
  if (max === undefined || !(currentTarget instanceof HTMLElement) || !('value' in currentTarget)) return;
  const used = [...String(currentTarget.value)].length;
  const output = currentTarget.parentElement?.querySelector('output');
  const figure = new Intl.NumberFormat(state.locale);
  if (output) output.value = used > max * 0.8 ? `${figure.format(used)} / ${figure.format(max)}` : '';
  output?.classList.toggle('error', used > max);
}
