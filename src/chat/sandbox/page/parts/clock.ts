import { html, nothing, type TemplateResult } from 'lit-html';
import type { PassTo } from '../../protocol.ts';
import type { App } from '../app.ts';

/** What happened while time passed: each leads to where it can be seen, as whoever sees it. */
export function drawPassed(app: App): TemplateResult | typeof nothing {
  const { passed, state } = app;
  if (!passed) return nothing;
  const putAway = (): void => {
    app.passed = null;
    app.paint();
  };
  const words = passed.happened.length > 0 ? state.words['sandbox.happened'] : state.words['sandbox.nothingHappened'];
  return html`<section class="passed" aria-label=${state.words['sandbox.pass']}>
    <p>${words}
      <button type="button" class="plain" @click=${putAway}>${state.words['sandbox.dismiss']}</button></p>
    <ul>${passed.happened.map(
      ({ person, place, name, summary }) => html`<li><button type="button" @click=${() => app.go({ person, place })}>
        <strong>${name}</strong> ${summary}</button></li>`,
    )}</ul>
  </section>`;
}

const hour = 3_600_000;

/** The company's clock, and the way to move it on. */
export function drawClock(app: App): TemplateResult {
  const { clock, words } = app.state;
  const isPassing = app.busy === 'pass';
  const step = (label: string, to: PassTo): TemplateResult => html`<li>
    <button type="button" @click=${(event: Event) => {
      if (event.currentTarget instanceof Element) event.currentTarget.closest('details')?.removeAttribute('open');
      document.querySelector<HTMLElement>('.clock summary')?.focus();
      void app.pass(to);
    }}>${label}</button>
  </li>`;
  return html`<section class="clock" aria-label=${words['sandbox.clock']}>
    <p class="now"><span>${clock.day}</span> <strong>${clock.time}</strong></p>
    ${
      clock.pass
        ? html`<details class="menu to-left">
          <summary class="button yellow" aria-disabled=${isPassing}>
            ${isPassing ? words['sandbox.passing'] : words['sandbox.pass']}
          </summary>
          <ul>
            <li class="due">${clock.pass.next}</li>
            ${step(words['sandbox.passNext'], { kind: 'next' })}
            ${step(words['sandbox.passHour'], { kind: 'by', ms: hour })}
            ${step(words['sandbox.passDay'], { kind: 'by', ms: 24 * hour })}
            ${step(words['sandbox.passWeek'], { kind: 'by', ms: 7 * 24 * hour })}
          </ul>
        </details>`
        : nothing
    }
  </section>`;
}
