import { TraceOrderError } from '../../lib/errors/TraceOrderError';
import type { TraceOrderFault, TraceOrderKind } from '../../lib/errors/TraceOrderError';

const trace = { type: 'completion', payload: { state: 'content', content: 'my secret' } };

const errorOf = (fault: TraceOrderFault, kind: TraceOrderKind = 'completion') =>
  new TraceOrderError({ kind, fault, position: 7, speaker: ['secret'], trace });

describe('TraceOrderError', () => {
  it.each([
    ['contentWithoutStart', 'Trace 7 (from 0) is content of a completion without a start'],
    ['startInsideStart', 'Trace 7 (from 0) starts a completion while one is open'],
    ['endWithoutStart', 'Trace 7 (from 0) ends a completion without a start'],
    ['openAtEnd', 'The stream completed after 7 traces with a completion open'],
    ['tooManyOpen', 'Trace 7 (from 0) starts a completion while too much is open (maxOpen)'],
  ] as const)('says in words what %s is', (fault, message) => {
    expect(errorOf(fault).message).toBe(message);
  });

  it.each([
    ['completion', 'a completion'],
    ['audio', 'an audio message'],
    ['reasoning', 'a reasoning'],
    ['tool-call', 'a tool call'],
  ] as const)('says in words what %s is', (kind, noun) => {
    expect(errorOf('openAtEnd', kind).message).toContain(`with ${noun} open`);
  });

  it('keeps the trace, and repeats nothing of it in the message', () => {
    const error = errorOf('contentWithoutStart');

    expect(error.trace).toBe(trace);
    expect(error.message).not.toContain('secret');
  });

  it('has no call, where it is about no call', () => {
    expect(errorOf('openAtEnd').callID).toBeUndefined();
  });
});
