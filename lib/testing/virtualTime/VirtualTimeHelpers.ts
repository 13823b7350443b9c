import type { Observable, Subscription } from 'rxjs';
import type { Timeline } from '../timeline/Timeline';
import type { FakeTimers } from './FakeTimers';

/** How `virtualTime` runs a test. */
export interface VirtualTimeConfig {
  /** The date at the begin, or what `Date.now()` says then, in ms. Default: 0. */
  readonly startTime?: number | Date;
  /** How far the clock may run, in virtual ms. Default: 600,000. */
  readonly maxTime?: number;
  /** How many timers may fire. Default: 100,000. */
  readonly maxTimers?: number;
  /**
   * The module `@sinonjs/fake-timers`, where it cannot be loaded by its name: in a browser. Default:
   * it is loaded when it is needed.
   */
  readonly fakeTimers?: FakeTimers;
}

/** A subscription that is written down. */
export interface ObservedTurn<T> {
  /** What came so far; times are from the subscription. */
  readonly timeline: Timeline<T>;
  readonly subscription: Subscription;
}

/** What a stream must be, in virtual time. */
export interface VirtualExpectation {
  /**
   * Holds the stream to a diagram, which `traceMarbles` reads, or to a timeline. It is subscribed
   * to at once, and until it ends; where the diagram does not end, until 1 ms after its last event.
   */
  readonly toBe: (
    expected: string | Timeline<unknown>,
    legend?: Readonly<Record<string, unknown>>,
    error?: unknown,
  ) => Promise<void>;
}

/** What the test of `virtualTime` is given. */
export interface VirtualTimeHelpers {
  /** How long the test runs by now, in virtual ms. */
  readonly now: () => number;
  /**
   * Waits for `ms` virtual ms, to the end of the last of them: all that is due by then has run.
   *
   * @throws InvalidInputError where `ms` is no whole number from 0 on.
   */
  readonly advance: (ms: number) => Promise<void>;
  /** Lets promises and web streams run as far as they come without time. */
  readonly settle: () => Promise<void>;
  /** How many timers are on the clock. */
  readonly timers: () => number;
  /** Subscribes, and writes down what comes. */
  readonly observe: <T>(source: Observable<T>) => ObservedTurn<T>;
  /** Subscribes, and waits for the end. */
  readonly play: <T>(source: Observable<T>) => Promise<Timeline<T>>;
  /** Expects something of a stream, at the exact times. To be awaited. */
  readonly expectObservable: (source: Observable<unknown>) => VirtualExpectation;
}
