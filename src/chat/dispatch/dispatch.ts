import type { ZodType } from 'zod';
import { localeOf } from '../../i18n/locales.ts';
import { translator } from '../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../log.ts';
import { isBusy, type Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Profile } from '../../who/profile.ts';
import { type Guarded, refusal } from '../../who/roles.ts';
import type { Action, Asks, Command, Ctx, Word } from '../asks.ts';
import { NotReached, UserError } from '../asks.ts';
import { quote, text, view } from '../blocks.ts';
import { homeView } from '../home.ts';
import { type Answer, type Ask, type Call, type ChatPlatform, type Reader, type Reply, readerOf } from '../platform.ts';
import { note, type Pressed, readable, type View } from '../view.ts';
import { contexts } from './context.ts';
import { helpView, unknownCommand, usage } from './help.ts';
import { directRoute, withDirectOffer, withLanguageOffer } from './offer.ts';
import { once } from './once.ts';
import { problem, problems } from './problems.ts';
import { noting } from './saved.ts';
import { spokenReply } from './spoken.ts';
import { type Read, readParsed, readWords } from './words.ts';

export interface Dispatch {
  answer: Answer;
  /** How this will be answered, known before it runs. */
  answers(ask: Ask): Action['answers'];
}

export interface DispatchOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  rituals: readonly Asks[];
  platforms: readonly ChatPlatform[];
  /** Called after each answer: something may have become due. */
  answered?(): void;
  /** How long another instance may take for an answer before it counts as stopped, in milliseconds. */
  patienceMs?: number;
}

/** One place where every click, command and submitted form becomes a checked call of a ritual. */
export function dispatcher({ store, clock, log, rituals, platforms, answered, patienceMs }: DispatchOptions): Dispatch {
  const byCommand = new Map(rituals.map((ritual) => [ritual.command.name, ritual]));
  const actions = new Map(
    rituals.flatMap((ritual) => Object.entries(ritual.actions).map(([name, a]) => [`${ritual.name}.${name}`, a])),
  );
  const shortcuts = new Map(rituals.flatMap((ritual) => ritual.shortcuts.map((s) => [s.name, s])));
  const contextOf = contexts({ store, clock, platforms });
  const requests = once({ store, clock }, patienceMs);

  function run(ctx: Ctx, ask: Ask): Promise<Reply> | Reply {
    switch (ask.kind) {
      case 'command':
      case 'word': {
        const found = readCommand(byCommand, ask);
        return found ? runWord(ctx, found.ritual, found.read) : { show: note(unknownCommand(ctx.t, rituals)) };
      }
      case 'click':
        return runAction(ctx, actions.get(ask.route.to), ask.route);
      case 'submit':
        return runAction(ctx, actions.get(ask.route.to), ask.route, ask.values);
      case 'shortcut': {
        const shortcut = shortcuts.get(ask.to);
        if (!shortcut) return { show: note(ctx.t('chat.oldButton')) };
        refuse(ctx, [shortcut]);
        return shortcut.run(ctx, ask);
      }
      case 'home':
        return homeView(ctx, rituals).then((view) => ({ show: view }));
      case 'spoken':
        return spokenReply(ctx, rituals, ask);
    }
  }

  function isUnseen(ask: Ask): boolean {
    return ask.kind === 'submit' && actions.get(ask.route.to)?.unseen === true;
  }

  const answer: Answer = async (call, meanwhile) => {
    const turn = await requests.begin(call);
    if (turn === 'repeated') return null;
    try {
      const given = await answerTo(call, turn, meanwhile);
      if (turn === 'first') requests.end(call);
      return given;
    } catch (error) {
      // it was not even begun
      if (turn === 'first') await noted(() => requests.forget(call));
      throw error;
    } finally {
      answered?.();
    }
  };

  const answerTo = async (call: Call, turn: 'first' | 'interrupted', meanwhile?: (reader: Reader) => void) => {
    const unseen = isUnseen(call.ask);
    const saving = noting(store);
    const ctx = { ...(await contextOf(call, unseen)), store: saving.store };
    const reader = readerOf(ctx.t);
    if (turn === 'interrupted') return { reply: { show: note(ctx.t('chat.interrupted')) }, reader };
    meanwhile?.(reader);
    try {
      const reply = await run(ctx, call.ask);
      const offered = unseen ? reply : await offer(ctx, call.ask, reply);
      return { reply: readable(offered), reader: ('reader' in reply && reply.reader) || reader };
    } catch (error) {
      return { reply: readable({ show: note(sorry(ctx, call, error, saving.hasSaved())) }), reader };
    }
  };

  /** What was answered stays answered where that cannot be written down. */
  async function noted(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) =>
      log.warn({ id: failureId(), failure: failure(error) }, 'what became of an answer was not written down'),
    );
  }

  /** What was done is told, whatever becomes of the offer. */
  async function offer(ctx: Ctx, ask: Ask, reply: Reply): Promise<Reply> {
    return withOffers(ctx, ask, reply, actions.has(directRoute)).catch((error: unknown) => {
      log.warn({ id: failureId(), failure: failure(error) }, 'nothing was offered');
      return reply;
    });
  }

  /** @param hasSaved something was saved before it failed */
  function sorry({ t }: Ctx, { ask, platform }: Call, error: unknown, hasSaved: boolean): string {
    if (error instanceof UserError) return t(error.key, error.values);
    if (isBusy(error) && !hasSaved) return t('chat.busy');
    const id = failureId();
    log.error({ id, ask: nameOf(ask), platform, failure: failure(error) }, 'an answer failed');
    return t(hasSaved ? 'chat.notShown' : 'chat.failed', { id });
  }

  function answers(ask: Ask): Action['answers'] {
    if (ask.kind === 'click' || ask.kind === 'submit') return actions.get(ask.route.to)?.answers ?? 'message';
    if (ask.kind === 'shortcut') return shortcuts.has(ask.to) ? 'form' : 'message';
    const read = ask.kind === 'home' || ask.kind === 'spoken' ? undefined : readCommand(byCommand, ask)?.read;
    return read?.kind === 'word' ? read.word.answers : 'message';
  }

  return { answer: (call, meanwhile) => answer(call, meanwhile).catch((error) => heldUp(call, error)), answers };
}

