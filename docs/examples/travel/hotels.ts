/**
 * The agent for hotels, in a process of its own: it prints its URL, and serves until it is ended.
 *
 * It speaks the endpoint of Voiceflow, so a hosted project could stand in its place.
 */
import { serve } from '@hono/node-server';
import { concat, concatMap, delay, from, of } from 'rxjs';
import { trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { createHandler } from 'voiceflow-rx/server';

const words = 'The Harbour Inn has a room. Call +61 2 5550 1234, or say yes and I will.'.split(
  /(?<= )/,
);

const hotels: Agent = ({ action }) =>
  action?.type === 'text' && action.payload.toLowerCase() === 'yes'
    ? of(trace.text('I have called: the room is yours.'), trace.end())
    : concat(
        of(trace.debug('prompt: you are a helpful hotel agent'), trace.completionStart()),
        from(words).pipe(concatMap((word) => of(trace.completionContent(word)).pipe(delay(15)))),
        of(trace.completionEnd(), trace.choice(['Yes', 'No'])),
      );

// It goes with the process that started it, however that goes.
process.stdin.resume().once('close', () => process.exit());

serve(
  {
    fetch: createHandler(hotels, { authorize: ({ key }) => key === process.env['HOTELS_KEY'] }),
    hostname: '127.0.0.1',
    port: 0,
  },
  ({ port }) => console.log(`http://127.0.0.1:${port}`),
);
