import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent, type Dispatcher } from 'undici';

/** The sending was held up until its time was over, and did not leave. */
class TooLate extends Error {
  override readonly name = 'TooLate';
}

export interface Deadlines {
  /** Makes the connections of whatever is sent by `withDeadline`. */
  dispatcher: Dispatcher;
  /** Runs calls of which none leaves after `until`; left out: whenever. They fail with TooLate, or with it as a cause. */
  withDeadline<T>(until: Date | undefined, work: () => Promise<T>): Promise<T>;
  /** Nothing leaves after it. Without it, every promise of the process would go on paying. */
  close(): void;
}

/**
 * Looks at the time where the connection stands and nothing has been written yet. Looked at before that, a process that
 * is paused while it stands in line or connects would send what another one has sent meanwhile.
 */
export function deadlines(): Deadlines {
  const latest = new AsyncLocalStorage<Date | undefined>();
  let isClosed = false;
  const dispatcher = new Agent().compose((dispatch) => (options, handler) => {
    if (isClosed) throw new TooLate();
    // kept here, for whoever connects may be another call
    const until = latest.getStore();
    return dispatch(options, until ? lastLook(handler, until) : handler);
  });
  return {
    dispatcher,
    withDeadline: (until, work) => latest.run(until, work),
    close() {
      isClosed = true;
      latest.disable();
    },
  };
}

function lastLook(handler: Dispatcher.DispatchHandlers, until: Date): Dispatcher.DispatchHandlers {
  return {
    onConnect(abort) {
      if (Date.now() > until.getTime()) throw new TooLate();
      handler.onConnect?.(abort);
    },
    onError: (error) => handler.onError?.(error),
    onUpgrade: (...given) => handler.onUpgrade?.(...given),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onHeaders: (...given) => handler.onHeaders?.(...given) ?? true,
    onData: (chunk) => handler.onData?.(chunk) ?? true,
    onComplete: (trailers) => handler.onComplete?.(trailers),
    onBodySent: (...given) => handler.onBodySent?.(...given),
  };
}

/** Whether a failed call did not leave because its time was over. */
export function isTooLate(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof TooLate) return true;
  return false;
}
