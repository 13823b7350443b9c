import type { Observable } from 'rxjs';
import type { RunHelpers, TestScheduler } from 'rxjs/testing';
import type { Trace } from '../../protocol/Trace';
import type { Timeline } from '../timeline/Timeline';

/** When a source was subscribed to and unsubscribed from, in ms; `Infinity` is never. */
export interface MarbleSubscription {
  readonly subscribedFrame: number;
  readonly unsubscribedFrame: number;
}

/** A source that plays a diagram, and remembers who subscribed. */
export type MarbleObservable<T> = Observable<T> & {
  readonly subscriptions: readonly MarbleSubscription[];
};

/** Makes a source of a diagram of traces, of one with a legend, or of a timeline. */
export interface MakeMarbleObservable {
  (diagram: string, legend?: undefined, error?: unknown): MarbleObservable<Trace>;
  <T>(diagram: string, legend: Readonly<Record<string, T>>, error?: unknown): MarbleObservable<T>;
  <T>(timeline: Timeline<T>): MarbleObservable<T>;
}

/** What a stream must be. */
export interface StreamExpectation {
  /**
   * Holds the stream to a diagram, which `traceMarbles` reads, or to a timeline. Values of the
   * legend may be matchers of your test runner: `expect.any(String)`.
   */
  readonly toBe: (
    expected: string | Timeline<unknown>,
    legend?: Readonly<Record<string, unknown>>,
    error?: unknown,
  ) => void;
  /** Holds the stream to what another Observable does, subscribed to at the same time. */
  readonly toEqual: (other: Observable<unknown>) => void;
}

/** What subscriptions must be. */
export interface SubscriptionExpectation {
  /** Diagrams of `^` and `!`, one a subscription; an empty list where there must be none. */
  readonly toBe: (marbles: string | readonly string[]) => void;
}

/** What the test of `runTraceMarbles` is given; the names are those of RxJS. */
export interface TraceMarbleHelpers {
  /** A source that begins anew with each subscription. */
  readonly cold: MakeMarbleObservable;
  /** A source that runs from the begin of the test, whoever listens; `^` marks the time 0. */
  readonly hot: MakeMarbleObservable;
  /**
   * Expects something of a stream.
   *
   * @param unsubscription - A diagram: when to subscribe (`^`, else at 0) and to unsubscribe (`!`).
   */
  readonly expectObservable: (
    source: Observable<unknown>,
    unsubscription?: string,
  ) => StreamExpectation;
  /** Expects something of the `subscriptions` of a source. */
  readonly expectSubscriptions: (
    subscriptions: readonly MarbleSubscription[],
  ) => SubscriptionExpectation;
  /** The ms up to the `|` of a diagram. */
  readonly time: RunHelpers['time'];
  /** When the frames of `requestAnimationFrame` come, for RxJS's `animationFrames`. */
  readonly animate: RunHelpers['animate'];
  /** Lets the clock run now, and checks what was expected so far; then you can look yourself. */
  readonly flush: () => void;
  /** The clock, for what takes a `scheduler`. RxJS's own schedulers run on it as well. */
  readonly scheduler: TestScheduler;
}
