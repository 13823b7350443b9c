import { Subject, take } from 'rxjs';
import { toSentences, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, folded, foldedCut, start } from '../support/completions';

const one = { source: ['planner'] };
const two = { source: ['flights'] };
const failure = new Error('no agent');

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo! How'),
  c: content(' are you?'),
  w: content(' '),
  l: content('etc.'),
  e: end(),
  i: { type: 'completion', payload: { state: 'end', interrupted: true } },
  d: trace.debug('looked up'),
  x: trace.custom('completion '),
} as const;

const sentences = {
  H: folded('Hello! '),
  Y: folded('How are you?'),
  Z: foldedCut('How'),
  X: foldedCut('Hel'),
  d: traces.d,
  x: traces.x,
};

/** What comes of a source. */
interface Case {
  readonly name: string;
  readonly source: string;
  readonly sourceSub: string;
  readonly expected: string;
}

const cases: readonly Case[] = [
  {
    name: 'gives a sentence when its end is proved, and the last at the end of the message',
    source: '    -s-a-b-c-e-|',
    sourceSub: ' ^----------!',
    expected: '  -----H---Y-|',
  },
  {
    name: 'passes other traces at once',
    source: '    -d-s-x-a-d-b-c-d-e-|',
    sourceSub: ' ^------------------!',
    expected: '  -d---x---d-H---d-Y-|',
  },
  {
    name: 'gives nothing for nothing',
    source: '    -----|',
    sourceSub: ' ^----!',
    expected: '  -----|',
  },
  {
    name: 'gives nothing for a message without text, or an end without a message',
    source: '    -s-e-e-s-i-|',
    sourceSub: ' ^----------!',
    expected: '  -----------|',
  },
  {
    name: 'opens a message with content that has no start',
    source: '    -a-b-c-e-|',
    sourceSub: ' ^--------!',
    expected: '  ---H---Y-|',
  },
  {
    name: 'marks what is left when the message is interrupted',
    source: '    -s-a-b-i-|',
    sourceSub: ' ^--------!',
    expected: '  -----H-Z-|',
  },
  {
    name: 'marks what is left when the next message starts',
    source: '    -s-a-s-a-b-c-e-|',
    sourceSub: ' ^--------------!',
    expected: '  -----X---H---Y-|',
  },
  {
    name: 'marks what is left when the turn completes',
    source: '    -s-a-b-|   ',
    sourceSub: ' ^------!   ',
    expected: '  -----H-(Z|)',
  },
  {
    name: 'gives what is left when the turn fails, and fails then',
    source: '    -s-a-b-#   ',
    sourceSub: ' ^------!   ',
    expected: '  -----H-(Z#)',
  },
  {
    name: 'fails as its source where nothing is left',
    source: '    -s-a-b-c-e-#',
    sourceSub: ' ^----------!',
    expected: '  -----H---Y-#',
  },
];

describe('toSentences', () => {
  it.each(cases)('$name', ({ source, sourceSub, expected }) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const traces$ = cold(source, traces, failure);
      const operator = toSentences();
      const result = traces$.pipe(operator);

      expectObservable(result).toBe(expected, sentences, failure);
      expectObservable(result).toBe(expected, sentences, failure);
      expectObservable(traces$.pipe(operator)).toBe(expected, sentences, failure);
      expectSubscriptions(traces$.subscriptions).toBe([sourceSub, sourceSub, sourceSub]);
    });
  });

  it('waits for the next word where it must tell', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = { ...traces, H: content('How') };
      const expected = { T: folded('etc. '), U: folded('How'), V: folded('etc.') };

      expectObservable(cold('-l-w-w-H-e-', values).pipe(toSentences())).toBe('-------T-U-', {
        ...expected,
        U: folded(' How'),
      });
      expectObservable(cold('-l-w-H-e-', values).pipe(toSentences())).toBe('-----T-U-', expected);
      expectObservable(cold('-l-e-', values).pipe(toSentences())).toBe('---V-', expected);
    });
  });

  it('gives nothing more after it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-s-a-b-c-e-|', traces);

      expectObservable(source.pipe(toSentences()), '---!').toBe('----');
      expectObservable(source.pipe(toSentences(), take(1))).toBe('-----(H|)', sentences);
      expectSubscriptions(source.subscriptions).toBe(['^--!', '^----!']);
    });
  });

  it('gives the rest of a delta to no one who leaves in next', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('-a-', { a: content('Hello! Hello! How') });

      expectObservable(source.pipe(toSentences(), take(1))).toBe('-(H|)', sentences);
    });
  });

  it('tells the messages of several speakers apart', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = {
        a: content('Hel', one),
        b: content('Yes.', two),
        c: content('lo! ', one),
        d: content(' No', two),
      };
      const source = cold(' -abcd-#    ', values, failure);
      const expected = '    ---CD-(N#) ';

      expectObservable(source.pipe(toSentences())).toBe(
        expected,
        { C: folded('Hello! ', one), D: folded('Yes. ', two), N: foldedCut('No', two) },
        failure,
      );
    });
  });

  it('gives each the fields of the start and the last time, and the delay at the end', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const values = {
        s: {
          ...trace.completionStart({ messageID: 'm1', delay: 5 }),
          time: 1,
          turnID: 't1',
          at: 7,
        },
        b: content('Hi! How', { time: 2 }),
        c: content(' are? ', { turnID: 't2' }),
        d: content('Ok', { time: 3 }),
        e: end(),
      };
      const more = { turnID: 't1', at: 7 };

      expectObservable(cold('-s-b-c-d-e-', values).pipe(toSentences())).toBe('---B-C---D-', {
        B: { ...trace.text('Hi! ', { messageID: 'm1' }), ...more, time: 2 },
        C: { ...trace.text('How are? ', { messageID: 'm1' }), ...more, time: 2 },
        D: { ...trace.text('Ok', { messageID: 'm1', delay: 5 }), ...more, time: 3 },
      });
    });
  });

  it.each([
    ['completes', (source: Subject<Trace>) => source.complete(), 0],
    ['fails', (source: Subject<Trace>) => source.error(failure), 1],
  ])('loses nothing to a consumer that pushes in next, and then %s', (_, finish, errors) => {
    const source = new Subject<Trace>();
    let pushed = false;
    const recording = spyOn(source.pipe(toSentences()), () => {
      if (pushed) return;
      pushed = true;
      source.next(content(' Three. Fo'));
      finish(source);
    });
    source.next(content('One. Two. '));

    expect(recording.values).toEqual([
      ...['One. ', 'Two. ', ' Three. '].map((text) => folded(text)),
      foldedCut('Fo'),
    ]);
    expect(recording.errors).toHaveLength(errors);
  });
});
