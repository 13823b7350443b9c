import type { Observable, Subscription } from 'rxjs';

/** What came of a subscription so far. */
export interface Recording<T> {
  readonly values: T[];
  /** Each error it was given. */
  readonly errors: unknown[];
  completed: boolean;
  readonly subscription: Subscription;
}

/** Subscribes to `source` and writes down what comes. */
export const record = <T>(source: Observable<T>, onNext?: (value: T) => void): Recording<T> => {
  const values: T[] = [];
  const errors: unknown[] = [];
  const recording = { values, errors, completed: false };
  const subscription = source.subscribe({
    next: (value) => {
      values.push(value);
      onNext?.(value);
    },
    error: (error: unknown) => errors.push(error),
    complete: () => {
      recording.completed = true;
    },
  });
  return Object.assign(recording, { subscription });
};
