import { config, EMPTY, of, take, tap } from 'rxjs';
import { action, DisconnectError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing/marbles/runTraceMarbles';
import { record } from '../../../lib/testing/recordings/record';
import type { TraceRecording } from '../../../lib/testing/recordings/Recording';

describe('record', () => {
  it('passes a turn on as it is, and gives its traces with their times at its end', () => {
    runTraceMarbles(({ cold, expectObservable, flush, scheduler }) => {
      const recorded: TraceRecording[] = [];
      const turn = cold(' --[hi]---|');
      const result = turn.pipe(record({ scheduler, onRecorded: (it) => recorded.push(it) }));

      expectObservable(result).toBe('--[hi]---|');
      flush();
      expect(recorded).toEqual([
        {
          format: 'voiceflow-rx recording',
          version: 1,
          of: 'traces',
          traces: [
            { time: 2, trace: { type: 'completion', payload: { state: 'start' } } },
            { time: 3, trace: { type: 'completion', payload: { state: 'content', content: 'h' } } },
            { time: 4, trace: { type: 'completion', payload: { state: 'content', content: 'i' } } },
            { time: 5, trace: { type: 'completion', payload: { state: 'end' } } },
          ],
          outcome: { type: 'end', time: 9 },
        },
      ]);
    });
  });

  it('ends where it would hold more than maxTraces, and the turn goes on', () => {
    runTraceMarbles(({ cold, expectObservable, flush, scheduler }) => {
      const recorded: TraceRecording[] = [];
      const result = cold('-[hi]-|').pipe(
        record({ scheduler, maxTraces: 2, onRecorded: (it) => recorded.push(it) }),
      );

      expectObservable(result).toBe('-[hi]-|');
      flush();
      expect(recorded).toMatchObject([
        { traces: [{ time: 1 }, { time: 2 }], outcome: { type: 'unsubscribed', time: 3 } },
      ]);
    });
  });

  it.each([0, -1, NaN])('refuses %d for maxTraces', (maxTraces) => {
    expect(() => record({ maxTraces, onRecorded: () => undefined })).toThrow(
      'maxTraces must be above 0',
    );
  });

  it('records a failure with its class and fields, before it goes on', () => {
    runTraceMarbles(({ cold, expectObservable, flush, scheduler }) => {
      const order: string[] = [];
      const outcomes: TraceRecording['outcome'][] = [];
      const result = cold('-A--#{disconnect reset after 3}').pipe(
        record({
          scheduler,
          onRecorded: ({ outcome }) => {
            outcomes.push(outcome);
            order.push('recorded');
          },
        }),
        tap({ error: () => order.push('error') }),
      );

      expectObservable(result).toBe('-A--#{disconnect reset after 3}');
      flush();
      expect(order).toEqual(['recorded', 'error']);
      expect(outcomes).toEqual([
        {
          type: 'error',
          time: 4,
          error: {
            tag: 'DisconnectError',
            message: new DisconnectError({ phase: 'reset', received: 3, cursor: '3' }).message,
            fields: { phase: 'reset', received: 3, cursor: '3' },
            cause: { tag: 'TypeError', message: 'terminated' },
          },
        },
      ]);
    });
  });

  it('records what came until nobody listened any more', () => {
    runTraceMarbles(({ cold, expectObservable, flush, scheduler }) => {
      const recorded: TraceRecording[] = [];
      const turn = cold('          -A--B--C|');
      const onRecorded = (it: TraceRecording) => recorded.push(it);

      expectObservable(turn.pipe(record({ scheduler, onRecorded })), '^----!').toBe('-A--B');
      flush();
      expect(recorded.map(({ outcome }) => outcome)).toEqual([{ type: 'unsubscribed', time: 5 }]);
      expect(recorded[0]?.traces).toHaveLength(2);
    });
  });

  it('gives one recording a subscription, each with its own times', () => {
    const recorded: TraceRecording[] = [];
    const turn = of(trace.text('Hi'), trace.text('Bye')).pipe(
      record({ onRecorded: (it) => recorded.push(it) }),
    );
    turn.subscribe();
    turn.pipe(take(1)).subscribe();

    expect(recorded.map(({ outcome, traces }) => [outcome.type, traces.length])).toEqual([
      ['end', 2],
      ['unsubscribed', 1],
    ]);
  });

  it('records an empty turn, and custom traces as they stand on the wire', () => {
    const recorded: TraceRecording[] = [];
    const onRecorded = (it: TraceRecording) => recorded.push(it);
    EMPTY.pipe(record({ onRecorded })).subscribe();
    of<Trace>(trace.custom('Pay Card', { amount: 12 }))
      .pipe(record({ onRecorded }))
      .subscribe();

    expect(recorded.map(({ traces }) => traces.map((it) => it.trace))).toEqual([
      [],
      [{ type: 'Pay Card', payload: { amount: 12 } }],
    ]);
  });

  it('holds no secret unless it is told to', () => {
    const recorded: string[] = [];
    const onRecorded = (it: TraceRecording) => recorded.push(JSON.stringify(it));
    const turn = of(trace.choice([{ name: 'Mail ada@example.com', request: action.text('Yes') }]));
    turn.pipe(record({ onRecorded })).subscribe();
    turn.pipe(record({ onRecorded, redact: false })).subscribe();

    expect(recorded.map((json) => json.includes('ada@example.com'))).toEqual([false, true]);
  });

  it('errors a whole turn with what onRecorded throws, and leaves the error of a failed one', () => {
    const unhandled: unknown[] = [];
    const thrown = new Error('disk full');
    const onRecorded = () => {
      throw thrown;
    };
    runTraceMarbles(({ cold, expectObservable }) => {
      config.onUnhandledError = (error) => unhandled.push(error);
      expectObservable(cold('A-|').pipe(record({ onRecorded }))).toBe('A-#', undefined, thrown);
      expectObservable(cold('A-#{abort}').pipe(record({ onRecorded }))).toBe('A-#{abort}');
    });
    config.onUnhandledError = null;

    expect(unhandled).toEqual([thrown]);
  });
});
