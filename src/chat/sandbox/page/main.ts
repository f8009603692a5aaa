import { html, nothing, render, type TemplateResult } from 'lit-html';
import { type App, createApp, readHome, standingIn } from './app.ts';
import { drawClock, drawPassed } from './parts/clock.ts';
import { composer } from './parts/composer.ts';
import { drawMessages } from './parts/messages.ts';
import { see } from './parts/seen.ts';
import { drawSide } from './parts/side.ts';
import { isDark, setDark } from './theme.ts';
import { drawView } from './view/blocks.ts';
import { closeMenusByThemselves } from './view/controls.ts';
import { drawForm, openDialog } from './view/form.ts';

const writing = composer();

function drawPage(app: App): TemplateResult {
  const { words, place } = app.state;
  return html`
    <a class="skip" href="#messages">${words['sandbox.skip']}</a>
    ${drawSide(app)}
    <main>
      <header class="top">
        <button type="button" class="plain open-drawer" aria-label=${words['sandbox.drawer']}
          aria-expanded=${app.drawer} aria-controls="side" @click=${() => openDrawer(app)}>☰</button>
        <div class="where"><h1>${place.name}</h1><p>${place.about}</p></div>
        <button type="button" class="plain theme" aria-pressed=${isDark()} @click=${() => turnLight(app)}>
          ${words['sandbox.dark']}
        </button>
        ${drawClock(app)}
      </header>
      <section class="messages" id="messages" tabindex="0" aria-label=${words['sandbox.messages']}>
        <div class="sheet">${place.kind === 'home' ? drawHome(app) : nothing}${drawMessages(app)}</div>
      </section>
      <div class="foot">
        ${app.connected ? nothing : html`<p class="sorry" role="status">${words['sandbox.offline']}</p>`}
        ${
          app.sorry && !app.form
            ? html`<p class="sorry" role="alert">${app.sorry}
              <button type="button" class="plain" @click=${() => forget(app)}>${words['sandbox.dismiss']}</button></p>`
            : nothing
        }
        ${drawPassed(app)}
        ${writing(app)}
      </div>
    </main>
    ${drawForm(app)}
    <div class="away" role="status">${app.news}</div>
  `;
}

function drawHome(app: App): TemplateResult {
  return html`<div class="home" lang=${app.state.locale}>
    ${
      app.home
        ? drawView({ app, message: undefined, heading: 2 }, app.home)
        : html`<p class="nothing">${app.state.words['sandbox.working']}</p>`
    }
  </div>`;
}

function openDrawer(app: App): void {
  app.drawer = true;
  app.paint();
  document.querySelector<HTMLElement>('.close-drawer')?.focus();
}

/** The drawer closes when one looks elsewhere, and by Escape, which leads back to its button. */
function closeDrawerByItself(app: App): void {
  const close = (): void => {
    app.drawer = false;
    app.paint();
  };
  const elsewhere = ({ target }: Event): void => {
    if (app.drawer && target instanceof Element && !target.closest('.side, .open-drawer')) close();
  };
  document.addEventListener('click', elsewhere);
  document.addEventListener('focusin', elsewhere);
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || !app.drawer || defaultPrevented) return;
    close();
    document.querySelector<HTMLElement>('.open-drawer')?.focus();
  });
}

function turnLight(app: App): void {
  setDark(!isDark());
  app.paint();
}

function forget(app: App): void {
  app.sorry = null;
  app.paint();
}

/** Draws the page and minds what drawing alone does not: the address, the end of the talk, where the keyboard is. */
function painter(root: HTMLElement): (app: App) => void {
  let opener: Element | null = null;
  let wasFormOpen = false;
  let last = { place: '', message: '' };

  return (app) => {
    const { me, place, locale, words, messages } = app.state;
    if (app.form && !wasFormOpen) opener = document.activeElement;
    document.documentElement.lang = locale;
    document.title = `${place.name} · ${words['sandbox.title']}`;
    const pane = document.querySelector('#messages');
    const isAtEnd = !pane || pane.scrollHeight - pane.scrollTop - pane.clientHeight < 120;
    render(drawPage(app), root);
    openDialog();
    if (!app.form && wasFormOpen) focusAgain(opener);
    wasFormOpen = app.form !== null;

    const here = { place: `?as=${me.id}&at=${place.id}`, message: messages.at(-1)?.id ?? '' };
    const newest = messages.at(-1);
    const isMine = newest?.author?.id === me.id || newest?.only != null;
    const hasArrived = here.place !== last.place;
    if (hasArrived) remember(here.place, me.id, last.place === '');
    if (hasArrived || (here.message !== last.message && (isAtEnd || isMine))) scroll(app, hasArrived);
    last = here;
    see(me.id, place);
  };
}

function remember(address: string, person: string, isFirst: boolean): void {
  localStorage.setItem('as', person);
  if (location.search === address) return;
  if (isFirst) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

/** To the newest message: its end, or its beginning where it is longer than what can be seen. A home page begins at its top. */
function scroll({ state }: App, hasArrived: boolean): void {
  const pane = document.querySelector('#messages');
  const newest = pane?.querySelector('article.message:last-of-type');
  if (!pane) return;
  if (!newest || (hasArrived && state.place.kind === 'home')) pane.scrollTo({ top: 0 });
  else if (newest.clientHeight > pane.clientHeight) newest.scrollIntoView({ block: 'start' });
  else pane.scrollTo({ top: pane.scrollHeight });
}

/** Back to what opened the form; to the writing line where that is gone. */
function focusAgain(opener: Element | null): void {
  const closed = opener?.closest('details:not([open])')?.querySelector('summary') ?? opener;
  const back = closed instanceof HTMLElement && closed.isConnected && closed !== document.body ? closed : null;
  (back ?? document.querySelector<HTMLElement>('#write'))?.focus();
}

/**
 * The server says that something changed; what, is fetched. Many changes at once are fetched together. A hidden tab
 * does not listen, for a browser opens only six connections to one address.
 */
function follow(app: App): void {
  let isWaiting = false;
  let events: EventSource | null = null;
  const fetchNow = (home: boolean): void => void app.refresh(home).catch(() => lost(app));
  const fetchSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      fetchNow(true);
    }, 60);
  };
  const listen = (): void => {
    events?.close();
    events = null;
    if (document.visibilityState === 'hidden') return;
    events = new EventSource('/sandbox/live');
    // nothing changed but the time
    events.addEventListener('beat', () => fetchNow(false));
    events.addEventListener('changed', fetchSoon);
    events.addEventListener('open', fetchSoon);
    events.addEventListener('error', () => lost(app));
  };
  document.addEventListener('visibilitychange', listen);
  listen();
}

function lost(app: App): void {
  app.connected = false;
  app.paint();
}

const root = document.querySelector<HTMLElement>('#page');
if (root) {
  const paint = painter(root);
  const app = await createApp(paint);
  paint(app);
  closeMenusByThemselves();
  follow(app);
  if (app.state.place.id === 'home') await readHome(app);
  addEventListener('popstate', () => {
    const { person, place } = standingIn(new URL(location.href));
    void app.go({ place, ...(person !== null && { person }) });
  });
  closeDrawerByItself(app);
}
