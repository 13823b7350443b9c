import { map, Subject } from 'rxjs';
import { honorDelay, isInvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

const traces = {
  d: trace.text('One moment…', { delay: 4 }),
  z: trace.text('Now', { delay: 0 }),
  n: trace.text('Never', { delay: -5 }),
  l: trace.text('Much later', { delay: 1e15 }),
  t: trace.text('Hi'),
  c: trace.choice(['Yes', 'No']),
  s: trace.completionStart({ delay: 4 }),
};
const { c, d, t } = traces;

const longer = (value: Trace): Trace =>
  value === d ? trace.text('One moment…', { delay: 900 }) : value;

describe('honorDelay', () => {
  it('holds the next trace until the pause that a text asks for is over', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -(dt)--c-|', traces);
      const sourceSub = '   ^--------!';
      const expected = '    -d---t-c-|';

      expectObservable(source.pipe(honorDelay())).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('does not hold what comes after the pause', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -d----t-|', traces);
      const expected = '    -d----t-|';

      expectObservable(source.pipe(honorDelay())).toBe(expected, traces);
    });
  });

  it('pauses after a text that was held itself, from its emission on', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(ddc)|       ', traces);
      const expected = '    -d---d---(c|) ';

      expectObservable(source.pipe(honorDelay())).toBe(expected, traces);
    });
  });

  it('completes without the pause that would follow the last trace', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-t-d-|', traces).pipe(honorDelay())).toBe('-t-d-|', traces);
    });
  });

  it('passes all others at once: no delay, none that makes sense, no text', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(ztntstct)-|', traces);
      const expected = '    -(ztntstct)-|';

      expectObservable(source.pipe(honorDelay())).toBe(expected, traces);
    });
  });

  it('pauses no longer than it may', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' (dlt|)    ', traces);

      const result = source.pipe(honorDelay({ maxDelay: 3 }));
      expectObservable(result).toBe('d--l--(t|)', traces);
    });
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('(lt|)', traces);
      expectObservable(source.pipe(honorDelay())).toBe('l 9999ms (t|)', traces);
      expectObservable(source.pipe(honorDelay({ maxDelay: 0 }))).toBe('(lt|)', traces);
    });
  });

  it('gives what it holds at once where the source fails', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const failure = new Error('no agent');
      const source = cold(' -(dtc)#     ', traces, failure);
      const expected = '    -d----(tc#) ';

      const result = source.pipe(map(longer), honorDelay());
      expectObservable(result).toBe(expected, { ...traces, d: longer(d) }, failure);
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--|', traces).pipe(honorDelay())).toBe('--|');
      expectObservable(cold('--#', traces).pipe(honorDelay())).toBe('--#');
      expectObservable(cold('---', traces).pipe(honorDelay())).toBe('---');
    });
  });

  it('ends the pause when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -(dtc)---', traces);
      const unsub = '       ^--!     ';
      const expected = '    -d--     ';

      expectObservable(source.pipe(honorDelay()), unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(dt)-|  ', traces);
      const expected = '    -d---t|  ';
      const second = '      --^      ';
      const later = '       ---d---t|';

      const honor = honorDelay();
      const result = source.pipe(honor);
      expectObservable(result).toBe(expected, traces);
      expectObservable(result, second).toBe(later, traces);
      expectObservable(cold('(tc|)', traces).pipe(honor)).toBe('(tc|)', traces);
    });
  });

  it('gives up the pauses while it holds more than it may, and pauses again then', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -dtc---dt------|', traces);
      const expected = '    -d-(tc)d---t---|';

      expectObservable(source.pipe(honorDelay({ maxTraces: 1 }))).toBe(expected, traces);
    });
  });

  it('loses nothing when its consumer asks for more in next', () => {
    const subject = new Subject<Trace>();
    const { values } = spyOn(subject.pipe(honorDelay({ maxDelay: 0 })), (value) => {
      if (value === d) for (const next of [t, c]) subject.next(next);
    });
    subject.next(d);

    expect(values).toStrictEqual([d, t, c]);
  });

  it.each(['maxDelay', 'maxTraces'])('refuses a %s that is no number of at least 0', (field) => {
    for (const limit of [-1, NaN]) {
      let failure: unknown;
      try {
        honorDelay({ [field]: limit });
      } catch (error) {
        failure = error;
      }
      expect(isInvalidInputError(failure) && failure.field).toBe(field);
    }
  });
});
