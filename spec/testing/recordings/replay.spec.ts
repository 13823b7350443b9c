import fc from 'fast-check';
import { createClient } from '../../../lib';
import type { Trace } from '../../../lib';
import { scriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';
import type { BodyStep, ScriptedAnswer } from '../../../lib/testing/fakes/ScriptedAnswer';
import { runTraceMarbles } from '../../../lib/testing/marbles/runTraceMarbles';
import { parseRecording } from '../../../lib/testing/recordings/parseRecording';
import { record } from '../../../lib/testing/recordings/record';
import type { ByteRecording, TraceRecording } from '../../../lib/testing/recordings/Recording';
import { recordFetch } from '../../../lib/testing/recordings/recordFetch';
import { replay } from '../../../lib/testing/recordings/replay/replay';
import type { Timeline } from '../../../lib/testing/timeline/Timeline';
import { findDifference } from '../../../lib/testing/equality/findDifference';
import { virtualTime } from '../../../lib/testing/virtualTime/virtualTime';
import { runs } from '../../support/runs';

const frames =
  '\nevent: trace\nid: 1\ndata: {"type":"completion","payload":{"state":"start"}}\n\n' +
  'event: trace\nid: 2\ndata: {"type":"completion","payload":{"state":"content","content":"Grüße"}}\n\n' +
  'event: trace\nid: 3\ndata: {"type":"completion","payload":{"state":"end"}}\n\n' +
  'event: trace\nid: 4\ndata: {"type":"My Action","payload":"{}"}\n\nevent: end\nid: 5\n\n';

/** How long the first event is. */
const first = frames.indexOf('\n\n') + 2;

const empty: TraceRecording = {
  format: 'voiceflow-rx recording',
  version: 1,
  of: 'traces',
  traces: [],
  outcome: { type: 'end', time: 0 },
};

/** What the client gives for a response, what was recorded of it, and what the replay gives. */
const playTwice = async (answer: ScriptedAnswer, speed = 1) => {
  const recorded: ByteRecording[] = [];
  const timelines: Timeline<Trace>[] = [];
  await virtualTime(async ({ advance, play }) => {
    const fetch = recordFetch({
      fetch: scriptedFetch({ script: [answer] }).fetch,
      onRecorded: (it) => recorded.push(it),
    });
    const { interact } = createClient({ baseURL: 'http://agent.test', projectID: 'p1', fetch });
    timelines.push(await play(interact({ userID: 'ada' })));
    await advance(2_000);
    const recording = parseRecording(JSON.stringify(recorded[0]));
    timelines.push(await play(replay(recording, { speed })));
  });
  const [live = [], again = []] = timelines;
  return { again, live, recorded };
};

const cutAt = (places: readonly number[]): readonly BodyStep[] => {
  const bytes = new TextEncoder().encode(frames);
  const cuts = [0, ...places.map((place) => place % bytes.length).sort((a, b) => a - b)];
  return cuts.flatMap((cut, index) => [
    bytes.slice(cut, cuts[index + 1] ?? bytes.length),
    { wait: (7 * index) % 11 },
  ]);
};

describe('replay', () => {
  it('gives from bytes what the client gave, at the same times, in any chunking', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 8 }), async (places) => {
        const { again, live } = await playTwice({ delay: 3, body: cutAt(places) });

        expect(findDifference(again, live)).toBeUndefined();
        expect(live).toHaveLength(5);
      }),
      runs(20),
    );
  });

  it.each<[string, ScriptedAnswer]>([
    [
      'a reset behind a trace',
      { body: [frames.slice(0, 200), { wait: 1 }, { reset: new TypeError('broken') }] },
    ],
    ['a body that stops', { delay: 2, body: [frames.slice(0, 200), { wait: 9 }] }],
    ['a refusal', { delay: 4, refuse: new TypeError('fetch failed') }],
    ['a status', { status: 429, headers: { 'retry-after': '2' }, body: ['{"message":"slow"}'] }],
    ['another type of content', { headers: { 'content-type': 'text/html' }, body: ['<p>'] }],
    ['a bad trace', { body: ['event: trace\nid: 1\ndata: {"type":"text","payload":{}}\n\n'] }],
    ['an error event', { body: ['event: error\ndata: model_failed\n\n'] }],
    ['a turn that was lost', { body: ['event: error\ndata: turn_lost\n\n'] }],
  ])('gives from bytes the very error of the client: %s', async (_, answer) => {
    const { again, live } = await playTwice(answer);

    expect(live.at(-1)?.notification.kind).toBe('E');
    expect(findDifference(again, live)).toBeUndefined();
  });

  it('plays faster, and at once', async () => {
    const answer = { delay: 4, body: [frames.slice(0, first), { wait: 16 }, frames.slice(first)] };
    const timesAt = async (speed: number) =>
      (await playTwice(answer, speed)).again.map(({ time }) => time);

    expect(await timesAt(1)).toEqual([4, 20, 20, 20, 20]);
    expect(await timesAt(2)).toEqual([2, 10, 10, 10, 10]);
    expect(await timesAt(Infinity)).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    '--[hi]-A 250ms ?{trace "My Action" {"a":1}}--|',
    '-A--#{disconnect reset}',
    '#{http 429 "slow" retry-after 2}',
    '-A--#{expired}',
    '-A--#{gap 7}',
    '-A--B-',
    '|',
  ])('gives from traces what was recorded, at the same times: %s', (diagram) => {
    const recorded: TraceRecording[] = [];
    runTraceMarbles(({ cold, expectObservable, flush, scheduler }) => {
      const onRecorded = (it: TraceRecording) => recorded.push(it);
      const result = cold(diagram).pipe(record({ onRecorded, scheduler }));

      expectObservable(result, '300ms !').toBe(diagram);
      flush();
    });
    runTraceMarbles(({ expectObservable, scheduler }) => {
      const recording = parseRecording(JSON.stringify(recorded[0]));

      expectObservable(replay(recording, { scheduler }), '300ms !').toBe(diagram);
    });
  });

  it('plays each subscription anew, with traces of its own', () => {
    const recording: TraceRecording = {
      ...empty,
      traces: [{ time: 0, trace: { type: 'text', payload: { message: 'Hi' } } }],
    };
    const turn = replay(recording, { speed: Infinity });
    const traces: Trace[] = [];
    turn.subscribe((trace) => traces.push(trace));
    turn.subscribe((trace) => traces.push(trace));

    expect(traces).toHaveLength(2);
    expect(traces[0]).toEqual(traces[1]);
    expect(traces[0]).not.toBe(traces[1]);
  });

  it('plays traces faster, slower and at once, by their speed', () => {
    const recording: TraceRecording = {
      ...empty,
      traces: [{ time: 4, trace: { type: 'text', payload: { message: 'A' } } }],
      outcome: { type: 'end', time: 10 },
    };
    runTraceMarbles(({ expectObservable }) => {
      expectObservable(replay(recording)).toBe('----A-----|');
      expectObservable(replay(recording, { speed: 2 })).toBe('--A--|');
      expectObservable(replay(recording, { speed: 0.5 })).toBe('8ms A 11ms |');
      expectObservable(replay(recording, { speed: Infinity })).toBe('(A|)');
    });
  });

  it('refuses what it cannot play, at once', () => {
    expect(() => replay(empty, { from: 'bytes' })).toThrow(/^from must be 'traces'.*no bytes/);
    expect(() => replay(empty, { speed: 0 })).toThrow(/^speed must be above 0/);
    expect(() => replay({ ...empty, outcome: { type: 'end', time: -1 } })).toThrow(/^outcome.time/);
  });
});
