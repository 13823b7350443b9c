import { Subject, take } from 'rxjs';
import { compactTraces, DisconnectError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const failure = new DisconnectError({ phase: 'closed', received: 3, cursor: '3' });

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  z: content(''),
  e: end(),
  t: trace.text('Give me a moment…'),
};

const compacted = { ...traces, A: content('Hello') };

describe('compactTraces', () => {
  it('makes one delta of neighbours, when another trace comes', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-z-e---t-|', traces);
      const sourceSub = '   ^--------------!';
      const expected = '    -s-------(Ae)t-|';

      expectObservable(source.pipe(compactTraces())).toBe(expected, compacted);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('joins deltas that come in one task', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(sabesabe)-|', traces);
      const expected = '    -(sAesAe)---|';

      expectObservable(source.pipe(compactTraces())).toBe(expected, compacted);
    });
  });

  it('joins nothing across another trace, a start or an end', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -a-t---b-s---a-e---b-|   ', traces);
      const expected = '    ---(at)--(bs)--(ae)--(b|)';

      expectObservable(source.pipe(compactTraces())).toBe(expected, traces);
    });
  });

  it('passes what it holds when the source completes', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-|   ', traces);
      const sourceSub = '   ^----!   ';
      const expected = '    -----(A|)';

      expectObservable(source.pipe(compactTraces())).toBe(expected, compacted);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('passes what it holds when the source errors, and errors then', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-#   ', traces, failure);
      const sourceSub = '   ^----!   ';
      const expected = '    -----(A#)';

      expectObservable(source.pipe(compactTraces())).toBe(expected, compacted, failure);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('holds the last deltas for as long as nothing comes', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -a-b 50s -', traces);
      const expected = '    ---- 50s -';

      expectObservable(source.pipe(compactTraces())).toBe(expected);
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(compactTraces())).toBe('--|');
      expectObservable(cold('---', traces).pipe(compactTraces())).toBe('---');
      expectObservable(cold('#', traces).pipe(compactTraces())).toBe('#');
    });
  });

  it('gives nothing of what it holds when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-a-b-e-|', traces);
      const unsub = '       ^-----!   ';
      const expected = '    -t-----   ';

      expectObservable(source.pipe(compactTraces()), unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('gives nothing more to a subscriber that has enough', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const sourceSub = '   ^------!  ';
      const expected = '    -s-----(A|)';

      expectObservable(source.pipe(compactTraces(), take(2))).toBe(expected, compacted);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b---e----|     ', traces);
      const second = '      -----^              ';
      const expected = '    -s-------(Ae)-|     ';
      const later = '       ------s-------(Ae)-|';

      const compact = compactTraces();
      const result = source.pipe(compact);
      expectObservable(result).toBe(expected, compacted);
      expectObservable(result, second).toBe(later, compacted);
      expectObservable(cold('----b-|', traces).pipe(compact)).toBe('------(b|)', traces);
      expectSubscriptions(source.subscriptions).toBe(['^-------------!', '-----^-------------!']);
    });
  });

  it('loses nothing that a subscriber puts into the source, and nothing twice', () => {
    const source = new Subject<Trace>();
    const recording = spyOn(source.pipe(compactTraces()), (value) => {
      if (value === traces.a) [traces.b, traces.z].forEach((more) => source.next(more));
      if (value === traces.t) source.complete();
    });
    [traces.s, traces.a, traces.t].forEach((value) => source.next(value));

    expect(recording.values).toEqual([traces.s, traces.a, traces.t, content('lo')]);
    expect(recording.completed).toBe(true);
  });

  it('loses nothing where a subscriber errors the source in the middle', () => {
    const source = new Subject<Trace>();
    const recording = spyOn(source.pipe(compactTraces()), (value) => {
      if (value !== traces.a) return;
      source.next(traces.b);
      source.error(failure);
    });
    [traces.s, traces.a, traces.t].forEach((value) => source.next(value));

    expect(recording.values).toEqual([traces.s, traces.a, traces.t, traces.b]);
    expect(recording.errors).toEqual([failure]);
  });
});
