import { firstValueFrom, interval, NEVER } from 'rxjs';
import { virtualTime } from '../../../lib/testing';
import { expectRealTime } from '../../support/expectRealTime';
import { sleep } from './sleep';

expectRealTime();

describe('a test that goes wrong', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => Promise.reject(new Error('mine'))],
    ['rejects later', () => sleep(5).then(() => Promise.reject(new Error('mine')))],
  ])('passes on what it %s, and gives the world back', async (_, test) => {
    await expect(virtualTime(test)).rejects.toThrow('mine');
  });

  it('passes on what a timer throws', async () => {
    const failing = virtualTime(async () => {
      setTimeout(() => {
        throw new Error('in a timer');
      }, 5);
      await sleep(10);
    });

    await expect(failing).rejects.toThrow('in a timer');
  });

  it('fails at its cap, where a heartbeat never ends', async () => {
    let last = NaN;
    const beat = async () => {
      const ticking = interval(1_000).subscribe((tick) => {
        last = tick;
      });
      await firstValueFrom(NEVER);
      ticking.unsubscribe();
    };

    await expect(virtualTime(beat)).rejects.toThrow(
      'The test still waits after 600,000 virtual ms (maxTime), with 1 timer left on the clock',
    );
    await expect(virtualTime(beat, { maxTime: 5_000 })).rejects.toThrow('after 5,000 virtual ms');

    // The first timer after the cap fires, and no other.
    expect(last).toBe(5);

    await expect(virtualTime(beat, { maxTimers: 3 })).rejects.toThrow(
      'More than 3 timers fired by 4000 ms (maxTimers), with 1 timer left on the clock',
    );
  });

  it('fails where a timer repeats without taking time', async () => {
    const loop = () => {
      setInterval(() => undefined, 0);
      return firstValueFrom(NEVER);
    };

    await expect(virtualTime(loop, { maxTimers: 1_000 })).rejects.toThrow(
      'More than 1,000 timers fired by 0 ms',
    );
  });

  it('fails where it waits for what never comes', async () => {
    await expect(virtualTime(() => firstValueFrom(NEVER))).rejects.toThrow(
      'At 0 ms the test waits for something that never comes: no timer is left on the clock',
    );
  });

  it.each([-1, 0.5, NaN, Infinity])('does not advance by %d ms', async (ms) => {
    await expect(virtualTime(({ advance }) => advance(ms))).rejects.toMatchObject({
      _tag: 'InvalidInputError',
      field: 'ms',
    });
  });

  it('is refused while another runs, and where somebody else has faked the clock', async () => {
    const first = virtualTime(() => sleep(10));
    await expect(virtualTime(() => 1)).rejects.toThrow('virtualTime runs already');
    await first;

    jest.useFakeTimers();
    await expect(virtualTime(() => 1)).rejects.toThrow('The clock is faked already');
    jest.useRealTimers();

    await expect(virtualTime(() => 1)).resolves.toBe(1);
  });

  it.each([
    { maxTime: 0 },
    { maxTimers: NaN },
    { startTime: Infinity },
    { startTime: new Date(NaN) },
  ])('is refused with %j', async (config) => {
    await expect(virtualTime(() => 1, config)).rejects.toMatchObject({
      _tag: 'InvalidInputError',
      field: Object.keys(config)[0],
    });
  });
});
