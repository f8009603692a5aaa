import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Message } from '../../protocol.ts';
import type { App } from '../app.ts';
import { drawView } from '../view/blocks.ts';

/** What was said in a place, by day. */
export function drawMessages(app: App): TemplateResult {
  const { messages, earlier, words, place } = app.state;
  return html`
    ${
      earlier
        ? html`<p class="earlier">
          <button type="button" class="button" @click=${() => void app.more()}>${words['sandbox.earlier']}</button>
        </p>`
        : nothing
    }
    ${messages.length === 0 && place.kind !== 'home' ? html`<p class="nothing">${words['sandbox.nothingHere']}</p>` : nothing}
    ${repeat(
      messages,
      ({ id }) => id,
      (message, index) => html`
        ${messages[index - 1]?.day === message.day ? nothing : html`<h2 class="day"><span>${message.day}</span></h2>`}
        ${drawMessage(app, message, goesOn(messages[index - 1], message))}
      `,
    )}`;
}

function drawMessage(app: App, message: Message, isSame: boolean): TemplateResult {
  const { words } = app.state;
  const name = message.author?.name ?? app.state.bot;
  const classes = ['message', isSame ? 'same' : '', message.only ? 'only' : ''].join(' ');
  return html`<article class=${classes} aria-label=${`${name}, ${message.time}`} data-message=${message.id}>
    <div class="margin" aria-hidden="true">${isSame ? nothing : face(message)}</div>
    <div class="body">
      ${
        isSame
          ? nothing
          : html`<p class="by"><strong>${name}</strong> <time>${message.time}</time>
        ${message.edited ? html`<small>(${words['sandbox.edited']})</small>` : nothing}</p>`
      }
      ${message.only ? onlyYou(app, message, message.only.asked) : nothing}
      <div lang=${message.lang ?? nothing}>
        ${
          'text' in message.body
            ? html`<p class="words" dir="auto">${message.body.text}</p>`
            : drawView({ app, message: message.id, heading: 3 }, message.body.view)
        }
      </div>
    </div>
    ${message.author && app.state.shortcuts.length > 0 ? shortcuts(app, message) : nothing}
  </article>`;
}

function onlyYou(app: App, { id }: Message, asked: string | null): TemplateResult {
  const { words } = app.state;
  return html`<div class="only-you">
    <span>${words['sandbox.onlyYou']}</span>
    <button type="button" class="plain" @click=${() => void app.dismiss(id)}>${words['sandbox.dismiss']}</button>
  </div>
  ${asked ? html`<p class="asked">${words['sandbox.youTyped']} <code dir="auto">${asked}</code></p>` : nothing}`;
}

/** What can be done with somebody's message. */
function shortcuts(app: App, { id }: Message): TemplateResult {
  return html`<div class="shortcuts">${app.state.shortcuts.map(
    ({ name, label }) => html`<button type="button" class="plain"
      @click=${() => void app.act({ kind: 'shortcut', name, message: id }, id)}>${label}</button>`,
  )}</div>`;
}

export function face({ author }: { author: { id: string; name: string } | null }): TemplateResult {
  if (!author) return html`<img class="face" src="/sandbox/page/pad.svg" alt="" />`;
  return html`<span class="face">${initials(author.name)}</span>`;
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('');
}

/** The same person, a moment later: the name is not said again. */
function goesOn(before: Message | undefined, message: Message): boolean {
  if (!before || before.only || message.only || before.day !== message.day) return false;
  return before.author?.id === message.author?.id && message.author !== null && message.at - before.at < 300_000;
}