/** One question beside an answer is enough. */
async function withOffers(ctx: Ctx, ask: Ask, reply: Reply, mayOfferDirect: boolean): Promise<Reply> {
  const offered = await withLanguageOffer(ctx, ask, reply);
  return offered === reply && mayOfferDirect ? withDirectOffer(ctx, ask, reply) : offered;
}

/** Before it is known who asks, another program held the database: said in the language that the platform tells. */
function heldUp({ person }: Call, error: unknown): Awaited<ReturnType<Answer>> {
  if (!isBusy(error)) throw error;
  const { locale, timeZone = 'UTC' }: Partial<Profile> = 'name' in person ? person : {};
  const t = translator(localeOf(locale) ?? 'en', timeZone);
  return { reply: { show: note(t('chat.busy')) }, reader: readerOf(t) };
}

/** "/pad agenda add …" is "/agenda add …", for workspaces where another app owns the short name. */
function readCommand(
  rituals: ReadonlyMap<string, Asks>,
  ask: Extract<Ask, { kind: 'command' | 'word' }>,
): { ritual: Asks; read: Read } | null {
  const ritual = rituals.get(ask.name);
  if (!ritual) return null;
  if (ask.kind === 'word') return { ritual, read: readParsed(ritual, ask.word, ask.options) };
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(ask.text) ?? [];
  const other = ask.name === 'pad' && first !== 'pad' ? rituals.get(first) : undefined;
  return other ? { ritual: other, read: readWords(other, rest) } : { ritual, read: readWords(ritual, ask.text) };
}

async function runWord(ctx: Ctx, ritual: Asks, read: Read): Promise<Reply> {
  const { t, person } = ctx;
  refuse(ctx, meant(ritual, read));
  switch (read.kind) {
    case 'help':
      return ritual.words['help']?.run(ctx, {}) ?? { show: helpView(t, ritual, person) };
    case 'unknown':
      return { show: helpView(t, ritual, person, t('chat.unknownWord', { word: read.typed })) };
    case 'unfinished':
      return { show: helpView(t, ritual, person, t('chat.unfinished', { word: read.typed }), read.names) };
    case 'misused':
      return { show: note(t('chat.misused', { usage: usage(t, ritual.command, read.name, read.word) })) };
    case 'word': {
      const { word, values } = read;
      const parsed = word.values.safeParse(values);
      if (!parsed.success) return { show: misuse(ctx, ritual.command, read.name, word, parsed.error.issues[0]) };
      return word.run(ctx, parsed.data);
    }
  }
}

/** The words that somebody may have meant. */
function meant({ words }: Asks, read: Read): readonly Word[] {
  if (read.kind === 'word' || read.kind === 'misused') return [read.word];
  return read.kind === 'unfinished' ? read.names.flatMap((name) => words[name] ?? []) : Object.values(words);
}

/** @throws UserError where they may do none of it: the sentence of the first */
function refuse({ person }: Ctx, wanted: readonly Guarded[]): void {
  const refusals = wanted.map((one) => refusal(person, one));
  const first = refusals[0];
  if (first && !refusals.includes(null)) throw new UserError(first);
}

/** What is wrong with what was typed, and how it is typed; what is too long comes back shortened. */
function misuse(
  { t }: Ctx,
  command: Command,
  name: string,
  word: Word,
  issue: Parameters<typeof problem>[1] | undefined,
): View {
  const form = usage(t, command, name, word);
  if (!issue) return note(t('chat.misused', { usage: form }));
  const said = t('chat.usage', { problem: problem(t, issue), usage: form });
  const shortened = issue.code === 'custom' ? issue.params?.['shortened'] : undefined;
  return view(said, text(said), typeof shortened === 'string' ? [text(t('chat.shortened')), quote(shortened)] : null);
}

async function runAction(ctx: Ctx, action: Action | undefined, route: Pressed, values?: unknown): Promise<Reply> {
  if (action) refuse(ctx, [action]);
  const args = action?.args.safeParse(route.args);
  if (!action || !args?.success) return { show: note(ctx.t('chat.oldButton')) };
  const given = (action.values as ZodType | undefined)?.safeParse(values);
  if (given && !given.success) return { reject: problems(ctx.t, given.error.issues) };
  try {
    return await action.run(ctx, { args: args.data, values: given?.data });
  } catch (error) {
    if (!(error instanceof NotReached) || values === undefined) throw error;
    return { reject: { '': ctx.t(error.key, error.values) } };
  }
}

/** What may be logged of an ask: never its texts. */
function nameOf(ask: Ask): string {
  if (ask.kind === 'click' || ask.kind === 'submit') return `${ask.kind} ${ask.route.to}`;
  if (ask.kind === 'command' || ask.kind === 'word') return `/${ask.name}`;
  return ask.kind;
}
