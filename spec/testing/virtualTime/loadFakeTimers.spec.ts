import type { FakeTimers } from '../../../lib/testing';
import type * as VirtualTime from '../../../lib/testing/virtualTime/virtualTime';
import { expectRealTime } from '../../support/expectRealTime';
import { sleep } from './sleep';

/** Runs `use` where the fake clock is what `factory` makes, with a fresh `virtualTime`. */
const withFakeTimers = (
  factory: () => unknown,
  use: (loaded: typeof VirtualTime) => Promise<void>,
) =>
  jest.isolateModulesAsync(async () => {
    jest.doMock('@sinonjs/fake-timers', factory);
    try {
      await use(await import('../../../lib/testing/virtualTime/virtualTime'));
    } finally {
      jest.dontMock('@sinonjs/fake-timers');
    }
  });

describe('the fake clock of virtualTime', () => {
  expectRealTime();

  it('is asked for where it is missing, each time', async () => {
    const missing = () => {
      throw new Error("Cannot find module '@sinonjs/fake-timers'");
    };
    await withFakeTimers(missing, async ({ virtualTime }) => {
      const test = jest.fn();
      for (let time = 0; time < 2; time += 1) {
        await expect(virtualTime(test)).rejects.toMatchObject({
          message: expect.stringContaining(
            'npm install --save-dev @sinonjs/fake-timers',
          ) as unknown,
          cause: { message: expect.stringContaining('Cannot find module') as unknown },
        });
      }

      expect(test).not.toHaveBeenCalled();
    });
  });

  it('is the module that it is given, as in a browser, where it cannot be loaded by name', async () => {
    const missing = () => {
      throw new Error("Cannot find module '@sinonjs/fake-timers'");
    };
    const fakeTimers: FakeTimers = jest.requireActual('@sinonjs/fake-timers');
    await withFakeTimers(missing, async ({ virtualTime }) => {
      const time = await virtualTime(({ now }) => sleep(10).then(now), { fakeTimers });

      expect(time).toBe(10);
    });
  });

  it('is refused where it is something else', async () => {
    await withFakeTimers(
      () => ({ __esModule: true, useFakeTimers: true }),
      async ({ virtualTime }) => {
        await expect(virtualTime(() => 1)).rejects.toThrow(
          '@sinonjs/fake-timers has no withGlobal',
        );
      },
    );
  });

  it.each([
    ['names', (real: object) => real],
    ['a default alone, as some loaders show CommonJS', (real: object) => ({ default: real })],
  ])('is found among %s', async (_, show) => {
    const real: object = jest.requireActual('@sinonjs/fake-timers');
    await withFakeTimers(
      () => ({ __esModule: true, ...show(real) }),
      async ({ virtualTime }) => {
        const time = await virtualTime(({ now }) => sleep(10).then(now));

        expect(time).toBe(10);
      },
    );
  });
});
