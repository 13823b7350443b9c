import fc from 'fast-check';
import { from } from 'rxjs';
import { accumulateCompletions, compactTraces, TraceOrderError, verifyTraces } from '../../../lib';
import type { Trace } from '../../../lib';
import { brokenTurn, cutTurn, orderedTurn } from '../../support/arbitraries.orders';
import { streamedTurn } from '../../support/arbitraries.streams';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';

const verify = verifyTraces();

const accumulations = [accumulateCompletions(), accumulateCompletions({ emit: 'end' })];

/** What a report says of a turn, and what passes. */
const report = (traces: readonly Trace[]) => {
  const violations: TraceOrderError[] = [];
  const config = {
    mode: 'report',
    onViolation: (error: TraceOrderError) => violations.push(error),
  } as const;
  const { completed, values } = spyOn(from(traces).pipe(verifyTraces(config)));
  return { violations, completed, values };
};

const detailsOf = ({ callID, fault, kind, position, speaker, trace }: TraceOrderError) => ({
  callID,
  fault,
  kind,
  position,
  speaker,
  trace,
});

describe('verifyTraces, for any turn,', () => {
  it('lets pass what is in order', () => {
    fc.assert(
      fc.property(orderedTurn, (traces) => {
        const { completed, errors, values } = spyOn(from(traces).pipe(verify));

        expect(errors).toEqual([]);
        expect(completed).toBe(true);
        expect(values).toEqual(traces);
        expect(values.every((value, index) => value === traces[index])).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('lets pass what is in order after compactTraces', () => {
    fc.assert(
      fc.property(orderedTurn, (traces) => {
        const { completed, errors } = spyOn(from(traces).pipe(compactTraces(), verify));

        expect(errors).toEqual([]);
        expect(completed).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('finds the one fault, at its place', () => {
    fc.assert(
      fc.property(brokenTurn, ({ fault, traces }) => {
        const { completed, errors, values } = spyOn(from(traces).pipe(verify));
        const [error] = errors;

        expect(errors).toHaveLength(1);
        expect(error).toBeInstanceOf(TraceOrderError);
        expect(error).toMatchObject(fault);
        expect(completed).toBe(false);
        expect(values).toEqual(traces.slice(0, fault.position));
      }),
      runs(1_000),
    );
  });

  it('reports the one fault, and lets everything pass', () => {
    fc.assert(
      fc.property(brokenTurn, ({ fault, traces }) => {
        const { completed, values, violations } = report(traces);

        expect(violations.map(detailsOf)).toEqual([{ callID: undefined, ...fault }]);
        expect(completed).toBe(true);
        expect(values).toEqual(traces);
      }),
      runs(1_000),
    );
  });

  it('lets completions pass that accumulateCompletions has closed', () => {
    fc.assert(
      fc.property(cutTurn, (traces) => {
        for (const accumulate of accumulations) {
          const { completed, errors } = spyOn(from(traces).pipe(accumulate, verify));

          expect(errors).toEqual([]);
          expect(completed).toBe(true);
        }
      }),
      runs(1_000),
    );
  });

  it('reports as much before compactTraces as after it', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const before = report(streamed).violations;
        const { values } = spyOn(from(streamed).pipe(compactTraces()));
        const after = report(values).violations;
        // Of deltas of a message without a start, the first one is the fault.
        const summary = ({ callID, fault, kind, speaker }: TraceOrderError) =>
          [callID, fault, kind, speaker] as const;

        expect(after.map(summary)).toEqual(before.map(summary));
      }),
      runs(1_000),
    );
  });

  it('was tried with faults and kinds of every sort, and with several speakers at once', () => {
    const broken = fc.sample(brokenTurn, 1_000).map(({ fault }) => fault);
    const counts = new Map<string, number>();
    broken.forEach(({ fault, kind }) => {
      counts.set(`${kind} ${fault}`, (counts.get(`${kind} ${fault}`) ?? 0) + 1);
    });
    const speakers = fc
      .sample(orderedTurn, 500)
      .map((traces) => new Set(traces.map(({ source }) => JSON.stringify(source))).size);
    const reports = fc.sample(cutTurn, 500).map((traces) => report(traces).violations.length);

    expect([...counts.keys()]).toHaveLength(15);
    expect(Math.min(...counts.values())).toBeGreaterThan(3);
    expect(Math.max(...speakers)).toBeGreaterThan(3);
    expect(reports.filter((count) => count > 0).length).toBeGreaterThan(100);
  });
});
