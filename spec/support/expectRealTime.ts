import { asyncScheduler } from 'rxjs';

const world = () => ({
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  Date: globalThis.Date,
  performanceNow: Reflect.get(performance, 'now'),
  timeout: Reflect.get(AbortSignal, 'timeout'),
  isReal: asyncScheduler.now() > 1_000_000,
});

/** In a file: each of its tests gives the real clock back. */
export const expectRealTime = (): void => {
  const real = world();
  afterEach(() => {
    expect(world()).toEqual({ ...real, isReal: true });
  });
};
