import { toArray, VirtualTimeScheduler } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Action, Trace, Turn } from '../../../lib';
import { createTravelAgent } from '../../../lib/cli/agent/createTravelAgent';
import { runTraceMarbles } from '../../../lib/testing';

const turnWith = (act: Action | null, completionEvents = true): Turn => ({
  projectID: 'p1',
  userID: 'ada',
  action: act,
  completionEvents,
});

const at = (time: number, given: Trace): Trace => ({ ...given, time });

/** All that an agent says, on a clock of its own. */
const listen = (act: Action | null, completionEvents?: boolean): readonly Trace[] => {
  const scheduler = new VirtualTimeScheduler();
  let heard: readonly Trace[] = [];
  createTravelAgent({ scheduler })(turnWith(act, completionEvents))
    .pipe(toArray())
    .subscribe((traces) => (heard = traces));
  scheduler.flush();
  return heard;
};

const typesOf = (traces: readonly Trace[]) =>
  traces.map((one) => (one.type === 'completion' ? one.payload.state : one.type));

describe('createTravelAgent', () => {
  it('books a flight at the launch: a word at once, the rest after the slow step', () => {
    runTraceMarbles(({ expectObservable }) => {
      const result = createTravelAgent()(turnWith(action.launch()));
      const expected = 'a 1199ms (bc|)';

      expectObservable(result).toBe(expected, {
        a: at(0, trace.text('Give me a moment...')),
        b: at(1200, trace.debug('API call successfully triggered', { type: 'api' })),
        c: at(
          1200,
          trace.text('Got it, your flight is booked for June 2nd, from London to Sydney.'),
        ),
      });
    });
  });

  it('does nothing before it is subscribed to, and stops when it is unsubscribed', () => {
    runTraceMarbles(({ expectObservable }) => {
      const result = createTravelAgent()(turnWith(action.launch()));
      const sub = '     --^----!';
      const expected = '--a-----';

      expectObservable(result, sub).toBe(expected, {
        a: at(2, trace.text('Give me a moment...')),
      });
    });
  });

  it('takes its time from the scheduler it is given', () => {
    const times = listen(action.launch()).map(({ time }) => time);

    expect(times).toEqual([0, 1200, 1200]);
  });

  it('tells a complete answer as nothing but a completion', () => {
    const types = typesOf(listen(action.text('How many bags may I take?')));

    expect([types[0], types.at(-1)]).toEqual(['start', 'end']);
    expect(new Set(types.slice(1, -1))).toEqual(new Set(['content']));
  });

  it('offers buttons after a question of its own, and asks for a no-reply', () => {
    const traces = listen(action.text('Can I choose my seat?'));
    const types = typesOf(traces);

    expect(types.slice(types.indexOf('end'))).toEqual(['end', 'choice', 'no-reply']);
    expect(traces.at(-1)).toMatchObject({ payload: { timeout: 20 } });
  });

  it('reminds a silent user with one whole text, and does not ask for another no-reply', () => {
    expect(typesOf(listen(action.noReply()))).toEqual(['text']);
  });

  it.each([action.end(), action.text('bye'), action.path('bye')])(
    'says goodbye and ends the conversation on %j',
    (act) => {
      expect(typesOf(listen(act))).toEqual(['text', 'end']);
    },
  );

  it('puts the time on every trace, and never goes back', () => {
    const times = listen(action.text('help')).map(({ time }) => time ?? NaN);

    expect(times.length).toBeGreaterThan(10);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBe(400);
  });

  it('answers the same whether completions are on or off, and the same again', () => {
    const act = action.text('Can I choose my seat?');

    expect(listen(act, false)).toEqual(listen(act, true));
  });
});
