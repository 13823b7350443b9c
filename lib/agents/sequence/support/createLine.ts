import { Observable } from 'rxjs';

/** Has a source wait in a line to be subscribed to. */
type Line = <T>(source: Observable<T>) => Observable<T>;

/**
 * Makes a line in which one subscription begins after the other, in the same task: one that is made
 * inside of another waits until that one has said all that it says at once.
 *
 * So any number of sources that end at once, each followed by the next, take no more stack than one.
 */
export const createLine = (): Line => {
  const waiting: (() => void)[] = [];
  let isBusy = false;

  const run = (call: () => void): void => {
    waiting.push(call);
    if (isBusy) return;
    isBusy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
    isBusy = false;
  };

  return (source) =>
    new Observable((subscriber) =>
      run(() => {
        if (!subscriber.closed) source.subscribe(subscriber);
      }),
    );
};
