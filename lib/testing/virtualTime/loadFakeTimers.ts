import type { FakedGlobal, FakeTimers } from './FakeTimers';

/**
 * What runs on the clock. Not microtasks: web streams stand still without them, and they take no
 * time anyway.
 */
export const faked: readonly FakedGlobal[] = [
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
];

/** Put together, so that a bundler for browsers does not look for what only Node can load. */
const packageName = ['@sinonjs', 'fake-timers'].join('/');

const isFakeTimers = (value: unknown): value is FakeTimers =>
  typeof value === 'object' &&
  value !== null &&
  'withGlobal' in value &&
  typeof value.withGlobal === 'function';

/**
 * Loads the fake clock, which is an optional peer of this package.
 *
 * @throws Error that says how to get it, where it is missing.
 */
export const loadFakeTimers = async (): Promise<FakeTimers> => {
  let loaded: unknown;
  try {
    loaded = await import(/* webpackIgnore: true */ /* @vite-ignore */ packageName);
  } catch (cause) {
    throw new Error(
      'virtualTime needs a fake clock: npm install --save-dev @sinonjs/fake-timers@15, and in a browser give it the module as fakeTimers',
      { cause },
    );
  }
  if (isFakeTimers(loaded)) return loaded;
  // It is CommonJS: some loaders show its names, some only as the default.
  const inside: unknown =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded
      ? loaded.default
      : undefined;
  if (isFakeTimers(inside)) return inside;
  throw new Error(`${packageName} has no withGlobal: virtualTime needs version 15`);
};
