import { Observable } from 'rxjs';
import type { Observer, Subscription } from 'rxjs';

/**
 * Subscribes for as long as `life` is open. Other than `life.add(source$.subscribe(…))` it reaches a
 * source that emits synchronously too, and other than `takeWhile` it is no step of its own, which
 * with a thousand turns at once is what a frame costs (`npm run bench -- --only turns`).
 */
export const subscribeWithin = <T>(
  life: Subscription,
  source$: Observable<T>,
  observer: Observer<T>,
): void => {
  new Observable<T>((subscriber) => {
    life.add(subscriber);
    source$.subscribe(subscriber);
  }).subscribe(observer);
};
