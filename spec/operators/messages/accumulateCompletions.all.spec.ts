import { map } from 'rxjs';
import { accumulateCompletions, trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { content, end, start, withText } from '../support/completions';

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  z: content(''),
  e: end(),
  t: trace.text('Give me a moment…'),
  d: trace.debug('looked up'),
  x: trace.custom('completion '),
};

const accumulated = {
  S: withText(traces.s, ''),
  A: withText(traces.a, 'Hel'),
  Z: withText(traces.z, 'Hel'),
  B: withText(traces.b, 'Hello'),
  E: withText(traces.e, 'Hello'),
  t: traces.t,
  d: traces.d,
  x: traces.x,
};

describe('accumulateCompletions', () => {
  it('gives each completion the text of its message so far, at once', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-z-b-e-|', traces);
      const sourceSub = '   ^----------!';
      const expected = '    -S-A-Z-B-E-|';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, accumulated);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('does so where it is asked for by name', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const expected = '    -S-A-B-E-|';

      const result = source.pipe(accumulateCompletions({ emit: 'all' }));
      expectObservable(result).toBe(expected, accumulated);
    });
  });

  it('passes other traces untouched, in order', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-s-d-(atb)-x-e-d|', traces);
      const expected = '    -t-S-d-(AtB)-x-E-d|';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, accumulated);
    });
  });

  it('begins each message anew', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' (sae)-(sbe)-(se)|', traces);
      const expected = '    (SAF)-(SCG)-(SH)|';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, {
        ...accumulated,
        F: withText(traces.e, 'Hel'),
        C: withText(traces.b, 'lo'),
        G: withText(traces.e, 'lo'),
        H: withText(traces.e, ''),
      });
    });
  });

  it('keeps all other fields, of the wire and of earlier operators', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { s: start({ time: 1 }), a: content('Hel', { time: 2, turnID: 't1' }) };
      const source = cold(' -s-a-', values);
      const expected = '    -S-A-';

      const stamped = source.pipe(
        map((value) => ({ ...value, at: 1 })),
        accumulateCompletions(),
      );
      expectObservable(stamped).toBe(expected, {
        S: withText(start({ time: 1, at: 1 }), ''),
        A: withText(content('Hel', { time: 2, turnID: 't1', at: 1 }), 'Hel'),
      });
    });
  });

  it('tells the messages of several speakers apart', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = { source: ['planner'] };
      const two = { source: ['planner', 'flights'] };
      const values = {
        s: start(one),
        t: start(two),
        u: start(),
        a: content('a', one),
        b: content('b', two),
        c: content('c'),
        e: end(one),
        f: end(two),
        g: end(),
      };
      const source = cold(' stuabcabcefg|', values);
      const expected = '    stuabcABCefg|';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, {
        s: withText(values.s, ''),
        t: withText(values.t, ''),
        u: withText(values.u, ''),
        a: withText(values.a, 'a'),
        b: withText(values.b, 'b'),
        c: withText(values.c, 'c'),
        A: withText(values.a, 'aa'),
        B: withText(values.b, 'bb'),
        C: withText(values.c, 'cc'),
        e: withText(values.e, 'aa'),
        f: withText(values.f, 'bb'),
        g: withText(values.g, 'cc'),
      });
    });
  });

  it('takes equal sources for the same speaker', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { a: content('a', { source: ['x'] }), b: content('b', { source: ['x'] }) };
      const source = cold(' -a-b-', values);
      const expected = '    -A-B-';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, {
        A: withText(values.a, 'a'),
        B: withText(values.b, 'ab'),
      });
    });
  });

  it('does not take one speaker for another whose name is put together from two', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = {
        a: content('a', { source: ['x', 'y'] }),
        b: content('b', { source: ['x,y'] }),
        c: content('c', { source: ['x","y'] }),
      };
      const source = cold(' -a-b-c-', values);
      const expected = '    -A-B-C-';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, {
        A: withText(values.a, 'a'),
        B: withText(values.b, 'b'),
        C: withText(values.c, 'c'),
      });
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(accumulateCompletions())).toBe('--|');
      expectObservable(cold('---', traces).pipe(accumulateCompletions())).toBe('---');
      expectObservable(cold('#', traces).pipe(accumulateCompletions())).toBe('#');
    });
  });

  it('stops in the middle of a message when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const unsub = '       ^---!     ';
      const expected = '    -S-A-     ';

      const result = source.pipe(accumulateCompletions());
      expectObservable(result, unsub).toBe(expected, accumulated);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|    ', traces);
      const second = '      ----^         ';
      const expected = '    -S-A-B-E-|    ';
      const later = '       -----S-A-B-E-|';

      const accumulate = accumulateCompletions();
      const result = source.pipe(accumulate);
      expectObservable(result).toBe(expected, accumulated);
      expectObservable(result, second).toBe(later, accumulated);
      expectObservable(cold('-b-', traces).pipe(accumulate)).toBe('-B-', {
        B: withText(traces.b, 'lo'),
      });
      expectSubscriptions(source.subscriptions).toBe(['^--------!', '----^--------!']);
    });
  });
});
