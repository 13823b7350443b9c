import { Subject } from 'rxjs';
import { smoothText, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';
import { tell } from '../support/tell';

const traces = {
  t: trace.text('Give me a moment'),
  u: trace.text('Hi'),
  p: trace.speak('Give me a moment'),
  s: start(),
  a: content('Give m'),
  b: content('e a mom'),
  d: content('ent'),
  e: end(),
  c: trace.choice(['Yes', 'No']),
  x: trace.text(''),
};

const spoken = ['0 <start>', '0 Give ', '32 me ', '64 a ', '96 moment', '96 <end>'];

describe('smoothText', () => {
  it('tells a whole message word by word', () => {
    expect(tell(smoothText(), 't 999ms |', traces)).toEqual([...spoken, '1000 |']);
    expect(tell(smoothText(), 'p 999ms |', traces)).toEqual([...spoken, '1000 |']);
  });

  it('tells a generated message likewise, where it comes at once', () => {
    expect(tell(smoothText(), '(sabde) 993ms |', traces)).toEqual([
      '0 <start>',
      '0 Give ',
      '16 me ',
      '32 a ',
      '64 moment',
      '64 <end>',
      '1000 |',
    ]);
  });

  it('cuts deltas at words, whatever they were cut at', () => {
    expect(tell(smoothText(), 's 99ms a 99ms b 99ms d 99ms e|', traces)).toEqual([
      '0 <start>',
      '100 Give ',
      '200 me ',
      '246 a ',
      '400 moment',
      '400 <end>',
      '401 |',
    ]);
  });

  it('flushes when the turn completes or fails', () => {
    const flushed = ['0 <start>', '0 Give ', '10 me a moment', '10 <end>'];
    const failure = new Error('no agent');

    expect(tell(smoothText(), 't 9ms |', traces)).toEqual([...flushed, '10 |']);
    expect(tell(smoothText(), 't 9ms #', traces, failure)).toEqual([...flushed, '10 # no agent']);
    expect(tell(smoothText(), '(sa) 6ms #', traces, failure)).toEqual([
      '0 <start>',
      '0 Give ',
      '10 m',
      '10 # no agent',
    ]);
  });

  it("lets the rest keep its pace with onComplete: 'drain', but not at an error", () => {
    const drain = smoothText({ onComplete: 'drain' });

    expect(tell(drain, '(t|)', traces)).toEqual([...spoken, '96 |']);
    expect(tell(drain, 't 9ms #', traces, new Error('no agent')).at(-1)).toBe('10 # no agent');
  });

  it('keeps other traces in their place, at most maxLag behind', () => {
    expect(tell(smoothText(), '(tcu) 994ms |', traces)).toEqual([
      ...spoken,
      '96 <choice>',
      '96 <start>',
      '128 Hi',
      '128 <end>',
      '999 |',
    ]);
  });

  it("lets them overtake with barrier: 'overtake'", () => {
    expect(tell(smoothText({ barrier: 'overtake' }), '(tc) 996ms |', traces)).toEqual([
      ...spoken.slice(0, 2),
      '0 <choice>',
      ...spoken.slice(2),
      '1000 |',
    ]);
  });

  it('makes of no words a start and an end', () => {
    expect(tell(smoothText(), 'x|', traces)).toEqual(['0 <start>', '0 <end>', '1 |']);
    expect(tell(smoothText(), 's|', traces)).toEqual(['0 <start>', '1 |']);
    expect(tell(smoothText(), '|', traces)).toEqual(['0 |']);
  });

  it('passes a file of sound, and a text in the middle of a completion, as they are', () => {
    const file = trace.speak('beep', { type: 'audio', src: 'https://x.example/beep.mp3' });
    const turn = { ...traces, f: file };

    expect(tell(smoothText(), '(sfub) 6ms |', turn)).toEqual([
      '0 <start>',
      '0 <speak>',
      '0 <text>',
      '0 e ',
      '12 a ',
      '12 mom',
      '12 |',
    ]);
  });

  it('keeps all other fields: those of the message on the start, those of the trace on each part', () => {
    const one = { ...trace.text('Hi', { ai: true, delay: 5 }), time: 7, source: ['x'], at: 1 };
    const subject = new Subject<typeof one>();
    const { values } = spyOn(subject.pipe(smoothText()));
    subject.next(one);
    const base = { type: 'completion', time: 7, source: ['x'], at: 1 };

    expect(values).toStrictEqual([
      { ...base, payload: { ai: true, delay: 5, state: 'start' } },
      { ...base, payload: { state: 'content', content: 'Hi' } },
      { ...base, payload: { state: 'end' } },
    ]);
  });

  it('stops its timers when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold<Trace>(' t 999ms |   ', traces);
      const unsub = '              ^ 49ms !    ';
      const expected = '           (sa) 28ms b ';

      const result = source.pipe(smoothText());
      expectObservable(result, unsub).toBe(expected, {
        s: start(),
        a: content('Give '),
        b: content('me '),
      });
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    const smooth = smoothText();
    const twice = (source: Parameters<typeof smooth>[0]) => smooth(smooth(source));

    expect(tell(smooth, 't 999ms |', traces)).toEqual([...spoken, '1000 |']);
    expect(tell(smooth, 't 999ms |', traces)).toEqual([...spoken, '1000 |']);
    expect(tell(twice, 't 999ms |', traces).at(-3)).toMatch(/moment$/);
  });

  it('loses nothing when its consumer asks for more in next', () => {
    const subject = new Subject<Trace>();
    const said: string[] = [];
    spyOn(subject.pipe(smoothText({ maxLag: 0 })), (value) => {
      if (value.type !== 'completion' || value.payload.state !== 'content') return;
      said.push(value.payload.content);
      if (said.length === 1) subject.next(trace.text('and more'));
    });
    subject.next(trace.text('one two'));
    subject.complete();

    expect(said.join('|')).toBe('one two|and more');
  });

  it('gives nothing more to a consumer that leaves in next', () => {
    const subject = new Subject<Trace>();
    const recording = spyOn(subject.pipe(smoothText({ maxLag: 0 })), () =>
      recording.subscription.unsubscribe(),
    );
    subject.next(traces.t);

    expect(recording.values).toHaveLength(1);
    expect(subject.observed).toBe(false);
  });
});
