import {
  asapScheduler,
  bufferCount,
  catchError,
  concat,
  EMPTY,
  filter,
  from,
  ignoreElements,
  map,
  mergeMap,
  NEVER,
  Observable,
  observeOn,
  of,
  share,
  Subject,
  Subscription,
  take,
  takeUntil,
  tap,
  throwError,
} from 'rxjs';
import { trace } from '../../../lib';
import type { Trace } from '../../../lib';
import type { agentLaws } from '../../../lib/testing/laws/agentLaws';

type MakeAgent = Parameters<typeof agentLaws>[0];

/** An agent over one child. */
const over =
  (join: (turn$: Observable<Trace>) => Observable<Trace>): MakeAgent =>
  (child) => {
    const own = child();
    return (turn) => join(own(turn));
  };

/** Two children at once by hand, which are torn down unless it says otherwise. */
const byHand =
  (keeps: 'on failure' | 'on completion'): MakeAgent =>
  (child) => {
    const agents = [child(), child()];
    return (turn) =>
      new Observable((subscriber) => {
        const children = new Subscription();
        let isKept = false;
        let open = agents.length;
        subscriber.add(() => {
          if (!isKept) children.unsubscribe();
        });
        const observer = {
          next: (one: Trace) => subscriber.next(one),
          error: (error: unknown) => {
            isKept = keeps === 'on failure';
            subscriber.error(error);
          },
          complete: () => {
            open -= 1;
            if (open > 0 && keeps === 'on failure') return;
            isKept = keeps === 'on completion';
            subscriber.complete();
          },
        };
        for (const turn$ of agents.map((agent) => agent(turn))) {
          if (!subscriber.closed) children.add(turn$.subscribe(observer));
        }
      });
  };

/** An Observable that is none of RxJS's, and does not guard its grammar. */
const unguarded = (): Observable<Trace> =>
  Object.defineProperty(new Observable<Trace>(), 'subscribe', {
    value: (observer: { next: (one: Trace) => void; complete: () => void }) => {
      observer.next(trace.text('Hello'));
      observer.complete();
      observer.next(trace.text('again'));
      return new Subscription();
    },
  });

/** Agents with one fault each. */
export const faultyAgents = {
  warmsUp: (child) => {
    const own = child();
    return (turn) => {
      own(turn)
        .subscribe({ error: () => undefined })
        .unsubscribe();
      return own(turn);
    };
  },
  counts: () => () => {
    let count = 0;
    return new Observable((subscriber) => {
      count += 1;
      subscriber.next(trace.text(`Hello ${count}`));
      subscriber.complete();
    });
  },
  shares: over((turn$) => turn$.pipe(share())),
  endsOthers: (child) => {
    const own = child();
    return (turn) => {
      const left = new Subject<void>();
      const answer$ = own(turn).pipe(tap({ unsubscribe: () => left.next() }));
      return answer$.pipe(takeUntil(left));
    };
  },
  neverUnsubscribes: over(
    (turn$) =>
      new Observable(
        (subscriber) =>
          void turn$.subscribe({
            next: (one) => subscriber.next(one),
            error: (error: unknown) => subscriber.error(error),
            complete: () => subscriber.complete(),
          }),
      ),
  ),
  unsubscribesTooSoon: over(
    (turn$) =>
      new Observable((subscriber) => {
        const child: { subscription?: Subscription } = {};
        // Inside the first next there is none yet.
        subscriber.add(() => child.subscription?.unsubscribe());
        child.subscription = turn$.subscribe({
          next: (one) => subscriber.next(one),
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        });
      }),
  ),
  goesOn: () => () =>
    new Observable((subscriber) => {
      void (async () => {
        for (const word of ['one', 'two', 'three']) {
          await Promise.resolve();
          subscriber.next(trace.text(word));
        }
        subscriber.complete();
      })();
    }),
  leaksOnError: byHand('on failure'),
  completesEarly: byHand('on completion'),
  leavesErrors: over((turn$) => {
    const report = (error: unknown) => throwError(() => error).subscribe();
    return turn$.pipe(tap({ error: report }));
  }),
  swaps: over((turn$) =>
    turn$.pipe(
      bufferCount(2),
      mergeMap((pair) => from(pair.reverse())),
    ),
  ),
  delays: over((turn$) => turn$.pipe(observeOn(asapScheduler))),
  swallows: over((turn$) => turn$.pipe(catchError(() => EMPTY))),
  staysOpen: over((turn$) => concat(turn$, NEVER)),
  saysMore: () => unguarded,
  runsTwice: over((turn$) => concat(turn$.pipe(ignoreElements()), turn$)),
  repeats: over((turn$) => turn$.pipe(mergeMap((one) => of(one, one)))),
  filters: over((turn$) => turn$.pipe(filter(({ type }) => type !== 'debug'))),
  leavesEarly: over((turn$) => turn$.pipe(take(2))),
  lies: () => () => of({ type: 'custom', name: 'Pay', payload: 1, raw: { type: 'Other' } }),
  breaksCodecs: () => () =>
    of({ type: 'custom', name: 'text', payload: 1, raw: { type: 'text', payload: 1 } }),
  rebuilds: over((turn$) =>
    turn$.pipe(map((one) => (one.type === 'custom' ? trace.custom(one.name, one.payload) : one))),
  ),
  saysLess:
    () =>
    ({ completionEvents }) =>
      completionEvents
        ? of(trace.completionStart(), trace.completionContent('Hello'), trace.completionEnd())
        : of(trace.text('Hi')),
} satisfies Readonly<Record<string, MakeAgent>>;

/** The name of an agent with a fault. */
export type AgentFault = keyof typeof faultyAgents;
