import { take } from 'rxjs';
import { accumulateCompletions, DisconnectError, trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { content, cut, end, folded, foldedCut, start, withText } from '../support/completions';

const one = { source: ['planner'] };
const two = { source: ['flights'] };
const failure = new DisconnectError({ phase: 'closed', received: 3, cursor: '3' });

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  e: end(),
  t: trace.text('Give me a moment…'),
  i: { type: 'completion', payload: { state: 'end', interrupted: true } },
} as const;

const accumulated = {
  t: traces.t,
  S: withText(traces.s, ''),
  A: withText(traces.a, 'Hel'),
  B: withText(traces.b, 'lo'),
  E: withText(traces.e, 'Hel'),
  G: withText(traces.e, ''),
  I: withText(traces.i, 'Hel'),
  X: cut('Hel'),
  Y: cut(''),
  Z: cut('lo'),
};

const texts = {
  t: traces.t,
  T: folded('Hel'),
  V: folded(''),
  X: foldedCut('Hel'),
  Y: foldedCut(''),
  Z: foldedCut('lo'),
};

/** What comes of the same source with `emit: 'all'` and with `emit: 'end'`. */
interface Case {
  readonly name: string;
  readonly source: string;
  readonly sourceSub: string;
  readonly all: string;
  readonly end: string;
}

const cases: readonly Case[] = [
  {
    name: 'opens a message with content that has no start',
    source: '    -a-e-|',
    sourceSub: ' ^----!',
    all: '       -A-E-|   ',
    end: '       ---T-|   ',
  },
  {
    name: 'closes a message as interrupted when the next one starts',
    source: '    -s-a-s----b-|',
    sourceSub: ' ^-----------!',
    all: '       -S-A-(XS)-B-(Z|)',
    end: '       -----X------(Z|)',
  },
  {
    name: 'closes a message that said nothing when the next one starts',
    source: '    -s-s-----|',
    sourceSub: ' ^--------!',
    all: '       -S-(YS)--(Y|)',
    end: '       ---Y-----(Y|)',
  },
  {
    name: 'closes an open message as interrupted when the turn completes',
    source: '    -s-a-t-|',
    sourceSub: ' ^------!',
    all: '       -S-A-t-(X|)',
    end: '       -----t-(X|)',
  },
  {
    name: 'closes an open message as interrupted when the turn fails, and fails then',
    source: '    -s-a-t-#',
    sourceSub: ' ^------!',
    all: '       -S-A-t-(X#)',
    end: '       -----t-(X#)',
  },
  {
    name: 'completes and fails as its source, where the message is whole',
    source: '    -s-a-e-#',
    sourceSub: ' ^------!',
    all: '       -S-A-E-#',
    end: '       -----T-#',
  },
  {
    name: 'leaves an end without a message without a text',
    source: '    -e-t-s-e-|',
    sourceSub: ' ^--------!',
    all: '       -G-t-S-G-|',
    end: '       ---t---V-|',
  },
  {
    name: 'keeps the mark of a message that was interrupted on the other side',
    source: '    -s-a-i-|',
    sourceSub: ' ^------!',
    all: '       -S-A-I-|',
    end: '       -----X-|',
  },
  {
    name: 'begins anew after an interrupted end',
    source: '    -s-a-i-b---|',
    sourceSub: ' ^----------!',
    all: '       -S-A-I-B---(Z|)',
    end: '       -----X-----(Z|)',
  },
];

describe('accumulateCompletions, in odd orders,', () => {
  it.each(cases)('$name', ({ source, sourceSub, all, end: ends }) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const traces$ = cold(source, traces, failure);

      expectObservable(traces$.pipe(accumulateCompletions())).toBe(all, accumulated, failure);
      expectObservable(traces$.pipe(accumulateCompletions({ emit: 'end' }))).toBe(
        ends,
        texts,
        failure,
      );
      expectSubscriptions(traces$.subscriptions).toBe([sourceSub, sourceSub]);
    });
  });

  it('gives an interrupted end the fields of the last trace of its message', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = {
        s: start({ time: 1, turnID: 't1', ...one }),
        a: content('Hel', { time: 2, turnID: 't2', at: 7, ...one }),
        t: { ...traces.t, time: 3 },
      };
      const source = cold(' -s-a-t-|   ', values);
      const expected = '    -S-A-t-(X|)';

      expectObservable(source.pipe(accumulateCompletions())).toBe(expected, {
        S: withText(values.s, ''),
        A: withText(values.a, 'Hel'),
        t: values.t,
        X: cut('Hel', { time: 2, turnID: 't2', at: 7, ...one }),
      });
    });
  });

  it('gives an interrupted text the fields of its first trace and the time of its last', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = {
        a: { ...content('Hel', { time: 1, turnID: 't1', ...one }) },
        b: content('lo', { time: 2, turnID: 't2', ...one }),
      };
      const source = cold(' -a-b-|   ', values);
      const expected = '    -----(X|)';

      expectObservable(source.pipe(accumulateCompletions({ emit: 'end' }))).toBe(expected, {
        X: foldedCut('Hello', { time: 2, turnID: 't1', ...one }),
      });
    });
  });

  it('closes the messages of several speakers in the order in which they began', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { s: start(one), t: start(two), a: content('a', one), b: content('b', two) };
      const source = cold(' -statb-#    ', values, failure);
      const expected = '    ----X--(YZ#)';

      // The second message of `two` began after that of `one`: it is closed after it.
      const again = cold('  -tsat--|    ', values);
      const later = '       ----V--(YW|)';

      const fold = accumulateCompletions({ emit: 'end' });
      expectObservable(source.pipe(fold)).toBe(
        expected,
        { X: foldedCut('', two), Y: foldedCut('a', one), Z: foldedCut('b', two) },
        failure,
      );
      expectObservable(again.pipe(fold)).toBe(later, {
        V: foldedCut('', two),
        Y: foldedCut('a', one),
        W: foldedCut('', two),
      });
    });
  });

  it('closes a message of one speaker only, when that one starts anew', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { s: start(one), t: start(two), e: end(one), f: end(two) };
      const source = cold(' -stsef-|', values);
      const expected = '    ---XEF-|';

      expectObservable(source.pipe(accumulateCompletions({ emit: 'end' }))).toBe(expected, {
        X: foldedCut('', one),
        E: folded('', one),
        F: folded('', two),
      });
    });
  });

  it('stops between the interrupted end and the error, when it is unsubscribed from there', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-#    ', traces, failure);
      const sourceSub = '   ^----!    ';
      const expected = '    -S-A-(X|) ';

      const result = source.pipe(accumulateCompletions(), take(3));
      expectObservable(result).toBe(expected, accumulated);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });
});
