import { of } from 'rxjs';
import { accumulateCompletions, encodeTrace, trace } from '../../lib';
import type { Trace } from '../../lib';
import { spyOn } from '../../lib/testing';
import { decoded } from './support/decoding';

const accumulated = (...traces: readonly Trace[]): readonly Trace[] =>
  spyOn(of(...traces).pipe(accumulateCompletions())).values;

describe('encodeTrace', () => {
  it('gives a known trace back as the value itself', () => {
    const text = trace.text('Hello');

    expect(encodeTrace(text)).toBe(text);
  });

  it('gives a completion without a text back as the value itself', () => {
    const delta = trace.completionContent('Hel');

    expect(encodeTrace(delta)).toBe(delta);
  });

  it('keeps what an operator added to a known trace', () => {
    const text = { ...trace.text('Hello'), at: 5 };

    expect(encodeTrace(text)).toBe(text);
  });

  it('drops the text that accumulateCompletions added, and nothing else', () => {
    const traces = accumulated(
      { ...trace.completionStart({ messageID: 'm1' }), time: 1 },
      { ...trace.completionContent('Hel'), time: 2, turnID: 't1' },
      { ...trace.completionContent('lo'), time: 3 },
      { ...trace.completionEnd(), time: 4 },
    );

    expect(traces.map(encodeTrace)).toStrictEqual([
      { type: 'completion', payload: { state: 'start', messageID: 'm1' }, time: 1 },
      { type: 'completion', payload: { state: 'content', content: 'Hel' }, time: 2, turnID: 't1' },
      { type: 'completion', payload: { state: 'content', content: 'lo' }, time: 3 },
      { type: 'completion', payload: { state: 'end' }, time: 4 },
    ]);
  });

  it('keeps the mark of an interrupted message on the wire', () => {
    const traces = accumulated(trace.completionContent('Hel'));

    expect(traces.map(encodeTrace).at(-1)).toStrictEqual({
      type: 'completion',
      payload: { state: 'end', interrupted: true },
    });
  });

  it('drops the text from a copy of such a trace', () => {
    const [, delta] = accumulated(trace.completionStart(), trace.completionContent('Hel'));
    if (delta?.type !== 'completion') throw new Error('no completion');
    const wire = { type: 'completion', payload: { state: 'content', content: 'Hel' } };

    expect(encodeTrace({ ...delta, payload: { ...delta.payload } })).toStrictEqual(wire);
  });

  it('leaves the trace as it was', () => {
    const [delta] = accumulated(trace.completionContent('Hel'));
    if (delta === undefined) throw new Error('nothing came');
    encodeTrace(delta);

    expect(delta).toHaveProperty('payload.text', 'Hel');
  });

  it('keeps a text that a completion had when it came off the wire', () => {
    const wire = { type: 'completion', payload: { state: 'content', content: 'Hel', text: 'own' } };

    expect(encodeTrace(decoded(wire))).toBe(wire);
  });

  it('keeps the fields of a completion that are named as the prototype', () => {
    const json = '{"type":"completion","payload":{"state":"end","__proto__":{"a":1}}}';
    const traces = accumulated(decoded(JSON.parse(json)));

    expect(JSON.stringify(traces.map(encodeTrace))).toBe(`[${json}]`);
  });
});
