import { config, noop, throwError } from 'rxjs';
import { watchUnhandled } from '../../../lib/testing/laws/trial/watchUnhandled';
import { virtualTime } from '../../../lib/testing';

describe('watchUnhandled', () => {
  afterEach(() => {
    config.onUnhandledError = null;
  });

  it('hears of an error that RxJS has nobody for, and gives its handler back', async () => {
    config.onUnhandledError = noop;
    const error = new Error('nobody');

    const errors = await virtualTime(async ({ advance }) => {
      const watch = watchUnhandled();
      const report = () => throwError(() => error).subscribe();
      report();
      await advance(1);
      watch.stop();
      return watch.errors;
    });

    expect(errors).toEqual([error]);
    expect(config.onUnhandledError).toBe(noop);
  });

  it('hears of rejections that nobody handles, in Node and in browsers, until it stops', () => {
    const listeners = new Map<string, (event: unknown) => void>();
    const on = jest.spyOn(process, 'on').mockImplementation((event, listener) => {
      listeners.set(String(event), listener);
      return process;
    });
    const off = jest.spyOn(process, 'off').mockImplementation((event) => {
      listeners.delete(String(event));
      return process;
    });
    Object.assign(globalThis, {
      addEventListener: (event: string, listener: (event: unknown) => void) =>
        listeners.set(event, listener),
      removeEventListener: (event: string) => listeners.delete(event),
    });

    const watch = watchUnhandled();
    listeners.get('unhandledRejection')?.('of Node');
    listeners.get('unhandledrejection')?.({ reason: 'of a browser' });
    watch.stop();

    expect(watch.errors).toEqual(['of Node', 'of a browser']);
    expect(listeners.size).toBe(0);
    on.mockRestore();
    off.mockRestore();
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
  });
});
