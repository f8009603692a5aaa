import { html, nothing, type TemplateResult } from 'lit-html';
import type { PlaceLine, Who } from '../../protocol.ts';
import type { App } from '../app.ts';
import { face } from './messages.ts';
import { isUnread } from './seen.ts';

/** Who one is, who one could be, and where to go. On a narrow screen it is a drawer. */
export function drawSide(app: App): TemplateResult {
  const { words, company, me, places } = app.state;
  const of = (kind: PlaceLine['kind']): PlaceLine[] => places.filter((place) => place.kind === kind);
  return html`<aside class="side" id="side" aria-label=${words['sandbox.drawer']} ?data-open=${app.drawer}>
    <header>
      <p class="company"><img src="/sandbox/page/pad.svg" alt="" />${company}</p>
      <button type="button" class="plain close-drawer" aria-label=${words['sandbox.closeDrawer']}
        @click=${() => {
          app.drawer = false;
          app.paint();
          document.querySelector<HTMLElement>('.open-drawer')?.focus();
        }}>✕</button>
    </header>
    <section aria-label=${words['sandbox.youAre']} class="me">
      <p class="small">${words['sandbox.youAre']}</p>
      ${person(app, me)}
      <details class="menu people">
        <summary class="button">${words['sandbox.beSomebody']}</summary>
        <ul>${app.state.people.map(
          (who) => html`<li><button type="button" aria-current=${who.id === me.id ? 'true' : nothing}
            data-person=${who.id} @click=${(event: Event) => become(app, who, event)}>${person(app, who)}</button></li>`,
        )}</ul>
      </details>
    </section>
    <nav aria-label=${words['sandbox.places']}>
      <ul>${of('home').map((place) => drawPlace(app, place))}</ul>
      <h2>${words['sandbox.channels']}</h2>
      <ul>${of('channel').map((place) => drawPlace(app, place))}</ul>
      <h2>${words['sandbox.directs']}</h2>
      <ul>${of('direct').map((place) => drawPlace(app, place))}</ul>
    </nav>
    <p class="about">${words['sandbox.about']}</p>
  </aside>`;
}

function person({ state: { words } }: App, who: Who): TemplateResult {
  const roles = [who.admin && words['sandbox.admin'], who.champion && words['sandbox.champion']].filter(Boolean);
  return html`<span class="person">
    ${face({ author: who })}
    <span>
      <strong>${who.name}</strong>
      ${roles.map((role) => html` <em class="role">${role}</em>`)}
      <small>${who.about}</small>
      <small>${who.time} · <span lang=${who.locale}>${who.language}</span></small>
    </span>
  </span>`;
}

function drawPlace(app: App, place: PlaceLine): TemplateResult {
  const isHere = app.state.place.id === place.id;
  const unread = !isHere && isUnread(app.state.me.id, place);
  return html`<li><a href=${`?as=${app.state.me.id}&at=${place.id}`} aria-current=${isHere ? 'page' : nothing}
    class=${unread ? 'unread' : ''} @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void app.go({ place: place.id });
    }}><span>${place.name}</span>${
      unread ? html`<span class="dot"><span class="away">(${app.state.words['sandbox.unread']})</span></span>` : nothing
    }</a></li>`;
}

function become(app: App, who: Who, { currentTarget }: Event): void {
  const details = currentTarget instanceof Element ? currentTarget.closest('details') : null;
  if (details) {
    details.open = false;
    details.querySelector('summary')?.focus();
  }
  void app.go({ person: who.id });
}
