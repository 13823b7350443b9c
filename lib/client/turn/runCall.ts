import { Subscription } from 'rxjs';
import { AbortError } from '../../errors/AbortError';
import type { TurnSettings } from '../config/createSettings';
import { onAbort } from '../request/onAbort';

/** One subscription, from its request to its end, and all that can end it. */
export interface Call {
  /** Of the request; aborted by the teardown, at any moment. */
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
  /** Ends the call, if it is not over, and then tells of it. */
  readonly close: (last: () => void) => void;
  /** Ends the call with an error, and the request with it. */
  readonly fail: (error: unknown) => void;
  /** Fails after `ms`, unless the call is over or what it returns is unsubscribed from. */
  readonly failAfter: (ms: number | undefined, error: (limit: number) => Error) => Subscription;
  readonly hangUp: () => void;
  /** Calls back when the request is aborted, or at once where it is. */
  readonly onHangUp: (act: () => void) => void;
}

/**
 * Opens a call: from now on a signal of the user's can end it.
 *
 * @param work - What there is to do, unless a signal is aborted already.
 * @returns The teardown.
 */
export const runCall = (
  { redactor, scheduler, signals }: TurnSettings,
  onError: (error: unknown) => void,
  work: (call: Call) => () => Promise<void>,
): (() => void) => {
  const controller = new AbortController();
  const { signal } = controller;
  /** The timers and listeners of the call; closed when it is over. */
  const watch = new Subscription();
  let letGo = (): void => undefined;
  const hangUp = () => {
    controller.abort();
    letGo();
  };
  const isOver = () => watch.closed;

  const close: Call['close'] = (last) => {
    if (isOver()) return;
    watch.unsubscribe();
    last();
  };

  const fail = (error: unknown) =>
    close(() => {
      hangUp();
      onError(error);
    });

  const failAfter: Call['failAfter'] = (ms, error) => {
    if (ms === undefined) return Subscription.EMPTY;
    const timer = scheduler.schedule(() => fail(error(ms)), ms);
    watch.add(timer);
    return timer;
  };

  // No listener of the signal: the `fetch` of Node holds on to that, and so to what it calls back,
  // until all garbage is collected: half of the heap of a client that has turn after turn.
  const onHangUp: Call['onHangUp'] = (act) => {
    letGo = act;
    if (signal.aborted) act();
  };

  const run = work({ signal, isOver, close, fail, failAfter, hangUp, onHangUp });
  for (const own of signals) {
    watch.add(onAbort(own, () => fail(new AbortError({ cause: redactor.cause(own.reason) }))));
  }
  if (!isOver()) void run().catch(fail);
  return () => close(hangUp);
};
