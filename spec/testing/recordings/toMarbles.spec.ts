import fc from 'fast-check';
import type { RecordedOutcome, TraceRecording } from '../../../lib/testing/recordings/Recording';
import { toMarbles } from '../../../lib/testing/recordings/toMarbles';
import { text } from '../../support/arbitraries';
import { runs } from '../../support/runs';
import { runPasted } from './support/runPasted';

const recordingOf = (
  traces: TraceRecording['traces'],
  outcome: RecordedOutcome,
): TraceRecording => ({
  format: 'voiceflow-rx recording',
  version: 1,
  of: 'traces',
  traces,
  outcome,
});

const completion = (time: number, payload: object) => ({
  time,
  trace: { type: 'completion', payload },
});

const welcome = recordingOf(
  [
    { time: 0.4, trace: { type: 'text', payload: { message: 'One moment…' } } },
    completion(800.2, { state: 'start' }),
    completion(840.9, { state: 'content', content: 'Wel' }),
    completion(850, { state: 'content', content: 'come' }),
    completion(850, { state: 'end' }),
  ],
  { type: 'end', time: 851 },
);

describe('toMarbles', () => {
  it('writes a spec that passes as it stands, and fails when one character is another', async () => {
    const spec = await toMarbles(welcome, { title: 'welcomes', importIt: 'vitest' });

    expect(spec).toBe(`import { accumulateCompletions } from 'voiceflow-rx';
import { runTraceMarbles } from 'voiceflow-rx/testing';
import { it } from 'vitest';

it("welcomes", () => {
  runTraceMarbles(({ cold, expectObservable }) => {
    const turn = cold(\`
      0ms     text "One moment…"
      +800ms  completion start
      +41ms   completion "Wel"
      +9ms    completion "come"
      +0ms    completion end
      +1ms    end
    \`);

    const result = turn.pipe(accumulateCompletions({ emit: 'end' }));

    expectObservable(result).toBe(\`
      0ms     text "One moment…"
      +850ms  text "Welcome"
      +1ms    end
    \`);
  });
});
`);
    expect(runPasted(spec)).toEqual(['welcomes']);
    expect(() => runPasted(spec.replace('"Welcome"', '"Welcomf"'))).toThrow(/Welcomf/);
    expect(() => runPasted(spec.replace('+41ms', '+42ms'))).toThrow(/850|851/);
  });

  it('keeps every text, also one that would end or change the literal', async () => {
    const traceWith = (message: string) => ({
      time: 1,
      trace: { type: 'text', payload: { message } },
    });
    const worst = '`${process.exit()} \\` \\u0041 \r\n $ { \u2028 \ud800 */';

    expect(
      runPasted(await toMarbles(recordingOf([traceWith(worst)], { type: 'end', time: 2 }))),
    ).toHaveLength(1);
    await fc.assert(
      fc.asyncProperty(text, async (message) => {
        const spec = await toMarbles(recordingOf([traceWith(message)], { type: 'end', time: 2 }));
        runPasted(spec);
        expect(() => runPasted(spec.replace(/end\n(?= +`\);\n\s*}\))/, 'text "x"\n'))).toThrow();
      }),
      runs(30),
    );
  });

  it.each<[string, RecordedOutcome]>([
    ['a turn that was left', { type: 'unsubscribed', time: 900 }],
    [
      'an error with a phrase',
      {
        type: 'error',
        time: 900,
        error: { tag: 'AgentError', message: '', fields: { code: 'a', detail: '' } },
      },
    ],
    [
      'an error without one',
      { type: 'error', time: 900, error: { tag: 'RangeError', message: '`${x}`\n' } },
    ],
    ['a long turn', { type: 'end', time: 90_000 }],
  ])('writes a spec that passes of %s', async (_, outcome) => {
    const spec = await toMarbles(recordingOf(welcome.traces.slice(0, 3), outcome));

    expect(runPasted(spec)).toEqual(['answers as recorded']);
  });

  it('writes a spec that passes of nothing at all', async () => {
    const nothing = await toMarbles(recordingOf([], { type: 'unsubscribed', time: 5 }));

    expect(runPasted(nothing)).toHaveLength(1);
  });

  it('takes bytes through the client', async () => {
    const frame = 'event: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hé"}}\n\n';
    const spec = await toMarbles({
      format: 'voiceflow-rx recording',
      version: 1,
      of: 'bytes',
      request: { method: 'POST', url: 'http://agent.test', headers: {} },
      response: { time: 5, status: 200, headers: { 'content-type': 'text/event-stream' } },
      chunks: [
        { time: 7, text: frame.slice(0, 30) },
        { time: 9, text: frame.slice(30) },
      ],
      outcome: { type: 'error', time: 12, error: { tag: 'TypeError', message: 'terminated' } },
    });

    expect(spec).toContain('9ms   text "Hé"\n      +3ms  error disconnect reset after 1');
    expect(runPasted(spec)).toHaveLength(1);
  });

  it('refuses what is no recording', async () => {
    const wrong = { ...welcome, traces: [{ time: 1, trace: { type: 'text', payload: {} } }] };

    await expect(toMarbles(wrong)).rejects.toThrow(/^traces.0.trace is no trace: payload.message/);
  });
});
