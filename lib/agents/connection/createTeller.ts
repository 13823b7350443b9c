import { ReplaySubject } from 'rxjs';
import type { Observable } from 'rxjs';

/** Tells all who listen. */
export interface Teller<T extends object> {
  /** Emits what is told from now on, and before it the last that was; never ends. */
  readonly told$: Observable<T>;
  /** Who listens has heard `value` when it returns, unless it is called by one of them. */
  readonly tell: (value: T) => void;
}

/**
 * Makes a {@link Teller}. What is told while it tells waits its turn, so that all hear the same
 * order.
 */
export const createTeller = <T extends object>(): Teller<T> => {
  const values = new ReplaySubject<T>(1);
  const waiting: T[] = [];
  let isTelling = false;
  return {
    told$: values.asObservable(),
    tell: (value) => {
      waiting.push(value);
      if (isTelling) return;
      isTelling = true;
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) values.next(one);
      isTelling = false;
    },
  };
};
