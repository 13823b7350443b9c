/**
 * An agent, a client and two operators in one process: `npx tsx docs/examples/quickstart.ts`.
 *
 * The first message arrives whole, the second in deltas; the last lines show both as one.
 */
import { concat, concatMap, delay, from, of } from 'rxjs';
import { accumulateCompletions, action, createClient, filterTraceType, trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { createHandler } from 'voiceflow-rx/server';
import { fetchFromHandler } from 'voiceflow-rx/testing';

const agent: Agent = ({ action }) => {
  const place = action?.type === 'text' ? action.payload : 'that';
  const words = [place, ' is lovely ', 'in June.'];
  return concat(
    of(trace.text('Give me a moment…'), trace.completionStart()),
    from(words).pipe(concatMap((word) => of(trace.completionContent(word)).pipe(delay(50)))),
    of(trace.completionEnd()),
  );
};

const { interact } = createClient({
  baseURL: 'http://agent.test',
  projectID: 'quickstart',
  completionEvents: true,
  fetch: fetchFromHandler(createHandler(agent, { authorize: () => true })),
});

const turn$ = interact({ userID: 'ada', action: action.text('Sydney') });

const asItComes$ = turn$.pipe(accumulateCompletions(), filterTraceType('completion'));
const whole$ = turn$.pipe(accumulateCompletions({ emit: 'end' }), filterTraceType('text'));

concat(asItComes$, whole$).subscribe((part) => {
  if (part.type === 'completion') console.log(`${part.payload.state}: ${part.payload.text}`);
  else console.log(`text: ${part.payload.message}`);
});
