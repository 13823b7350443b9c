import fc from 'fast-check';
import { concat, from, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, compactTraces, verifyTraces } from '../../../lib';
import type { Trace } from '../../../lib';
import { orderedTurn } from '../../support/arbitraries.orders';
import { streamedTurn } from '../../support/arbitraries.streams';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';

const all = accumulateCompletions();
const whole = accumulateCompletions({ emit: 'end' });
const compact = compactTraces();

const outcome = (source: Observable<Trace>) => {
  const { values, errors, completed } = spyOn(source);
  return { values, errors, completed };
};

const isDelta = (trace: Trace): boolean =>
  trace.type === 'completion-continue' ||
  (trace.type !== 'audio' &&
    typeof trace.payload === 'object' &&
    trace.payload !== null &&
    'state' in trace.payload &&
    trace.payload.state === 'content');

const isEnd = (trace: Trace): boolean =>
  trace.type === 'completion' && trace.payload.state === 'end';

/** What each speaker said in each kind of message, deltas joined. */
const contentsOf = (traces: readonly Trace[]) => {
  const contents = new Map<string, string>();
  for (const trace of traces) {
    const { source, type } = trace;
    const delta =
      type === 'completion-continue'
        ? trace.payload.completion
        : (type === 'completion' || type === 'reasoning') && trace.payload.state === 'content'
          ? trace.payload.content
          : '';
    const key = JSON.stringify([type, source]);
    contents.set(key, (contents.get(key) ?? '') + delta);
  }
  return contents;
};

describe('compactTraces, for any turn,', () => {
  it('leaves the turn with completions off as it is', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed, whole: expected }) => {
        expect(outcome(from(streamed).pipe(compact, whole))).toEqual({
          values: expected,
          errors: [],
          completed: true,
        });
      }),
      runs(1_000),
    );
  });

  it('leaves the ends of accumulated messages as they are, and all that is no delta', () => {
    fc.assert(
      fc.property(streamedTurn, ({ accumulated, streamed }) => {
        const before = spyOn(from(streamed).pipe(compact, all)).values;
        const after = spyOn(from(streamed).pipe(all, compact)).values;

        expect(before.filter(isEnd)).toEqual(accumulated.filter(isEnd));
        expect(before.filter((trace) => !isDelta(trace))).toEqual(
          accumulated.filter((trace) => !isDelta(trace)),
        );
        expect(after.filter((trace) => !isDelta(trace))).toEqual(
          accumulated.filter((trace) => !isDelta(trace)),
        );
      }),
      runs(1_000),
    );
  });

  it('does the same before accumulateCompletions and after it', () => {
    fc.assert(
      fc.property(orderedTurn, (traces) => {
        expect(spyOn(from(traces).pipe(compact, all)).values).toEqual(
          spyOn(from(traces).pipe(all, compact)).values,
        );
      }),
      runs(1_000),
    );
  });

  it('does all that when the turn fails, and fails then', () => {
    const failure = new Error('no agent');
    fc.assert(
      fc.property(streamedTurn, ({ streamed, whole: expected }) => {
        const source = concat(
          from(streamed),
          throwError(() => failure),
        );

        expect(outcome(source.pipe(compact, whole))).toEqual({
          values: expected,
          errors: [failure],
          completed: false,
        });
      }),
      runs(1_000),
    );
  });

  it('changes nothing when it is applied twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          orderedTurn,
          streamedTurn.map(({ streamed }) => streamed),
        ),
        fc.integer({ min: 1, max: 20 }),
        (traces, maxCharacters) => {
          const limited = compactTraces({ maxCharacters });
          const once = spyOn(from(traces).pipe(limited)).values;
          const twice = spyOn(from(once).pipe(limited)).values;

          expect(twice).toHaveLength(once.length);
          expect(twice.every((trace, index) => trace === once[index])).toBe(true);
        },
      ),
      runs(1_000),
    );
  });

  it('loses no character of any speaker', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          orderedTurn,
          streamedTurn.map(({ streamed }) => streamed),
        ),
        fc.integer({ min: 1, max: 100 }),
        (traces, maxCharacters) => {
          const { values } = spyOn(from(traces).pipe(compactTraces({ maxCharacters })));

          expect(contentsOf(values)).toEqual(contentsOf(traces));
          expect(values.filter((trace) => !isDelta(trace))).toEqual(
            traces.filter((trace) => !isDelta(trace)),
          );
        },
      ),
      runs(1_000),
    );
  });

  it('keeps an order right that is right', () => {
    fc.assert(
      fc.property(orderedTurn, (traces) => {
        expect(outcome(from(traces).pipe(compact, verifyTraces()))).toEqual(
          outcome(from(traces).pipe(compact)),
        );
      }),
      runs(1_000),
    );
  });

  it('was tried with turns that it makes shorter', () => {
    const savings = fc
      .sample(streamedTurn, 500)
      .map(({ streamed }) => streamed)
      .concat(fc.sample(orderedTurn, 500))
      .map((traces) => traces.length - spyOn(from(traces).pipe(compact)).values.length);

    expect(savings.filter((saving) => saving > 0).length).toBeGreaterThan(200);
    expect(Math.max(...savings)).toBeGreaterThan(3);
  });
});
