import type { Outcome, PageAction, Passed, PassTo, Sorry, State } from '../protocol.ts';

/** A refusal that the server put into a sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, sorry: string) {
    super(sorry);
    this.status = status;
  }
}

export function getState(person: string | null, place: string, count: number): Promise<State> {
  const query = new URLSearchParams({ place, count: String(count), ...(person !== null && { person }) });
  return ask<State>(`/sandbox/state?${query}`);
}

export function send(action: PageAction): Promise<Outcome> {
  return post<Outcome>('/sandbox/do', action);
}

export function dismiss(person: string, reply: string): Promise<unknown> {
  return post('/sandbox/dismiss', { person, reply });
}

export function passTime(person: string, to: PassTo): Promise<Passed> {
  return post('/sandbox/pass-time', { person, to });
}

/** A connection that broke is tried once more: what was done the first time is known by its id and not done again. */
async function post<T>(path: string, body: object): Promise<T> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const mayRepeat = 'id' in body;
  return mayRepeat ? ask<T>(path, init).catch((error) => retry<T>(error, path, init)) : ask<T>(path, init);
}

function retry<T>(error: unknown, path: string, init: RequestInit): Promise<T> {
  if (error instanceof TypeError) return ask<T>(path, init);
  throw error;
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, init);
  const body: unknown = await response.json();
  if (!response.ok) throw new Refused(response.status, (body as Sorry).sorry);
  return body as T;
}
