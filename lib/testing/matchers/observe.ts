import {
  asyncScheduler,
  firstValueFrom,
  isObservable,
  map,
  materialize,
  takeUntil,
  timer,
  toArray,
} from 'rxjs';
import type { Observable, ObservableNotification } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { inspect } from '../phrases/inspect';
import type { Timeline } from '../timeline/Timeline';
import { isTimeline } from './isTimeline';

/** What a matcher has seen of a turn. */
export interface Observed {
  readonly timeline: Timeline<unknown>;
  /** For how many ms it listened at most; `undefined` where it looked only. */
  readonly limit: number | undefined;
}

/** The longest wait that timers take, in ms. */
const maxWait = 2 ** 31 - 1;

const timelineOf = (received: unknown): Timeline<unknown> | undefined => {
  if (isTimeline(received)) return received;
  if (typeof received !== 'object' || received === null) return undefined;
  if (!('timeline' in received && 'subscription' in received)) return undefined;
  return isTimeline(received.timeline) ? received.timeline : undefined;
};

/** Without the class that `materialize` makes, which has all fields. */
const plain = (notification: ObservableNotification<unknown>): ObservableNotification<unknown> => {
  switch (notification.kind) {
    case 'N':
      return { kind: 'N', value: notification.value };
    case 'E': {
      const error: unknown = notification.error;
      return { kind: 'E', error };
    }
    case 'C':
      return { kind: 'C' };
  }
};

const listen = async (source: Observable<unknown>, limit: number): Promise<Observed> => {
  const start = asyncScheduler.now();
  const timeline = await firstValueFrom(
    source.pipe(
      materialize(),
      map((notification: ObservableNotification<unknown>) => ({
        time: asyncScheduler.now() - start,
        notification: plain(notification),
      })),
      takeUntil(timer(limit)),
      toArray(),
    ),
  );
  return { timeline, limit };
};

/**
 * Looks at a spy or a timeline as it stands, or listens to an Observable until its end.
 *
 * @param limit - For how many ms to listen at most.
 * @param name - What the limit is called.
 * @throws InvalidInputError for a limit that is none, and for what no matcher takes.
 */
export const observe = (
  received: unknown,
  limit: number,
  name: string,
): Observed | Promise<Observed> => {
  if (!(limit > 0 && limit <= maxWait)) {
    throw new InvalidInputError(name, `must be above 0 and at most ${maxWait} ms`);
  }
  if (isObservable(received)) return listen(received, limit);
  const timeline = timelineOf(received);
  if (timeline !== undefined) return { timeline, limit: undefined };
  throw new InvalidInputError(
    'expect(…)',
    `must be given an Observable of traces, a spy of spyOn(…), or a timeline; it was given ${inspect(received)}`,
  );
};
