import { small } from '../../chat/blocks.ts';
import { type MessageRef, PlatformError, type Reader, type Target } from '../../chat/platform.ts';
import { readable, type View } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Person, Place } from '../../store/rows.ts';
import type { Clock } from '../../time/clock.ts';
import { introducedIn, languagesOf, personById } from '../../who/people.ts';
import { placeById } from '../../who/places.ts';
import { hears, speakTo, takesDirect } from '../../who/reader.ts';
import { editKey } from '../outbox.ts';
import type { Notice, NoticeCtx } from '../owes.ts';
import { calledIn, callView } from './call.ts';
import type { Claimed, Claims, Scope } from './claims.ts';
import { readableBy } from './languages.ts';
import { type Outcomes, outcomes } from './outcomes.ts';
import type { Pacer } from './pace.ts';
import { doubtMs, type Machine, type Tell, type Timing } from './timing.ts';
import { appRemoved, nobodyThere, ownError } from './trouble.ts';

export interface SendOptions {
  store: Store;
  clock: Clock;
  machine: Machine;
  timing: Timing;
  log: Logger;
  /** By name. */
  notices: ReadonlyMap<string, Notice>;
  claims: Claims;
  pacer: Pacer;
  tell: Tell;
  /** Aborted when the process stops: nothing new is begun. */
  signal: AbortSignal;
}

/** Given up only after so many tries and so long: a platform that is down for an afternoon loses nothing. */
const leastTries = 8;
const giveUpAfterMs = 24 * 3_600_000;
const longestBackOffMs = 10 * 60_000;

const notWanted = 'no longer wanted';

/** The platform's clock may be behind ours: a message is looked for from a little earlier on. */
const clockSkewMs = 60_000;

/** A message that left no trace is looked for so far back: longer than anything stays open. */
const farthestBackMs = 90 * 86_400_000;

/** A message that stands there, and the delivery that posted it, where one is left. */
type Original = MessageRef & { id?: string };

interface Recipient {
  person: Person | null;
  place: Place | null;
  to: Target;
  reader: Reader;
  ctx: NoticeCtx;
  /** The person is called in the place, and not written to. */
  isCall: boolean;
}

