import { Subject } from 'rxjs';
import { toEither, trace, UnexpectedError, DisconnectError } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

const traces = { a: trace.text('Hel'), b: trace.text('lo') };
const rights = {
  A: { _tag: 'Right', right: traces.a },
  B: { _tag: 'Right', right: traces.b },
};
const left = (error: unknown) => ({ _tag: 'Left', left: error });

describe('toEither', () => {
  it('wraps what arrives, at once', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a--b-|', traces);
      const sourceSub = '   ^-----!';
      const expected = '    -A--B-|';

      expectObservable(source.pipe(toEither())).toBe(expected, rights);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('makes a failure the last value, and completes', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const error = new DisconnectError({ phase: 'closed', received: 1, cursor: '1' });
      const source = cold(' -a--#   ', traces, error);
      const expected = '    -A--(E|)';

      expectObservable(source.pipe(toEither())).toBe(expected, { ...rights, E: left(error) });
    });
  });

  it.each([[new TypeError('not a function')], ['thrown']])(
    'keeps what is no failure of a stream as a cause: %p',
    (cause) => {
      runTraceMarbles(({ cold, expectObservable }) => {
        const expected = { E: left(new UnexpectedError({ cause })) };
        expectObservable(cold('-#', traces, cause).pipe(toEither())).toBe('-(E|)', expected);
      });
    },
  );

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(toEither())).toBe('--|');
      expectObservable(cold('---', traces).pipe(toEither())).toBe('---');
    });
  });

  it('leaves the source when it is left', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a--b-|', traces);
      const unsub = '       ^--!   ';
      const expected = '    -A--   ';

      expectObservable(source.pipe(toEither()), unsub).toBe(expected, rights);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('may be used and subscribed to twice', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const either = toEither();
      const result = cold('-a-|', traces).pipe(either);
      expectObservable(result).toBe('-A-|', rights);
      expectObservable(result, '--^').toBe('---A-|', rights);
      expectObservable(cold('-b-|', traces).pipe(either)).toBe('-B-|', rights);
    });
  });

  it('does not take what its consumer throws for a failure of the source', () => {
    const subject = new Subject<Trace>();
    const { values } = spyOn(subject.pipe(toEither()));
    subject.error(new DisconnectError({ phase: 'closed', received: 0 }));

    expect(values).toHaveLength(1);
    expect(subject.observed).toBe(false);
  });
});
