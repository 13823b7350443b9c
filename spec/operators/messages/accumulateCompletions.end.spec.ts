import { map } from 'rxjs';
import { accumulateCompletions, trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { content, end, folded, start } from '../support/completions';

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  e: end(),
  t: trace.text('Give me a moment…'),
  d: trace.debug('looked up'),
  c: trace.choice([]),
};

const texts = { ...traces, T: folded('Hello'), E: folded('') };

describe("accumulateCompletions with emit: 'end'", () => {
  it('puts one text in the place of a message, at its end', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const sourceSub = '   ^--------!';
      const expected = '    -------T-|';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(result).toBe(expected, texts);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('passes other traces at once, before the text of the message that they interrupt', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-s-d-(adb)-e-c|', traces);
      const expected = '    -t---d-d-----T-c|';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(result).toBe(expected, texts);
    });
  });

  it('folds one message after the other, also in one task', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(sabesabe)-s-e-|', traces);
      const expected = '    -(TT)---------E-|';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(result).toBe(expected, texts);
    });
  });

  it('gives the text the fields of the start and the time of the end', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const sourceUrls = [{ url: 'https://example.com' }];
      const values = {
        s: {
          ...trace.completionStart({ messageID: 'm1', ai: true, delay: 5, sourceUrls }),
          time: 1,
          turnID: 't1',
          paths: [{ label: 'default' }],
          defaultPath: 0,
        },
        a: content('Hello', { time: 2, turnID: 't2' }),
        e: end({ time: 3, turnID: 't3' }),
      };
      const source = cold(' -s-a-e-|', values);
      const expected = '    -----T-|';

      expectObservable(source.pipe(accumulateCompletions({ emit: 'end' }))).toBe(expected, {
        T: {
          type: 'text',
          payload: { message: 'Hello', messageID: 'm1', ai: true, delay: 5, sourceUrls },
          time: 3,
          turnID: 't1',
          paths: [{ label: 'default' }],
          defaultPath: 0,
        },
      });
    });
  });

  it('gives it the last time there was, where the end has none', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { s: start({ time: 1 }), a: content('a', { time: 2 }), e: end() };
      const source = cold(' -s-a-e-(se)-|', values);
      const expected = '    -----T-V----|';

      expectObservable(source.pipe(accumulateCompletions({ emit: 'end' }))).toBe(expected, {
        T: folded('a', { time: 2 }),
        V: folded('', { time: 1 }),
      });
    });
  });

  it('gives it no time, where there was none', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -(se)-|', traces);
      const expected = '    -E----|';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(result).toBe(expected, texts);
    });
  });

  it('keeps what earlier operators added to the start', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const expected = '    -------T-|';

      const stamped = source.pipe(
        map((value, at) => ({ ...value, at })),
        accumulateCompletions({ emit: 'end' }),
      );
      expectObservable(stamped).toBe(expected, { T: folded('Hello', { at: 0 }) });
    });
  });

  it('tells the messages of several speakers apart', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = { source: ['planner'] };
      const two = { source: ['flights'] };
      const values = {
        s: start(one),
        t: start(two),
        a: content('a', one),
        b: content('b', two),
        c: content('c'),
        e: end(one),
        f: end(two),
        g: end(),
      };
      const source = cold(' stabcabcfeg|', values);
      const expected = '    --------FEG|';

      expectObservable(source.pipe(accumulateCompletions({ emit: 'end' }))).toBe(expected, {
        F: folded('bb', two),
        E: folded('aa', one),
        G: folded('cc'),
      });
    });
  });

  it('makes the same of completions that have their text already', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-d-b-e-|', traces);
      const expected = '    -----d---T-|';

      const result = source.pipe(accumulateCompletions(), accumulateCompletions({ emit: 'end' }));
      expectObservable(result).toBe(expected, texts);
    });
  });

  it('has nothing for a source that has nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const fold = accumulateCompletions({ emit: 'end' });

      expectObservable(cold('--|', traces).pipe(fold)).toBe('--|');
      expectObservable(cold('---', traces).pipe(fold)).toBe('---');
      expectObservable(cold('#', traces).pipe(fold)).toBe('#');
    });
  });

  it('gives nothing of an open message when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-s-a-b-e-|', traces);
      const unsub = '       ^--------!   ';
      const expected = '    -t--------   ';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(result, unsub).toBe(expected, texts);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-b-e-|    ', traces);
      const second = '      ----^         ';
      const expected = '    -------T-|    ';
      const later = '       -----------T-|';

      const fold = accumulateCompletions({ emit: 'end' });
      const result = source.pipe(fold);
      expectObservable(result).toBe(expected, texts);
      expectObservable(result, second).toBe(later, texts);
      expectObservable(cold('-(se)-', traces).pipe(fold)).toBe('-E----', texts);
    });
  });
});
