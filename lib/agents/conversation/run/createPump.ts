import { createFifo } from '../../../operators/support/createFifo';
import { attempt } from './attempt';

/** Keeps the order of a conversation: first it changes, then all are told, then turns run. */
export interface Pump {
  /**
   * Makes a change, at once. When it returns, all is told and what was begun runs, unless it is
   * called by one who is being told, or by a change: then that follows, in the same task.
   */
  readonly act: <T>(change: () => T) => T;
  /** Has somebody told something, behind what is to be told before. To be called in a change. */
  readonly tell: (call: () => void) => void;
  /** Has a turn begin when all is told. To be called in a change. */
  readonly start: (call: () => void) => void;
}

/**
 * Makes a {@link Pump}.
 *
 * However the app calls from within what it is told, and however many turns begin in the end of the
 * one before, the stack does not grow, and all hear the same order.
 */
export const createPump = (): Pump => {
  const tellings = createFifo<() => void>();
  const starts = createFifo<() => void>();
  /** Something changes, or is told. */
  let isBusy = false;
  let isStarting = false;

  const tellAll = (): void => {
    for (let call = tellings.shift(); call !== undefined; call = tellings.shift()) attempt(call);
  };

  const startAll = (): void => {
    // A turn that begins and ends at once begins the next one here, not inside itself.
    if (isStarting) return;
    isStarting = true;
    for (let call = starts.shift(); call !== undefined; call = starts.shift()) attempt(call);
    isStarting = false;
  };

  return {
    act: (change) => {
      if (isBusy) return change();
      isBusy = true;
      try {
        return change();
      } finally {
        tellAll();
        isBusy = false;
        startAll();
      }
    },
    tell: tellings.push,
    start: starts.push,
  };
};
