/** What is used of a clock of `@sinonjs/fake-timers`. */
export interface FakeClock {
  /** In ms, as `Date.now` says. */
  readonly now: number;
  /** Fires the timer that is due first, whenever that is. */
  readonly next: () => unknown;
  readonly countTimers: () => number;
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

/** What is used of `@sinonjs/fake-timers`: the module itself is one. */
export interface FakeTimers {
  readonly withGlobal: (global: object) => {
    readonly install: (config: {
      now: number;
      toFake: FakedGlobal[];
      ignoreMissingTimers: true;
      shouldClearNativeTimers: true;
    }) => FakeClock;
  };
}
