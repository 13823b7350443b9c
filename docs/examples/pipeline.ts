/**
 * One answer through a pipeline of operators: `npx tsx docs/examples/pipeline.ts`.
 *
 * The agent says one thing whole and one in deltas, with notes for its makers between them, and its
 * first connection is refused. What is left is a list of messages, as a page would show it.
 */
import { concat, concatMap, delay, from, last, of } from 'rxjs';
import {
  collectMessages,
  createClient,
  honorDelay,
  measureTurn,
  retryOnDisconnect,
  smoothText,
  trace,
  verifyTraces,
  withoutDebug,
} from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { createHandler } from 'voiceflow-rx/server';
import { fetchFromHandler } from 'voiceflow-rx/testing';

const agent: Agent = () =>
  concat(
    of(
      trace.text('Give me a moment…', { delay: 100 }),
      trace.debug('asking the flight service'),
      trace.completionStart(),
    ),
    from(['Your fl', 'ight lea', 'ves at ni', 'ne.']).pipe(
      concatMap((delta) => of(trace.completionContent(delta)).pipe(delay(30))),
    ),
    of(trace.completionEnd(), trace.choice(['Change it', 'Thanks'])),
  );

const handler = fetchFromHandler(createHandler(agent, { authorize: () => true }));
let connections = 0;

const { interact } = createClient({
  baseURL: 'http://agent.test',
  projectID: 'pipeline',
  completionEvents: true,
  fetch: (url, init) => {
    connections += 1;
    // 429: the turn was certainly not accepted, so it may be sent again.
    return connections === 1
      ? Promise.resolve(new Response('busy', { status: 429, headers: { 'retry-after': '0' } }))
      : handler(url, init);
  },
});

const view$ = interact({ userID: 'ada' }).pipe(
  retryOnDisconnect({
    initialDelay: 50,
    onRetry: ({ attempt, error }) => console.log(`attempt ${attempt}: ${error.message}`),
  }),
  measureTurn({
    onMeasure: ({ deltas, outcome, traces }) =>
      console.log(`${outcome}: ${traces} traces, ${deltas.count} of them deltas`),
  }),
  verifyTraces(),
  withoutDebug(),
  honorDelay(),
  smoothText({ onComplete: 'drain' }),
  collectMessages(),
);

view$.pipe(last()).subscribe(({ settled }) => {
  for (const { buttons, key, text } of settled) {
    const names = buttons.map(({ name }) => `[${name}]`).join(' ');
    console.log(`${key}. ${text}${names}`);
  }
});