/** Takes one claimed delivery as far as it gets: sent, ended, given back for later, or in doubt. Never throws for it. */
export function sender(options: SendOptions): (scope: Scope, row: Claimed) => Promise<void> {
  const { store, clock, machine, timing, log, notices, claims, pacer, tell, signal } = options;
  const { db } = store;
  const ends: Outcomes = outcomes(options);

  async function send(scope: Scope, row: Claimed): Promise<void> {
    let hasBegun = false;
    try {
      if (row.workspace.removedAt) return await ends.dropped(row, appRemoved);
      const notice = notices.get(row.job);
      if (!notice) return await ends.gaveUp(row, 'nothing sends this');
      const recipient = await recipientOf(scope, row);
      if (!recipient) return await ends.gaveUp(row, nobodyThere);
      const landed = await landedBefore(scope, row, recipient);
      if (landed) return await ends.sent(row, landed, recipient.place);
      if (row.expiresAt && row.expiresAt <= clock.now()) return await ends.missed(row);
      const { person, isCall } = recipient;
      // what stands there already is still kept true
      const isNew = row.verb === 'post' && !isCall;
      if (person && isNew && !hears(person, scope.platform.name, notice.kind))
        return await ends.dropped(row, 'no direct messages of this kind');
      const original = row.verb === 'edit' ? await originalOf(scope, row, recipient, notice) : null;
      if (original === 'never') return await ends.dropped(row, 'what it changes was never sent');
      if (original === 'not yet') return await claims.postpone(row, soon(2_000), null, row.attempts);
      const makeView = () => viewOf(notice, recipient, row);
      const early = notice.leavesNoTrace ? null : await makeView();
      if (!early && !notice.leavesNoTrace) return await ends.dropped(row, notWanted);
      const kind = { direct: person !== null && !isCall, bulk: row.bulk };
      const notBefore = await pacer.turn(scope, row.verb, original?.channel ?? channelOf(recipient.to), kind);
      if (notBefore) return await claims.postpone(row, soon(untilThen(notBefore)), row.reason, row.attempts);
      if (signal.aborted) return await claims.release(row);
      const until = await claims.begin(row);
      if (!until) return await claims.release(row);
      const made = early ?? (await makeView());
      if (!made) return await ends.dropped(row, notWanted);
      const isFirst = !isCall && saysWho(row, notice, person);
      const said = await forAll(row, original, recipient, isFirst ? introduced(made, recipient.ctx.t) : made);
      const under = await answeredBy(row, recipient.to);
      hasBegun = true;
      const ref = await inTime(go(scope, row, { original, under }, recipient, readable(said), until));
      if (person && isFirst) await introducedIn(db, person, originalKey(row));
      await ends.sent(row, ref, recipient.place);
    } catch (error) {
      await fail(scope, row, hasBegun, error);
    }
  }

  async function viewOf(notice: Notice, { ctx, person, isCall }: Recipient, { args }: Claimed): Promise<View | null> {
    const said = await notice.view(ctx, JSON.parse(args) as string[]);
    return said && isCall && person ? callView(ctx.t, person, said) : said;
  }

  /** What a channel reads can be read in other languages, too. */
  async function forAll(row: Claimed, original: Original | null, { place, reader, isCall }: Recipient, view: View) {
    if (!place || isCall) return view;
    return readableBy(view, original?.id ?? row.id, reader.locale, await languagesOf(db, row.workspace));
  }

  function go(
    { platform }: Scope,
    row: Claimed,
    { original, under }: { original: MessageRef | null; under: MessageRef | null },
    { to, reader }: Recipient,
    view: View,
    until: Date,
  ) {
    if (!original) return platform.post(to, view, row.key, reader, until, under);
    return platform.edit(original, view, reader, until).then(() => original);
  }

  /** A message whose sending was cut short is looked up under its key. An edit is simply made again. */
  async function landedBefore({ platform }: Scope, row: Claimed, { to }: Recipient): Promise<MessageRef | null> {
    if (row.state !== 'sending' || row.verb === 'edit' || !row.sendingAt) return null;
    return platform.find(to, row.key, new Date(row.sendingAt.getTime() - clockSkewMs));
  }

  async function originalOf(
    { platform }: Scope,
    row: Claimed,
    { to, person }: Recipient,
    { leavesNoTrace }: Notice,
  ): Promise<Original | 'not yet' | 'never'> {
    const key = originalKey(row);
    const posted = await db.delivery.findUnique({ where: { key } });
    if (!posted && leavesNoTrace) {
      if (person && !takesDirect(person, platform.name)) return 'never';
      return (await platform.find(to, key, new Date(row.dueAt.getTime() - farthestBackMs))) ?? 'never';
    }
    if (!posted || ['dropped', 'missed', 'gave_up'].includes(posted.state)) return 'never';
    if (posted.state !== 'sent' || !posted.channelRef || !posted.messageRef) return 'not yet';
    const { id, channelRef: channel, messageRef: message } = posted;
    return { workspace: row.workspace.externalId, channel, message, id };
  }

  /** What it answers, where that stands in the same channel. */
  async function answeredBy({ verb, underKey, workspace }: Claimed, to: Target): Promise<MessageRef | null> {
    if (verb !== 'post' || underKey === null) return null;
    const posted = await db.delivery.findUnique({ where: { key: underKey } });
    const { channelRef: channel, messageRef: message } = posted ?? {};
    if (!channel || !message || !('channel' in to) || to.channel !== channel) return null;
    return { workspace: workspace.externalId, channel, message };
  }

  async function recipientOf({ platform }: Scope, row: Claimed): Promise<Recipient | null> {
    const { workspace } = row;
    const person = await personById(db, workspace.id, row.personId);
    const called = person && (await calledIn(db, row, person, platform.name));
    const place = called ?? (await placeById(db, workspace.id, row.placeId));
    const to = targetOf(workspace.externalId, called ? null : person, place);
    if (!to) return null;
    const t = speakTo(workspace, called ? null : person);
    const isPosted = row.verb === 'edit';
    const ctx: NoticeCtx = { db, now: clock.now(), platform, workspace, person, place, t, isPosted };
    return { person, place, to, reader: { locale: t.locale, timeZone: t.zone }, ctx, isCall: called !== null };
  }

  /** A platform that never answers would hold its place in the lane for ever. */
  function inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const silent = () => reject(new PlatformError('unknown', 'the platform did not answer'));
      timer = setTimeout(silent, timing.timeoutMs + timing.marginMs / 2);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async function fail(scope: Scope, row: Claimed, hasBegun: boolean, error: unknown): Promise<void> {
    const id = failureId();
    const tries = row.attempts + 1;
    const ofPlatform = error instanceof PlatformError ? error : null;
    const trouble = ofPlatform?.trouble ?? 'our own';
    log.warn(
      { id, delivery: row.id, job: row.job, attempt: tries, trouble, failure: failure(error) },
      'a delivery failed',
    );
    if (trouble === 'gone') return ends.gone(row, ofPlatform?.message ?? trouble);
    const pausedUntil = await pauseFor(scope, ofPlatform);
    // of what may have landed nothing is known until it is looked up
    const isInDoubt = row.verb === 'post' && (hasBegun ? trouble !== 'later' : row.state === 'sending');
    const reason = ofPlatform?.message ?? `${ownError}, see the log for ${id}`;
    // asked to wait: then it goes on, and it was no failure
    if (pausedUntil && isInDoubt) return claims.doubt(row, pausedUntil, reason, row.attempts);
    if (pausedUntil) return claims.postpone(row, soon(untilThen(pausedUntil)), reason, row.attempts);
    if (!pausedUntil) tell('failed', scope.platform.name);
    const isOld = clock.now().getTime() - row.dueAt.getTime() > giveUpAfterMs;
    if (tries >= leastTries && (isOld || (!ofPlatform && !isInDoubt))) {
      return ends.gaveUp(row, ofPlatform ? reason : ownError);
    }
    const wait = backOffMs(tries);
    if (!isInDoubt) return claims.postpone(row, soon(wait), reason, tries);
    tell('doubted', scope.platform.name);
    const least = hasBegun ? doubtMs(timing) : 0;
    return claims.doubt(row, new Date(machine.now().getTime() + Math.max(least, wait)), reason, tries);
  }

  /** Too many requests: the workspace waits, nobody else does. */
  async function pauseFor(scope: Scope, error: PlatformError | null): Promise<Date | null> {
    if (error?.trouble !== 'later' || error.retryAfterMs === undefined) return null;
    tell('limited', scope.platform.name);
    return pacer.pause(scope, error.retryAfterMs);
  }

  /** Waits of the machine, on the clock that promises go by. */
  function soon(ms: number): Date {
    return new Date(clock.now().getTime() + ms);
  }

  function untilThen(moment: Date): number {
    return Math.max(0, moment.getTime() - machine.now().getTime());
  }

  return send;
}

/** Of the message that it posts, or changes. */
function originalKey({ verb, key }: Claimed): string {
  return verb === 'edit' ? key.slice(editKey('').length) : key;
}

/** Whether it is the first message to a member; of what leaves no trace that would be one. */
function saysWho(row: Claimed, { leavesNoTrace }: Notice, person: Person | null): boolean {
  if (!person || leavesNoTrace) return false;
  return person.introducedIn === null ? row.verb === 'post' : person.introducedIn === originalKey(row);
}

/** Above what it says: who is writing. */
function introduced(made: View, t: Translator): View {
  return { ...made, blocks: [small(t('chat.whoIAm')), ...made.blocks] };
}

function targetOf(workspace: string, person: Person | null, place: Place | null): Target | null {
  if (person) return { workspace, person: person.externalId };
  if (place) return { workspace, channel: place.externalId, ...(place.kind === 'forum' && { forum: true }) };
  return null;
}

function channelOf(to: Target): string {
  return 'channel' in to ? to.channel : to.person;
}

/** Doubles with every try, with jitter. */
function backOffMs(tries: number): number {
  return Math.min(1_000 * 2 ** tries, longestBackOffMs) * (0.5 + Math.random() / 2);
}
