import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { App } from '../app.ts';
import { type Choice, type Suggestions, suggest } from './suggest.ts';

/** The line one writes in. What is not sent yet is kept for each person and place. */
export function composer(): (app: App) => TemplateResult {
  const drafts = new Map<string, string>();
  const none: Suggestions = { choices: [], hint: null };
  let shown = none;
  let active = -1;

  function look(app: App, line: HTMLTextAreaElement): void {
    shown = suggest(app.state, line.value.slice(0, line.selectionStart));
    active = shown.choices.length > 0 ? 0 : -1;
    app.paint();
  }

  function close(app: App): void {
    shown = none;
    active = -1;
    app.paint();
  }

  function take(app: App, line: HTMLTextAreaElement, { start, insert }: Choice): void {
    line.setRangeText(insert, start, line.selectionStart, 'end');
    drafts.set(placeKey(app), line.value);
    look(app, line);
    // a command without anything to add is complete: the next Enter sends it
    if (shown.choices.length === 1 && shown.choices[0]?.insert === insert) close(app);
    line.focus();
  }

  async function send(app: App, line: HTMLTextAreaElement): Promise<void> {
    const key = placeKey(app);
    const text = line.value;
    if (app.busy === 'say' || text.trim() === '') return;
    close(app);
    const wasTaken = await app.act({ kind: 'say', text });
    if (wasTaken && drafts.get(key) === text) drafts.set(key, '');
    app.paint();
  }

  function onKey(app: App, event: KeyboardEvent): void {
    const line = event.currentTarget;
    if (!(line instanceof HTMLTextAreaElement) || event.isComposing) return;
    const { choices } = shown;
    const chosen = choices[active];
    if (choices.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      active = (active + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length;
      app.paint();
    } else if (chosen && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey && adds(line, chosen)) {
      take(app, line, chosen);
    } else if (event.key === 'Escape' && choices.length > 0) {
      close(app);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      void send(app, line);
    } else return;
    event.preventDefault();
  }

  return (app) => {
    const { words, write } = app.state;
    const line = (): HTMLTextAreaElement | null => document.querySelector('#write');
    return html`<form class="composer" @submit=${(event: Event) => {
      event.preventDefault();
      const found = line();
      if (found) void send(app, found);
    }}>
      ${
        shown.choices.length > 0
          ? html`<ul class="suggestions" id="suggestions" role="listbox" aria-label=${words['sandbox.suggestions']}>
            ${shown.choices.map(
              (choice, index) => html`<li role="option" id=${`suggestion-${index}`} aria-selected=${index === active}
                @mousedown=${(event: Event) => {
                  event.preventDefault();
                  const found = line();
                  if (found) take(app, found, choice);
                }}><span lang="en">${choice.label}</span><small>${choice.about}</small></li>`,
            )}
          </ul>`
          : nothing
      }
      <p class="usage" aria-live="polite">${shown.hint ?? ''}</p>
      <div class="line">
        <textarea id="write" rows="1" aria-label=${write} placeholder=${words['sandbox.writeHint']} autocomplete="off"
          aria-autocomplete="list" aria-controls=${shown.choices.length > 0 ? 'suggestions' : nothing}
          aria-activedescendant=${active >= 0 ? `suggestion-${active}` : nothing}
          .value=${live(drafts.get(placeKey(app)) ?? '')}
          @input=${(event: Event) => {
            if (!(event.currentTarget instanceof HTMLTextAreaElement)) return;
            drafts.set(placeKey(app), event.currentTarget.value);
            look(app, event.currentTarget);
          }}
          @blur=${() => close(app)} @keydown=${(event: KeyboardEvent) => onKey(app, event)}></textarea>
        <button class="button primary" aria-disabled=${app.busy === 'say'}>${words['sandbox.send']}</button>
      </div>
    </form>`;
  };
}

/** Choosing would change the line: otherwise Enter sends it. */
function adds({ value, selectionStart }: HTMLTextAreaElement, { start, insert }: Choice): boolean {
  return value.slice(start, selectionStart).trimEnd() !== insert.trimEnd();
}

function placeKey({ state }: App): string {
  return `${state.me.id} ${state.place.id}`;
}
