import type { Form, View } from '../../view.ts';
import type { Drawn, PageAction, Passed, PassTo, State } from '../protocol.ts';
import { dismiss, getState, passTime, Refused, send } from './api.ts';

/** A form on the screen. `key` is new for each, so that nothing written in one turns up in another. */
export interface OpenForm {
  key: string;
  form: Drawn<Form>;
  /** The message it came from. */
  from: string | undefined;
  errors: Record<string, string>;
  sending: boolean;
  /** Something was written, and whoever writes is about to leave. */
  leaving: boolean;
  /** What was found while a field was written, by the field's name. */
  found: Record<string, Drawn<View>>;
}

/** All the page knows, and all that can be done on it. Whatever changes is painted. */
export interface App {
  state: State;
  home: Drawn<View> | null;
  form: OpenForm | null;
  /** The message (or other part) whose button is being answered. */
  busy: string | null;
  /** What is done next waits for it. */
  last: Promise<void>;
  /** What happened while time passed, until it is put away. */
  passed: Passed | null;
  /** One sentence about what went wrong, until the next thing is done. */
  sorry: string | null;
  /** What a screen reader is told. */
  news: string;
  connected: boolean;
  drawer: boolean;
  paint(): void;
  /** `home`: the home page too, which is asked anew. */
  refresh(home?: boolean): Promise<void>;
  go(to: { person?: string; place?: string }): Promise<void>;
  more(): Promise<void>;
  /** Whether it was taken; what was wrong is on the page otherwise. */
  act(what: PageAction['what'], from?: string): Promise<boolean>;
  /** Asks what belongs to a field's text, and shows it if the form is still open. */
  look(field: string, to: string, text: string): Promise<void>;
  pass(to: PassTo): Promise<void>;
  dismiss(reply: string): Promise<void>;
  closeForm(): void;
}

const pageful = 100;

/** Where the address says one is, and as whom; else whom one was last. */
export function standingIn(address: URL): { person: string | null; place: string } {
  const person = address.searchParams.get('as') ?? localStorage.getItem('as');
  return { person, place: address.searchParams.get('at') ?? 'home' };
}

/** The state for a place, or the home page where that person is not (any more) in it. */
async function arrive(person: string | null, place: string): Promise<State> {
  try {
    return await getState(person, place, pageful);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    return getState(person, 'home', pageful).catch(() => getState(null, 'home', pageful));
  }
}

export async function createApp(paint: (app: App) => void): Promise<App> {
  const { person, place } = standingIn(new URL(location.href));
  let count = pageful;

  const app: App = {
    state: await arrive(person, place),
    home: null,
    form: null,
    busy: null,
    last: Promise.resolve(),
    passed: null,
    sorry: null,
    news: '',
    connected: true,
    drawer: false,
    paint: () => paint(app),
    async refresh(home = true) {
      const { me, place } = app.state;
      const state = await getState(me.id, place.id, count);
      // somebody else, or elsewhere, in the meantime
      if (app.state.me.id !== me.id || app.state.place.id !== place.id) return;
      app.news = newsIn(app.state, state) ?? app.news;
      app.state = state;
      app.connected = true;
      app.paint();
      if (home && place.id === 'home') await readHome(app);
    },
    async go({ person = app.state.me.id, place = app.state.place.id }) {
      const own = place.startsWith('direct:') ? `direct:${person}` : place;
      await working(app, 'go', async () => {
        count = pageful;
        app.state = await arrive(person, own);
        app.home = null;
        app.form = null;
        app.drawer = false;
        app.news = '';
      });
      if (app.state.place.id === 'home') await readHome(app);
    },
    async more() {
      count += pageful;
      await app.refresh();
    },
    async act(what, from) {
      let wasTaken = false;
      await working(app, from ?? what.kind, async () => {
        if (app.form && what.kind === 'submit') app.form.sending = true;
        app.paint();
        wasTaken = await actNow(app, what, from);
      });
      if (app.form) app.form.sending = false;
      await app.refresh().catch(() => {});
      return wasTaken;
    },
    async look(field, to, text) {
      const { form } = app;
      if (!form) return;
      const found = text.trim() === '' ? null : await lookUp(app, to, { [field]: text }).catch(() => null);
      if (found) form.found[field] = found;
      else delete form.found[field];
      if (app.form === form) app.paint();
    },
    async pass(to) {
      await working(app, 'pass', async () => {
        app.passed = await passTime(app.state.me.id, to);
        app.news = app.passed.said;
      });
      await app.refresh();
    },
    async dismiss(reply) {
      await working(app, reply, async () => void (await dismiss(app.state.me.id, reply)));
      await app.refresh();
    },
    closeForm() {
      app.form = null;
      app.paint();
    },
  };
  return app;
}

async function actNow(app: App, what: PageAction['what'], from: string | undefined): Promise<boolean> {
  const { me, place } = app.state;
  const outcome = await send({ id: crypto.randomUUID(), person: me.id, place: place.id, from, what });
  switch (outcome.kind) {
    case 'form':
      app.form = {
        key: crypto.randomUUID(),
        form: outcome.form,
        from,
        errors: {},
        sending: false,
        leaving: false,
        found: {},
      };
      return true;
    case 'reject':
      if (app.form) app.form.errors = outcome.fields;
      else app.sorry = Object.values(outcome.fields).join(' ');
      return false;
    case 'home':
      app.home = outcome.view;
      return true;
    case 'look':
    case 'done':
      if (what.kind === 'submit') app.form = null;
      return true;
  }
}

async function lookUp(app: App, to: string, values: Record<string, string>): Promise<Drawn<View> | null> {
  const { me, place } = app.state;
  const what = { kind: 'look', route: { to, args: [] }, values } as const;
  const outcome = await send({ id: crypto.randomUUID(), person: me.id, place: place.id, what });
  return outcome.kind === 'look' && outcome.view.blocks.length > 0 ? outcome.view : null;
}

/** The home page is an answer to this person, so it is asked for, not kept. */
export async function readHome(app: App): Promise<void> {
  const { me, place } = app.state;
  try {
    const action = { id: crypto.randomUUID(), person: me.id, place: place.id, what: { kind: 'home' } } as const;
    const outcome = await send(action);
    if (outcome.kind === 'home' && app.state.me.id === me.id) app.home = outcome.view;
  } catch (error) {
    app.sorry = sorryFor(app, error);
  }
  app.paint();
}

/** One thing after the other; a failure becomes one sentence. */
async function working(app: App, part: string, work: () => Promise<void>): Promise<void> {
  const before = app.last;
  let done = (): void => {};
  app.last = new Promise((resolve) => {
    done = resolve;
  });
  await before;
  app.busy = part;
  app.sorry = null;
  app.paint();
  try {
    await work();
  } catch (error) {
    app.sorry = sorryFor(app, error);
  }
  app.busy = null;
  done();
  app.paint();
}

function sorryFor(app: App, error: unknown): string {
  return error instanceof Refused ? error.message : app.state.words['sandbox.failed'];
}

/** What came since, for those who do not see it appear. */
function newsIn(before: State, after: State): string | null {
  const known = new Set(before.messages.map(({ id }) => id));
  const fresh = after.messages.filter(({ id, author }) => !known.has(id) && author?.id !== after.me.id);
  const said = fresh.map(({ author, body }) => ('view' in body ? body.view.summary : `${author?.name}: ${body.text}`));
  return said.length > 0 ? said.join('\n') : null;
}
