import fc from 'fast-check';
import { concat, from, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, decodeTrace, encodeTrace } from '../../../lib';
import type { Trace } from '../../../lib';
import { streamedTurn } from '../../support/arbitraries.streams';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';

const cases = runs(1_000);

const all = accumulateCompletions();
const whole = accumulateCompletions({ emit: 'end' });

const isInterrupted = (trace: Trace): boolean =>
  trace.type === 'completion' &&
  trace.payload.state === 'end' &&
  trace.payload.interrupted === true;

const json = (trace: Trace) => JSON.stringify(encodeTrace(trace));

const outcome = (source: Observable<Trace>) => {
  const { values, errors, completed } = spyOn(source);
  return { values, errors, completed };
};

describe('accumulateCompletions, for any turn,', () => {
  it('makes of the turn with completions on the turn with completions off', () => {
    fc.assert(
      fc.property(streamedTurn, (turn) => {
        expect(outcome(from(turn.streamed).pipe(whole))).toEqual({
          values: turn.whole,
          errors: [],
          completed: true,
        });
      }),
      cases,
    );
  });

  it('gives each completion its text so far', () => {
    fc.assert(
      fc.property(streamedTurn, (turn) => {
        expect(outcome(from(turn.streamed).pipe(all))).toEqual({
          values: turn.accumulated,
          errors: [],
          completed: true,
        });
      }),
      cases,
    );
  });

  it('closes open messages likewise when the turn fails, and fails then', () => {
    const failure = new Error('no agent');
    fc.assert(
      fc.property(streamedTurn, (turn) => {
        const source = concat(
          from(turn.streamed),
          throwError(() => failure),
        );
        const failed = { errors: [failure], completed: false };

        expect(outcome(source.pipe(whole))).toEqual({ values: turn.whole, ...failed });
        expect(outcome(source.pipe(all))).toEqual({ values: turn.accumulated, ...failed });
      }),
      cases,
    );
  });

  it('changes nothing when it is applied twice', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const once = spyOn(from(streamed).pipe(all)).values;

        expect(spyOn(from(streamed).pipe(all, all)).values).toEqual(once);
        expect(spyOn(from(streamed).pipe(all, whole)).values).toEqual(
          spyOn(from(streamed).pipe(whole)).values,
        );
        expect(spyOn(from(streamed).pipe(whole, whole)).values).toEqual(
          spyOn(from(streamed).pipe(whole)).values,
        );
      }),
      cases,
    );
  });

  it('leaves no trace on the wire but the ends of messages that were cut', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const values = spyOn(from(streamed).pipe(all)).values;

        expect(values.filter((trace) => !isInterrupted(trace)).map(json)).toEqual(
          streamed.filter((trace) => !isInterrupted(trace)).map(json),
        );
      }),
      cases,
    );
  });

  it('gives what the other side decodes, and folds there to the same', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed, whole: expected }) => {
        const sent = spyOn(from(streamed).pipe(all)).values.map(json);
        const received = sent.flatMap((text) => {
          const result = decodeTrace(JSON.parse(text));
          return result._tag === 'Right' ? [result.right] : [];
        });

        expect(spyOn(from(received).pipe(whole)).values.map(encodeTrace)).toEqual(
          expected.map(encodeTrace),
        );
      }),
      cases,
    );
  });

  it('was tried with messages that were cut, and with several speakers at once', () => {
    const turns = fc.sample(streamedTurn, 500);
    const cuts = turns.map((turn) => turn.accumulated.length - turn.streamed.length);
    const speakers = turns.map(
      (turn) => new Set(turn.streamed.map(({ source }) => JSON.stringify(source))).size,
    );

    expect(Math.max(...cuts)).toBeGreaterThan(2);
    expect(Math.max(...speakers)).toBeGreaterThan(2);
    expect(turns.filter((turn) => turn.whole.length === 0).length).toBeLessThan(250);
  });

  it('delivers each trace while the next one is still to come', () => {
    fc.assert(
      fc.property(streamedTurn, fc.nat(), ({ streamed, accumulated }, length) => {
        const some = streamed.slice(0, length % (streamed.length + 1));
        const { values } = spyOn(concat(of(...some), NEVER).pipe(all));

        expect(values).toEqual(accumulated.slice(0, values.length));
        expect(values.filter((trace) => !isInterrupted(trace))).toHaveLength(
          some.filter((trace) => !isInterrupted(trace)).length,
        );
      }),
      cases,
    );
  });
});
