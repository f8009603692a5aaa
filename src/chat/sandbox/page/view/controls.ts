import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app.ts';
import { isSafe } from './text.ts';
import type { Button, Control, LinkButton, Pick, Route } from './types.ts';

/** Where blocks stand: the message they belong to, and how deep its headings are. */
export interface Setting {
  app: App;
  /** undefined on the home page. */
  message: string | undefined;
  heading: 2 | 3;
}

export function drawControl(setting: Setting, control: Control): TemplateResult {
  switch (control.kind) {
    case 'button':
    case 'link':
      return drawButton(setting, control);
    case 'pick':
      return drawPick(setting, control);
    case 'pickPerson':
      return menu(
        setting,
        control.label,
        control.go,
        setting.app.state.people.map(({ id, name, about }) => ({
          value: id,
          label: name,
          hint: about,
        })),
      );
  }
}

export function drawButton({ app, message }: Setting, button: Button | LinkButton): TemplateResult {
  if (button.kind === 'link') {
    if (!isSafe(button.url)) return html`<span class="button">${button.label}</span>`;
    return html`<a class="button" href=${button.url} target="_blank" rel="noopener noreferrer"
      >${button.label}<span class="away"> (${app.state.words['sandbox.newTab']})</span></a>`;
  }
  // not `disabled`, which would take the keyboard's place on the page away
  return html`<button type="button" class="button ${button.tone ?? ''}" aria-disabled=${isBusy(app, message)}
    @click=${() => press(app, message, button.go)}>${button.label}</button>`;
}

export function drawPick(setting: Setting, { label, go, options, chosen }: Pick): TemplateResult {
  return menu(setting, label, go, options, chosen);
}

function menu(
  { app, message }: Setting,
  label: string,
  go: Route,
  options: readonly { value: string; label: string; hint?: string }[],
  chosen?: string,
): TemplateResult {
  const choose = (event: Event, value: string): void => {
    closeMenu(event.currentTarget);
    press(app, message, { to: go.to, args: [...(go.args ?? []), value] });
  };
  return html`<details class="menu">
    <summary class="button" aria-disabled=${isBusy(app, message)}>${label}</summary>
    <ul>
      ${options.map(
        (option) => html`<li>
          <button type="button" aria-current=${option.value === chosen ? 'true' : nothing}
            @click=${(event: Event) => choose(event, option.value)}>
            <span>${option.label}</span>${option.hint ? html`<small>${option.hint}</small>` : nothing}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

function press(app: App, message: string | undefined, { to, args = [] }: Route): void {
  if (isBusy(app, message) === 'false') void app.act({ kind: 'click', route: { to, args: [...args] } }, message);
}

function isBusy(app: App, message: string | undefined): 'true' | 'false' {
  return app.busy === (message ?? 'click') ? 'true' : 'false';
}

function closeMenu(inside: EventTarget | null): void {
  const details = inside instanceof Element ? inside.closest('details') : null;
  if (details) details.open = false;
}

/** Menus close when one looks elsewhere, and by Escape, which leads back to their button. */
export function closeMenusByThemselves(): void {
  const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')];
  document.addEventListener('click', ({ target }) => {
    for (const details of open()) if (!(target instanceof Node && details.contains(target))) details.open = false;
  });
  document.addEventListener('focusin', ({ target }) => {
    for (const details of open()) if (!(target instanceof Node && details.contains(target))) details.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const details of open()) {
      details.open = false;
      details.querySelector('summary')?.focus();
      event.preventDefault();
    }
  });
}
