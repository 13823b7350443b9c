/**
 * A turn that survives a network that breaks twice, and runs once: `npx tsx docs/examples/survive.ts`.
 *
 * The server keeps the turn in a log; the client attaches where it was cut. `connectionStatus` says
 * how the connection is.
 */
import { concat, concatMap, delay, from, map, merge, of } from 'rxjs';
import {
  accumulateCompletions,
  action,
  connectionStatus,
  createClient,
  filterTraceType,
  trace,
} from 'voiceflow-rx';
import type { Agent, ConnectionStatus } from 'voiceflow-rx';
import { createHandler, createMemoryEventLog } from 'voiceflow-rx/server';
import { fetchFromHandler } from 'voiceflow-rx/testing';

const words = [
  'Your bag ',
  'is on its way ',
  'from London ',
  'to Sydney, ',
  'and will be there ',
  'at nine.',
];
let turns = 0;

const agent: Agent = () => {
  turns += 1;
  return concat(
    of(trace.completionStart()),
    from(words).pipe(concatMap((word) => of(trace.completionContent(word)).pipe(delay(30)))),
    of(trace.completionEnd()),
  );
};

const server = fetchFromHandler(
  createHandler(agent, { authorize: () => true, log: createMemoryEventLog() }),
);

/** A network whose first two connections break, after so many bytes. */
const breaks = [330, 150];
const brokenFetch: typeof server = async (url, init) => {
  const response = await server(url, init);
  let room = breaks.shift() ?? Infinity;
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      controller.enqueue(chunk.subarray(0, room));
      room -= chunk.byteLength;
      if (room <= 0) controller.error(new TypeError('The train went into a tunnel'));
    },
  });
  return new Response(response.body?.pipeThrough(cut), response);
};

const { events } = createClient({
  baseURL: 'http://agent.test',
  projectID: 'survive',
  completionEvents: true,
  fetch: brokenFetch,
});

const describe = (now: ConnectionStatus): string => {
  if (now.status === 'reconnecting') return `reconnecting: ${now.cause.message}`;
  return now.status === 'closed' ? `closed: ${now.outcome}` : now.status;
};

const { status$, turn$ } = connectionStatus(
  events({ userID: 'ada', action: action.text('Where is my bag?') }),
  { initialDelay: 50 },
);
const text$ = turn$.pipe(
  concatMap((event) => (event.event === 'trace' ? [event.trace] : [])),
  accumulateCompletions({ emit: 'end' }),
  filterTraceType('text'),
);

merge(
  status$.pipe(map((now) => `[${describe(now)}]`)),
  text$.pipe(map(({ payload }) => `${payload.message} (the agent ran ${turns} time)`)),
).subscribe((line) => console.log(line));
