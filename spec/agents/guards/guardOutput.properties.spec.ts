import fc from 'fast-check';
import { Subject } from 'rxjs';
import type { CompletionTrace, Trace } from '../../../lib';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { baseOf } from '../../../lib/agents/guards/support/baseOf';
import { abbreviationsWith } from '../../../lib/operators/support/sentences/abbreviations';
import { createSentenceCutter } from '../../../lib/operators/support/sentences/createSentenceCutter';
import { spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { text } from '../../support/arbitraries';
import { streamedTurn } from '../../support/arbitraries.streams';
import { runs } from '../../support/runs';
import { bySpeaker, cutAt, deltasIn, foldedOf, guarded, turn } from './support/guarding';

/** A completion without what this library does not know: of that nothing is promised. */
const known = (trace: CompletionTrace): Trace => {
  const base = { ...baseOf(trace), type: trace.type };
  const { payload } = trace;
  if (payload.state === 'content') {
    return { ...base, payload: { state: 'content', content: payload.content } };
  }
  if (payload.state === 'end') {
    const { interrupted } = payload;
    return { ...base, payload: { state: 'end', ...(interrupted === true ? { interrupted } : {}) } };
  }
  const { ai, delay, messageID, sourceUrls } = payload;
  const fields = {
    ...(ai === undefined ? {} : { ai }),
    ...(delay === undefined ? {} : { delay }),
    ...(messageID === undefined ? {} : { messageID }),
    ...(sourceUrls === undefined ? {} : { sourceUrls }),
  };
  return { ...base, payload: { state: 'start', ...fields } };
};

/** Turns of up to three speakers at once, in the present dialect. */
const anyTurn = streamedTurn.map(({ streamed }) =>
  streamed
    .filter(({ type }) => !type.startsWith('completion-'))
    .map((trace) => (trace.type === 'completion' ? known(trace) : trace)),
);

const anyWindow = fc.oneof(
  fc.constantFrom('sentence' as const, 'message' as const),
  fc.integer({ min: 1, max: 30 }),
);

const passing = (window: GuardOutputConfig['window']): GuardOutputConfig => ({
  window,
  check: () => true,
  onViolation: 'stop',
});

const anyCuts = fc.array(fc.nat(), { maxLength: 12 });

/** A text of two letters, in which a word of them comes often; and the word. */
const spoken = fc
  .record({
    said: fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 60, size: 'max' }),
    word: fc.string({ unit: fc.constantFrom('x', 'y'), minLength: 1, maxLength: 6 }),
    more: fc.nat({ max: 4 }),
    cuts: anyCuts,
  })
  .map(({ cuts, more, said, word }) => ({
    word,
    // A word may be one longer than the window.
    window: Math.max(1, word.length - 1 + more),
    traces: [start(), ...cutAt(said, cuts).map((delta) => content(delta)), end()],
  }));

describe('guardOutput, for any turn and window,', () => {
  it('changes nothing but the times of deltas where all passes', () => {
    fc.assert(
      fc.property(anyTurn, anyWindow, (traces, window) => {
        const { completed, values } = guarded(traces, passing(window));

        expect(completed).toBe(true);
        expect(bySpeaker(foldedOf(values))).toEqual(bySpeaker(foldedOf(traces)));
      }),
      runs(300),
    );
  });

  it('changes nothing at all but the times of deltas where one speaks', () => {
    fc.assert(
      fc.property(anyTurn, anyWindow, (traces, window) => {
        const alone = traces.map((trace) => ({ ...trace, source: ['planner'] }));
        const { values } = guarded(alone, passing(window));

        expect(foldedOf(values)).toEqual(foldedOf(alone));
      }),
      runs(200),
    );
  });

  it('redacts a message in deltas as the whole text, by message', () => {
    fc.assert(
      fc.property(anyTurn, fc.constantFrom('a', ' ', '\\', '1', '"'), (traces, word) => {
        const config: GuardOutputConfig = {
          window: 'message',
          check: (said) => !said.includes(word),
          onViolation: 'redact',
        };
        const streamed = foldedOf(guarded(traces, config).values);
        const whole = guarded(foldedOf(traces), config).values;

        expect(bySpeaker(streamed)).toEqual(bySpeaker(whole));
      }),
      runs(300),
    );
  });
});

describe('guardOutput, for any cutting into deltas,', () => {
  it.each<GuardOutputConfig['onViolation']>(['redact', 'replace', 'stop'])(
    'never shows a word that fits into its window and one more: %s',
    (onViolation) => {
      fc.assert(
        fc.property(spoken, ({ traces, window, word }) => {
          const { completed, values } = guarded(traces, {
            window,
            check: (said) => !said.includes(word),
            onViolation,
            say: [],
          });

          expect(completed).toBe(true);
          expect(deltasIn(values)).not.toContain(word);
        }),
        runs(300),
      );
    },
  );

  it('holds the last characters and no more', () => {
    fc.assert(
      fc.property(text, anyCuts, fc.integer({ min: 1, max: 9 }), (said, cuts, window) => {
        const source = new Subject<Trace>();
        const { values } = spyOn(guardOutput(() => source, passing(window))(turn));
        let told = '';
        source.next(start());
        for (const delta of cutAt(said, cuts)) {
          source.next(content(delta));
          told += delta;
          const shown = deltasIn(values);
          const isPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(told.slice(shown.length));

          expect(told.startsWith(shown)).toBe(true);
          expect(told.length - shown.length).toBeLessThanOrEqual(window + (isPair ? 1 : 0));
        }
        source.next(end());

        expect(deltasIn(values)).toBe(said);
      }),
      runs(300),
    );
  });

  it('holds the sentence that is not whole and no more', () => {
    const parts = fc.constantFrom('Hi', ' ', '. ', '! ', 'etc. ', '。', '\n', '3.14', '😀');
    const sentences = fc.array(parts, { maxLength: 20 }).map((some) => some.join(''));
    fc.assert(
      fc.property(sentences, anyCuts, (said, cuts) => {
        const source = new Subject<Trace>();
        const { values } = spyOn(guardOutput(() => source, passing('sentence'))(turn));
        const cutter = createSentenceCutter(abbreviationsWith([]));
        let told = '';
        for (const delta of cutAt(said, cuts)) {
          source.next(content(delta));
          told += delta;
          cutter.push(delta);

          expect(deltasIn(values) + cutter.rest()).toBe(told);
        }
        source.complete();

        expect(deltasIn(values)).toBe(said);
      }),
      runs(200),
    );
  });

  it('never shows half of a pair of surrogates, wherever the deltas are cut', () => {
    const emojis = fc.string({ unit: fc.constantFrom('😀', 'a'), maxLength: 12 });
    fc.assert(
      fc.property(emojis, anyCuts, fc.integer({ min: 1, max: 9 }), (said, cuts, window) => {
        const traces = cutAt(said, cuts).map((delta) => content(delta));
        const { values } = guarded(traces, passing(window));

        for (const value of values) expect(deltasIn([value])).not.toMatch(/\p{Cs}/u);
      }),
      runs(300),
    );
  });
});
