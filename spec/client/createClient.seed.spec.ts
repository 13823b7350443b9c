import { isDisconnectError } from '../../lib/errors';
import type { Trace } from '../../lib/protocol/Trace';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { encodeSeed, seedForms, seedStreams } from '../support/seedStreams';
import { everyCut } from '../wire/support/cuts';
import { ada, connectTo } from './support/connectTo';

// Some hundred turns at a time take longer than the five seconds of jest on a busy machine.
const patience = 60_000;

/** What comes of a turn whose body is `chunks`, each read by itself. */
const turnOf = (chunks: readonly Uint8Array[]) => {
  const queue = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = queue.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': 'text/event-stream' };
  const server = scriptedFetch({ script: ({ respond }) => respond({ body, headers }) });
  return new Promise<{ values: Trace[]; error?: unknown }>((resolve) => {
    const values: Trace[] = [];
    connectTo(server)
      .interact(ada)
      .subscribe({
        next: (trace) => values.push(trace),
        error: (error: unknown) => resolve({ values, error }),
        complete: () => resolve({ values }),
      });
  });
};

describe.each(seedStreams)('the example stream of the service, $name', (stream) => {
  it('has the events of the announcement', () => {
    const bytes = encodeSeed(stream, { lineEnd: '\n', end: 'without data' });
    const last = stream.events.length;

    expect(new TextDecoder().decode(bytes)).toMatch(
      /^\nevent: trace\nid: 1\ndata: {"type":.*}\n\n/,
    );
    expect(new TextDecoder().decode(bytes).endsWith(`\n\nevent: end\nid: ${last}\n\n`)).toBe(true);
  });

  it.each(seedForms)(
    'gives the same traces at any cut, and completes: lines end in $lineEnd, end $end',
    async (form) => {
      for (const chunks of everyCut(encodeSeed(stream, form))) {
        expect(await turnOf(chunks)).toEqual({ values: stream.traces });
      }
    },
    patience,
  );

  it.each(['\n', '\r\n'] as const)(
    'gives the same traces at any cut, and then a cut, without its end: lines end in %j',
    async (lineEnd) => {
      for (const chunks of everyCut(encodeSeed(stream, { lineEnd, end: 'absent' }))) {
        const { values, error } = await turnOf(chunks);

        expect(values).toEqual(stream.traces);
        expect(isDisconnectError(error)).toBe(true);
        expect(error).toMatchObject({
          phase: 'closed',
          received: stream.traces.length,
          cursor: String(stream.traces.length),
        });
      }
    },
    patience,
  );
});
