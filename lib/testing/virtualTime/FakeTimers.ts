/** What is used of a clock of `@sinonjs/fake-timers`. */
export interface FakeClock {
  /** In ms, as `Date.now` says. */
  readonly now: number;
  /** Fires the timer that is due first, whenever that is. */
  readonly next: () => unknown;
  /** How many timers are to fire. */
  readonly countTimers: () => number;
  /** Gives the real clock back. */
  readonly uninstall: () => void;
}

/** The names of the globals that run on the clock. */
export type FakedGlobal =
  | 'setTimeout'
  | 'clearTimeout'
  | 'setInterval'
  | 'clearInterval'
  | 'setImmediate'
  | 'clearImmediate'
  | 'Date'
  | 'performance'
  | 'hrtime'
  | 'requestAnimationFrame'
  | 'cancelAnimationFrame'
  | 'requestIdleCallback'
  | 'cancelIdleCallback';

/** How a clock is put in the place of the real one. */
export interface FakeClockConfig {
  /** What it says at the begin, in ms. */
  now: number;
  /** What runs on it. */
  toFake: FakedGlobal[];
  /** Not every platform has all of them. */
  ignoreMissingTimers: true;
  /** Real timers are cleared as before. */
  shouldClearNativeTimers: true;
}

/** What is used of `@sinonjs/fake-timers`: the module itself is one. */
export interface FakeTimers {
  /** The clocks for a global object. */
  readonly withGlobal: (global: object) => {
    /** Puts a clock in the place of the real one. */
    readonly install: (config: FakeClockConfig) => FakeClock;
  };
}
