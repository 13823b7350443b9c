import fc from 'fast-check';
import { encodeTrace, trace } from '../../../lib';
import { formatTimeline, traceMarbles } from '../../../lib/testing';
import type { Timeline } from '../../../lib/testing';
import type { Trace } from '../../../lib';
import { findDifference } from '../../../lib/testing/equality/findDifference';
import { runs } from '../../support/runs';
import { streamedTurn } from '../../support/arbitraries.streams';

const long = [
  '0ms     text "Give me a moment…"',
  '+800ms  completion start',
  '+40ms   completion "Welcome to "',
  '+10ms   completion end',
  '+0ms    end',
  '',
].join('\n');

/** Who speaks in a custom trace may stand beside its `raw`, or in it. */
const onTheWire = (timeline: Timeline<Trace>) =>
  timeline.map(({ time, notification }) => ({
    time,
    kind: notification.kind,
    wire: notification.kind === 'N' ? encodeTrace(notification.value) : undefined,
  }));

describe('formatTimeline', () => {
  it('writes what traceMarbles reads', () => {
    const timeline = traceMarbles(long);

    expect(timeline.map(({ time }) => time)).toEqual([0, 800, 840, 850, 850]);
    expect(formatTimeline(timeline)).toBe(long);
  });

  it('writes nothing of nothing', () => {
    expect(formatTimeline([])).toBe('');
    expect(traceMarbles('')).toEqual([]);
  });

  it('writes the phrase of an error', () => {
    expect(formatTimeline(traceMarbles('-a-#{disconnect reset}'))).toBe(
      '1ms   completion "a"\n+2ms  error disconnect reset after 1\n',
    );
  });

  it('writes fractions of a ms without noise', () => {
    const timeline: Timeline<Trace> = [0.1, 0.3].map((time) => ({
      time,
      notification: { kind: 'N', value: trace.text('a') },
    }));

    expect(formatTimeline(timeline)).toBe('0.1ms   text "a"\n+0.2ms  text "a"\n');
  });

  it('loses nothing of any turn', () => {
    fc.assert(
      fc.property(
        streamedTurn,
        fc.array(fc.nat({ max: 999 }), { minLength: 1 }),
        ({ streamed: traces }, waits) => {
          let time = 0;
          const values = traces.map((value, index): Timeline<Trace>[number] => {
            time += waits[index % waits.length] ?? 0;
            return { time, notification: { kind: 'N', value } };
          });
          const timeline: Timeline<Trace> = [...values, { time, notification: { kind: 'C' } }];

          const read = traceMarbles(formatTimeline(timeline));
          expect(findDifference(onTheWire(read), onTheWire(timeline))).toBeUndefined();
        },
      ),
      runs(100),
    );
  });
});
