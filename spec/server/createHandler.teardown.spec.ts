import { concat, finalize, map, NEVER, of, range } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace } from '../../lib/protocol/Trace';
import { trace } from '../../lib/protocol/traces/builders';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { turnPath } from '../support/serverRequest';
import { startServerTurn } from '../support/serverTurn';

const modes = ['', '?completion_events=true', '?state=true'];

/** An agent that counts how often it was stopped. */
const counting = (traces$: Observable<Trace>) => {
  const counts = { stopped: 0 };
  const agent = () =>
    traces$.pipe(
      finalize(() => {
        counts.stopped += 1;
      }),
    );
  return { agent, counts };
};

expectNoUnhandledRejection();

describe.each(modes)('a turn with the query "%s"', (query) => {
  const path = turnPath + query;
  const state = () => 1;
  const slow$ = concat(of(trace.text('a')), NEVER);

  it('stops its agent when the body is cancelled', async () => {
    const { agent, counts } = counting(slow$);
    const { body, clock, told } = await startServerTurn(agent, { path }, { state });
    expect(body.events()).toHaveLength(1);
    await body.cancel();

    expect(counts.stopped).toBe(1);
    expect([clock.timers(), told]).toEqual([0, []]);
  });

  it('stops its agent when the request is aborted', async () => {
    const { agent, counts } = counting(slow$);
    const client = new AbortController();
    const change = { path, signal: client.signal };
    const { body, clock, told } = await startServerTurn(agent, change, { state });
    client.abort();
    await flush();

    expect(counts.stopped).toBe(1);
    expect(body.outcome()).toBe('closed');
    expect(body.events().map(({ event }) => event)).toEqual(['trace']);
    expect([clock.timers(), told]).toEqual([0, []]);
  });

  it('stops an agent without an end, past maxBufferedBytes', async () => {
    const { agent, counts } = counting(range(0, Infinity).pipe(map((n) => trace.text(String(n)))));
    const config = { state, maxBufferedBytes: 10_000 };
    const { body, clock } = await startServerTurn(agent, { path }, config);

    expect(counts.stopped).toBe(1);
    expect(body.outcome()).toMatchObject({
      message: 'The reader is too slow (maxBufferedBytes)',
    });
    expect(clock.timers()).toBe(0);
  });

  it('leaves an agent alone that has ended', async () => {
    const { agent, counts } = counting(of(trace.text('a')));
    const client = new AbortController();
    const change = { path, signal: client.signal };
    const { body, clock } = await startServerTurn(agent, change, { state });
    client.abort();

    expect(counts.stopped).toBe(1);
    expect(body.events().at(-1)).toMatchObject({ event: 'end', data: '{}' });
    expect(clock.timers()).toBe(0);
  });
});
