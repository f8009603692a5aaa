import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { FormValues } from '../../../platform.ts';
import type { App, OpenForm } from '../app.ts';
import { drawField } from './fields.ts';
import { drawText } from './text.ts';
import type { Field } from './types.ts';

/** The form that is open, as a dialog of the browser's own: it keeps the keyboard inside and closes by Escape. */
export function drawForm(app: App): unknown {
  const open = app.form;
  return open ? keyed(open.key, dialog(app, open)) : nothing;
}

function dialog(app: App, open: OpenForm): TemplateResult {
  const { form, errors, leaving } = open;
  const { words } = app.state;
  const names = new Set(form.fields.map(({ name }) => name));
  const elsewhere = Object.entries(errors).flatMap(([name, sentence]) => (names.has(name) ? [] : [sentence]));
  const alarm = [
    ...(Object.keys(errors).length > elsewhere.length ? [words['sandbox.lookAtFields']] : []),
    ...elsewhere,
    ...(app.sorry ? [app.sorry] : []),
  ];
  return html`<dialog class="form" aria-labelledby="form-title"
    @cancel=${(event: Event) => askBeforeLeaving(app, open, event)} @close=${() => app.closeForm()}>
    <form novalidate @submit=${(event: SubmitEvent) => void submit(app, open, event)}>
      <header>
        <h2 id="form-title">${form.title}</h2>
        ${form.intro ? html`<p class="words">${drawText(form.intro)}</p>` : nothing}
      </header>
      <div class="fields">${form.fields.map((field) => drawField(app, field))}</div>
      <footer>
        <div role="alert" class="alarm">${alarm.map((sentence) => html`<p>${sentence}</p>`)}</div>
        ${leaving ? leaveOrStay(app, open) : cancelOrSend(app, open)}
      </footer>
    </form>
  </dialog>`;
}

function cancelOrSend(app: App, open: OpenForm): TemplateResult {
  const { words } = app.state;
  return html`<button type="button" class="button" @click=${(event: Event) => askBeforeLeaving(app, open, event)}>
      ${words['sandbox.cancel']}
    </button>
    <button class="button primary" aria-disabled=${open.sending}>
      ${open.sending ? words['sandbox.working'] : open.form.submit}
    </button>`;
}

function leaveOrStay(app: App, open: OpenForm): TemplateResult {
  const { words } = app.state;
  return html`<p class="unsent">${words['sandbox.unsent']}</p>
    <button type="button" class="button danger" @click=${() => app.closeForm()}>${words['sandbox.leave']}</button>
    <button type="button" class="button primary" id="go-on" @click=${() => stay(app, open)}>
      ${words['sandbox.goOn']}
    </button>`;
}

/** After each drawing: a form that is new on the page becomes a dialog, and the keyboard goes to its first field. */
export function openDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.form:not([open])');
  dialog?.showModal();
  dialog?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

/** What was written is not thrown away by one slip of the finger. */
function askBeforeLeaving(app: App, open: OpenForm, event: Event): void {
  event.preventDefault();
  const form = document.querySelector<HTMLFormElement>('dialog.form form');
  if (!form || !isTouched(form)) {
    app.closeForm();
    return;
  }
  open.leaving = true;
  app.paint();
  document.querySelector<HTMLElement>('#go-on')?.focus();
}

function stay(app: App, open: OpenForm): void {
  open.leaving = false;
  app.paint();
  document.querySelector<HTMLElement>('dialog.form :is(input, textarea, select)')?.focus();
}

function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((element) => {
    if (element instanceof HTMLInputElement) {
      const isTick = element.type === 'radio' || element.type === 'checkbox';
      return isTick ? element.checked !== element.defaultChecked : element.value !== element.defaultValue;
    }
    if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue;
    if (element instanceof HTMLSelectElement) {
      return [...element.options].some((option) => option.defaultSelected && !option.selected);
    }
    return false;
  });
}

async function submit(app: App, open: OpenForm, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (open.sending || !(event.currentTarget instanceof HTMLFormElement)) return;
  const values = valuesOf(open.form.fields, new FormData(event.currentTarget));
  const { to, args = [] } = open.form.go;
  open.errors = {};
  const wasTaken = await app.act({ kind: 'submit', route: { to, args: [...args] }, values }, open.from);
  if (!wasTaken) {
    const wrong = document.querySelector<HTMLElement>(
      'dialog.form [aria-invalid], dialog.form fieldset:has(.error) input',
    );
    (wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input') : wrong)?.focus();
  }
}

function valuesOf(fields: readonly Field[], data: FormData): FormValues {
  const values: FormValues = {};
  for (const { name, kind, optional } of fields) {
    if (kind === 'choices') values[name] = data.getAll(name).map(String);
    else {
      const value = String(data.get(name) ?? '');
      // nothing chosen is nothing at all; nothing written is an empty text
      if (value !== '' || kind === 'line' || kind === 'paragraph' || !optional) values[name] = value;
    }
  }
  return values;
}
