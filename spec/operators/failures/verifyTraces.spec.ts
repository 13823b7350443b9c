import { Subject, take } from 'rxjs';
import { DisconnectError, trace, TraceOrderError, verifyTraces } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const one = { source: ['planner'] };
const two = { source: ['planner', 'flights'] };

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  e: end(),
  t: trace.text('Give me a moment…'),
  x: trace.end(),
};

const failure = new DisconnectError({ phase: 'closed', received: 3, cursor: '3' });

const faultOf = (
  fault: TraceOrderError['fault'],
  position: number,
  value: Trace,
  speaker: readonly string[] = [],
) => new TraceOrderError({ kind: 'completion', fault, position, speaker, trace: value });

describe('verifyTraces', () => {
  it('lets pass what is in order, at once', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-t-b-(es)-e-|', traces);
      const sourceSub = '   ^---------------!';
      const expected = '    -s-a-t-b-(es)-e-|';

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('lets anything pass after a trace of type end', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -x-s-a-x-e-x-t-|', traces);
      const expected = '    -x-s-a-x-e-x-t-|';

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces);
    });
  });

  it('errors in the place of content that has no start', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-s-e-b-t-|', traces);
      const sourceSub = '   ^------!    ';
      const expected = '    -t-s-e-#    ';
      const fault = faultOf('contentWithoutStart', 3, traces.b);

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces, fault);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('errors in the place of a start inside a start', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-s-b-|', traces);
      const sourceSub = '   ^----!    ';
      const expected = '    -s-a-#    ';
      const fault = faultOf('startInsideStart', 2, traces.s);

      expectObservable(source.pipe(verifyTraces({ mode: 'error' }))).toBe(expected, traces, fault);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('errors in the place of an end that has no start', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-(aee)-|', traces);
      const expected = '    -s-(ae#)  ';
      const fault = faultOf('endWithoutStart', 3, traces.e);

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces, fault);
    });
  });

  it('errors in the place of the completion, where something is open', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-t-|', traces);
      const sourceSub = '   ^------!';
      const expected = '    -s-a-t-#';
      const fault = faultOf('openAtEnd', 3, traces.a);

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces, fault);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('names the message that began first, where several are open', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { s: start(one), t: start(two), a: content('a', one), e: end(one) };
      const source = cold(' -t-s-a-|', values);
      const expected = '    -t-s-a-#';
      const again = cold('  -s-t-e-s-|', values);
      const later = '       -s-t-e-s-#';
      const fault = faultOf('openAtEnd', 3, values.t, two.source);

      expectObservable(source.pipe(verifyTraces())).toBe(expected, values, fault);
      expectObservable(again.pipe(verifyTraces())).toBe(
        later,
        values,
        faultOf('openAtEnd', 4, values.t, two.source),
      );
    });
  });

  it('checks each speaker by itself', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { ...traces, S: start(one), E: end(one), T: start(two), F: end(two) };
      const source = cold(' sSTaFEeS-F-|', values);
      const expected = '    sSTaFEeS-#  ';
      const fault = faultOf('endWithoutStart', 8, values.F, two.source);

      expectObservable(source.pipe(verifyTraces())).toBe(expected, values, fault);
    });
  });

  it('passes an error of the source, and says nothing of what is open then', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-#', traces, failure);
      const sourceSub = '   ^----!';
      const expected = '    -s-a-#';

      expectObservable(source.pipe(verifyTraces())).toBe(expected, traces, failure);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(verifyTraces())).toBe('--|');
      expectObservable(cold('---', traces).pipe(verifyTraces())).toBe('---');
      expectObservable(cold('#', traces).pipe(verifyTraces())).toBe('#');
    });
  });

  it('stops in the middle of a message when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-s-|', traces);
      const unsub = '       ^---!   ';
      const expected = '    -s-a-   ';

      expectObservable(source.pipe(verifyTraces()), unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('gives nothing more to a subscriber that has enough', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -(saas)-|', traces);
      const sourceSub = '   ^!       ';
      const expected = '    -(sa|)   ';

      expectObservable(source.pipe(verifyTraces(), take(2))).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|    ', traces);
      const second = '      ----^         ';
      const expected = '    -s-a-b-e-|    ';
      const later = '       -----s-a-b-e-|';

      const verify = verifyTraces();
      const result = source.pipe(verify);
      expectObservable(result).toBe(expected, traces);
      expectObservable(result, second).toBe(later, traces);
      expectObservable(cold('--s-e-|', traces).pipe(verify)).toBe('--s-e-|', traces);
      expectSubscriptions(source.subscriptions).toBe(['^--------!', '----^--------!']);
    });
  });

  it('loses nothing that a subscriber puts into the source, and nothing twice', () => {
    const source = new Subject<Trace>();
    const recording = spyOn(source.pipe(verifyTraces()), (value) => {
      if (value === traces.s) source.next(traces.a);
      if (value === traces.a) source.next(traces.e);
      if (value === traces.e) source.complete();
    });
    source.next(traces.s);

    expect(recording.values).toEqual([traces.s, traces.a, traces.e]);
    expect(recording.errors).toEqual([]);
    expect(recording.completed).toBe(true);
  });
});
