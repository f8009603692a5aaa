import { heldUntil } from '../../time/held.ts';

export const states = ['new', 'in_review', 'accepted', 'declined', 'done', 'merged', 'withdrawn'] as const;
export type IdeaState = (typeof states)[number];

/** Champions decide; where there is none yet, the admins read new ideas, so that they always may. */
export const decides = ['champion', 'admin'] as const;

/** What may be done to an idea, and what becomes of it. */
export type Step = 'take' | 'give_back' | 'accept' | 'decline' | 'finish' | 'merge' | 'reopen' | 'withdraw';

interface Rule {
  from: readonly IdeaState[];
  to: IdeaState;
  who: 'champion' | 'author';
  /** Whether the author is told. */
  told: boolean;
}

export const steps: Record<Step, Rule> = {
  take: { from: ['new'], to: 'in_review', who: 'champion', told: false },
  give_back: { from: ['in_review'], to: 'new', who: 'champion', told: false },
  accept: { from: ['new', 'in_review'], to: 'accepted', who: 'champion', told: true },
  decline: { from: ['new', 'in_review'], to: 'declined', who: 'champion', told: true },
  finish: { from: ['new', 'in_review', 'accepted'], to: 'done', who: 'champion', told: true },
  merge: { from: ['new', 'in_review', 'accepted'], to: 'merged', who: 'champion', told: true },
  reopen: { from: ['accepted', 'declined', 'done', 'merged'], to: 'new', who: 'champion', told: true },
  withdraw: { from: ['new', 'in_review'], to: 'withdrawn', who: 'author', told: false },
};

/** What still lives: listed first, open to votes and offered as a near match. */
export const livingStates: readonly IdeaState[] = ['new', 'in_review', 'accepted'];
export const waitingStates: readonly IdeaState[] = ['new', 'in_review'];

export function isStep(kind: string): kind is Step {
  return Object.hasOwn(steps, kind);
}

/** Steps of which the author is told. */
export type ToldStep = Exclude<Step, 'take' | 'give_back' | 'withdraw'>;

export function isTold(step: Step): step is ToldStep {
  return steps[step].told;
}

export function mayStep(step: Step, state: IdeaState): boolean {
  return steps[step].from.includes(state);
}

export function takesVotes(state: IdeaState): boolean {
  return livingStates.includes(state);
}

/** Its words may be changed by their author until a champion has decided. */
export function mayEdit(state: IdeaState): boolean {
  return waitingStates.includes(state);
}

/** Whether it may stand where everybody reads it. */
export function isOpen({
  state,
  hiddenAt,
  unseen,
}: {
  state: IdeaState;
  hiddenAt: Date | null;
  unseen: boolean;
}): boolean {
  return state !== 'withdrawn' && hiddenAt === null && !unseen;
}

/** Whether a champion may put it into another's hands. */
export function mayHand({ state, reviewerId }: { state: IdeaState; reviewerId: string | null }, mine: string): boolean {
  return state === 'new' || (state === 'in_review' && reviewerId === mine);
}

/** By these a champion has looked at it, and it is shown to others; who declines or only looks has not said so. */
export function letsSee(step: Step): boolean {
  return steps[step].who === 'champion' && step !== 'decline' && step !== 'give_back';
}

/** Nothing can be merged into an idea that was taken back or went into another. */
export function takesOthers(state: IdeaState): boolean {
  return state !== 'withdrawn' && state !== 'merged';
}

/** Where the steps taken so far, oldest first, have led: an undone step is no longer among them. */
export function stateAfter(taken: readonly Step[]): IdeaState {
  const last = taken.at(-1);
  return last ? steps[last].to : 'new';
}

/** The champion who has it: whoever took it last, until it was given back or reopened. */
export function reviewerAfter(taken: readonly { kind: Step; personId: string | null }[]): string | null {
  let reviewerId: string | null = null;
  for (const { kind, personId } of taken) {
    if (kind === 'take') reviewerId = personId;
    if (kind === 'give_back' || kind === 'reopen') reviewerId = null;
  }
  return reviewerId;
}

/** A step nobody is told of can always be undone, another one until its notice goes out. */
export function canUndo(step: Step, at: Date, now: Date): boolean {
  return !steps[step].told || now < heldUntil(at);
}

/** An idea that a colleague took and left this long is shown to the other champions as well. Milliseconds. */
export const leftAloneMs = 7 * 86_400_000;

/** Working days after which an idea without a decision is brought up once more, to another champion. */
export const lateAfterDays = 3;

/** Ideas of a morning, shared out over champions: by their numbers in turn, late ones to the next; three each at most. */
export function shareOut<I extends { number: number }, C>(
  found: readonly { idea: I; times: number }[],
  champions: readonly C[],
): Map<C, I[]> {
  const shared = new Map<C, I[]>(champions.map((champion) => [champion, []]));
  for (const { idea, times } of found) {
    const mine = shared.get(champions[(idea.number + times) % champions.length] as C);
    if (mine && mine.length < 3) mine.push(idea);
  }
  return shared;
}

/** The weekly choice: the two with the most votes, and the newest of the rest, so that a new idea gets its chance. */
export function chooseThree<C extends { number: number; voteCount: number }>(candidates: readonly C[]): C[] {
  const byVotes = [...candidates].sort((a, b) => b.voteCount - a.voteCount || b.number - a.number);
  const liked = byVotes.slice(0, 2);
  const newest = byVotes.slice(2).sort((a, b) => b.number - a.number)[0];
  return newest ? [...liked, newest] : liked;
}

export const pageSize = 10;

export function pages(count: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}

/** Who gains what when votes move from one idea to another, one a person. */
export function moveVotes(from: readonly string[], to: readonly string[]): { added: string[]; kept: string[] } {
  const there = new Set(to);
  return { added: from.filter((id) => !there.has(id)), kept: from.filter((id) => there.has(id)) };
}
