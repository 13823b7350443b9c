import fc from 'fast-check';
import { concatMap, delay, from, of, VirtualTimeScheduler } from 'rxjs';
import { accumulateCompletions, smoothText, verifyTraces } from '../../../lib';
import type { SmoothTextConfig, Trace } from '../../../lib';
import { speakerKeyOf } from '../../../lib/operators/support/speakerKeyOf';
import { streamedTurn } from '../../support/arbitraries.streams';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';

const whole = accumulateCompletions({ emit: 'end' });

const config: fc.Arbitrary<SmoothTextConfig> = fc.record(
  {
    unit: fc.constantFrom(
      'word' as const,
      'grapheme' as const,
      new Intl.Segmenter('en', { granularity: 'sentence' }),
      (text: string) => text.split(/(?<=-)/),
    ),
    maxLag: fc.constantFrom(0, 50, 400),
    barrier: fc.constantFrom('ordered' as const, 'overtake' as const),
    onComplete: fc.constantFrom('flush' as const, 'drain' as const),
    maxCharacters: fc.constantFrom(1, 20, 1_000_000),
  },
  { requiredKeys: [] },
);

/** A turn as it comes in virtual time, and all that comes out of it. */
const play = (
  traces: readonly Trace[],
  waits: readonly number[],
  smoothing: SmoothTextConfig,
): readonly Trace[] => {
  const scheduler = new VirtualTimeScheduler();
  const turn$ = from(traces).pipe(
    concatMap((trace, index) => of(trace).pipe(delay(waits[index % waits.length] ?? 0, scheduler))),
  );
  const recording = spyOn(turn$.pipe(smoothText({ ...smoothing, scheduler })));
  scheduler.flush();
  expect(recording).toMatchObject({ errors: [], completed: true });
  return recording.values;
};

/** What each speaker says, in order; spoken words are told as a completion, and so become a text. */
const saidBy = (traces: readonly Trace[]): ReadonlyMap<string, readonly Trace[]> => {
  const said = new Map<string, Trace[]>();
  for (const trace of spyOn(from(traces).pipe(whole)).values) {
    const key = speakerKeyOf(trace);
    const lines = said.get(key) ?? [];
    said.set(key, lines);
    const isSpoken = trace.type === 'speak' && trace.payload.type !== 'audio';
    lines.push(isSpoken ? { ...trace, type: 'text' } : trace);
  }
  return said;
};

const inOrder = (said: ReadonlyMap<string, readonly Trace[]>, isOrdered: boolean) =>
  [...said]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, lines]) => [key, isOrdered ? lines : lines.filter(({ type }) => type === 'text')])
    .filter(([, lines]) => lines?.length !== 0);

const waits = fc.array(fc.constantFrom(0, 0, 1, 40, 500), { minLength: 1, maxLength: 8 });

describe('smoothText, for any turn,', () => {
  it('changes when each speaker says what, and not what it says', () => {
    fc.assert(
      fc.property(streamedTurn, waits, config, ({ streamed }, pauses, smoothing) => {
        const isOrdered = smoothing.barrier !== 'overtake';
        const smoothed = play(streamed, pauses, smoothing);

        expect(inOrder(saidBy(smoothed), isOrdered)).toEqual(inOrder(saidBy(streamed), isOrdered));
      }),
      runs(1_000),
    );
  });

  it('keeps the orders of completions right', () => {
    fc.assert(
      fc.property(streamedTurn, waits, config, ({ streamed }, pauses, smoothing) => {
        // The ends of what was cut are added before, so that nothing is open at the end.
        const ended = spyOn(from(streamed).pipe(accumulateCompletions())).values;
        const faults: string[] = [];
        const smoothed = play(ended, pauses, smoothing);
        const check = (to: string[]) =>
          verifyTraces({
            mode: 'report',
            onViolation: ({ fault, kind }) => {
              if (kind === 'completion') to.push(fault);
            },
          });
        const before: string[] = [];
        spyOn(from(ended).pipe(check(before)));
        spyOn(from(smoothed).pipe(check(faults)));

        expect(faults.length).toBeLessThanOrEqual(before.length);
      }),
      runs(1_000),
    );
  });
});
