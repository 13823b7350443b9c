import { map, throwError } from 'rxjs';
import { filterTraceType, trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';

const traces = {
  t: trace.text('Hello'),
  s: trace.speak('Hello'),
  c: trace.choice(['Yes', 'No']),
  d: trace.debug('looked up'),
  x: trace.custom('text', { message: 'not a text' }),
  e: trace.end(),
};

describe('filterTraceType', () => {
  it('lets the traces of the given types pass, as they are', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --t--c--d--t--|', traces);
      const sourceSub = '   ^-------------!';
      const expected = '    --t--c-----t--|';

      expectObservable(source.pipe(filterTraceType('text', 'choice'))).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('takes one type', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-s-c-d-x-e-|', traces);
      const expected = '    -------d-----|';

      expectObservable(source.pipe(filterTraceType('debug'))).toBe(expected, traces);
    });
  });

  it('takes a custom trace for what it is, whatever its name', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('  -t-x-|', traces);
      const texts = '        -t---|';
      const customTraces = ' ---x-|';

      expectObservable(source.pipe(filterTraceType('text'))).toBe(texts, traces);
      expectObservable(source.pipe(filterTraceType('custom'))).toBe(customTraces, traces);
    });
  });

  it('takes the trace that ends the conversation, and goes on', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -e-t-|', traces);
      const expected = '    -e---|';

      expectObservable(source.pipe(filterTraceType('end'))).toBe(expected, traces);
    });
  });

  it('passes what earlier operators added', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-d-|', traces);
      const expected = '    -t---|';

      const stamped = source.pipe(
        map((value) => ({ ...value, at: 1 })),
        filterTraceType('text'),
      );
      expectObservable(stamped).toBe(expected, { t: { ...traces.t, at: 1 } });
    });
  });

  it('completes with a source that has nothing, or nothing of these types', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const empty = cold('  ---|', traces);
      const others = cold(' -d-|', traces);
      const never = cold('  -d--', traces);

      expectObservable(empty.pipe(filterTraceType('text'))).toBe('---|');
      expectObservable(others.pipe(filterTraceType('text'))).toBe('---|');
      expectObservable(never.pipe(filterTraceType('text'))).toBe('----');
    });
  });

  it('passes an error on at once', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const failure = new TypeError('no agent');
      const source = cold(' -t-d-#', traces, failure);
      const expected = '    -t---#';

      expectObservable(source.pipe(filterTraceType('text'))).toBe(expected, traces, failure);
      expectObservable(throwError(() => failure).pipe(filterTraceType('text'))).toBe(
        '#',
        undefined,
        failure,
      );
    });
  });

  it('unsubscribes from its source when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-d-t-|', traces);
      const unsub = '       ^---!   ';
      const expected = '    -t---   ';

      expectObservable(source.pipe(filterTraceType('text')), unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('is used twice, and its result subscribed to twice', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-d-t-|', traces);
      const first = '       ^       ';
      const second = '      --^       ';
      const expected = '    -t---t-|';
      const later = '       ---t---t-|';

      const texts = filterTraceType('text');
      const result = source.pipe(texts, texts);
      expectObservable(result, first).toBe(expected, traces);
      expectObservable(result, second).toBe(later, traces);
      expectSubscriptions(source.subscriptions).toBe(['^------!', '--^------!']);
    });
  });
});
