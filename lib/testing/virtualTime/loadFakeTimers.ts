/** What is used of a clock of `@sinonjs/fake-timers`. */
export interface FakeClock {
  /** In ms, as `Date.now` says. */
  readonly now: number;
  /** Fires the timer that is due first, whenever that is. */
  readonly next: () => unknown;
  readonly countTimers: () => number;
  readonly uninstall: () => void;
}

/** What is used of `@sinonjs/fake-timers`; its own types are not ours to show. */
export interface FakeTimers {
  readonly withGlobal: (global: object) => {
    readonly install: (config: {
      readonly now: number;
      readonly toFake: FakedName[];
      readonly ignoreMissingTimers: true;
    }) => FakeClock;
  };
}

type FakedName = (typeof faked)[number];

/**
 * What runs on the clock. Not microtasks: web streams stand still without them, and they take no
 * time anyway.
 */
export const faked = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
  'Date',
  'performance',
  'hrtime',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
] as const;

/**
 * Loads the fake clock, which is an optional peer of this package.
 *
 * @throws Error that says how to get it, where it is missing.
 */
export const loadFakeTimers = async (): Promise<FakeTimers> => {
  try {
    const loaded = await import('@sinonjs/fake-timers');
    // It is CommonJS: some loaders show its names, some only as the default.
    return 'withGlobal' in loaded ? loaded : defaultOf(loaded);
  } catch (cause) {
    throw new Error(
      'virtualTime needs a fake clock: npm install --save-dev @sinonjs/fake-timers@15',
      { cause },
    );
  }
};

const defaultOf = (loaded: { readonly default: FakeTimers }): FakeTimers => loaded.default;
