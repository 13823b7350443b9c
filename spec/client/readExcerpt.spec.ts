import { getEventListeners } from 'node:events';
import { readExcerpt } from '../../lib/client/response/readExcerpt';
import { createClock } from '../support/createClock';

describe('readExcerpt', () => {
  it('leaves no listener and no timer behind', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const clock = createClock();

    expect(await readExcerpt(new Response('a body'), clock.scheduler, signal)).toBe('a body');
    expect(added).toHaveBeenCalledTimes(1);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('reads nothing where the signal is aborted already', async () => {
    const pull = jest.fn();
    const cancel = jest.fn();
    const body = new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 });
    const text = await readExcerpt(
      new Response(body),
      createClock().scheduler,
      AbortSignal.abort(),
    );

    expect(text).toBe('');
    expect(pull).not.toHaveBeenCalled();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('is empty where there is no body', async () => {
    const { scheduler } = createClock();

    expect(await readExcerpt(new Response(null), scheduler, new AbortController().signal)).toBe('');
  });
});
