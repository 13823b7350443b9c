import fc from 'fast-check';
import { isInvalidInputError } from '../../../lib';
import { parseRecording } from '../../../lib/testing/recordings/parseRecording';
import type { ByteRecording, TraceRecording } from '../../../lib/testing/recordings/Recording';
import { json } from '../../support/arbitraries';
import { runs } from '../../support/runs';

const head = { format: 'voiceflow-rx recording', version: 1 } as const;

const traces: TraceRecording = {
  ...head,
  of: 'traces',
  traces: [
    { time: 0, trace: { type: 'text', payload: { message: 'Hi' } } },
    { time: 3.5, trace: { type: 'My Action', payload: null } },
  ],
  outcome: { type: 'error', time: 4, error: { tag: 'AbortError', message: 'Gone', fields: {} } },
};

const bytes: ByteRecording = {
  ...head,
  of: 'bytes',
  request: { method: 'POST', url: 'http://agent.test', headers: { a: 'b' }, body: '{}' },
  response: { time: 1, status: 200, headers: {} },
  chunks: [
    { time: 1, text: 'a' },
    { time: 2, base64: '/w==' },
  ],
  outcome: { type: 'end', time: 2 },
};

const disconnect = { tag: 'DisconnectError', message: '', fields: { phase: 'lost', received: 1 } };

describe('parseRecording', () => {
  it.each([
    ['traces', traces],
    ['bytes', bytes],
  ])('reads a recording of %s back, as text and as a value', (_, recording) => {
    expect(parseRecording(JSON.stringify(recording, null, 2))).toEqual(recording);
    expect(parseRecording({ ...recording, more: 1 })).toEqual(recording);
  });

  it.each<[string, unknown]>([
    ['recording must be JSON; for what curl printed use fromTranscript', 'event: end'],
    ['recording must be an object, and is null', null],
    ['format must be one of voiceflow-rx recording', {}],
    ['version must be a number, and is missing', { format: head.format }],
    ['version is 2: this voiceflow-rx reads version 1 only', { ...traces, version: 2 }],
    ['of must be one of traces, bytes', { ...head, of: 'words' }],
    ['traces must be an array, and is missing', { ...traces, traces: undefined }],
    ['traces.0.time must be a number, and is missing', { ...traces, traces: [{}] }],
    [
      'traces.1.time must be at least 2, the time before it',
      { ...traces, traces: [2, 1].map((time) => ({ time, trace: { type: 'x' } })) },
    ],
    [
      'traces.0.trace is no trace: payload.message must be string, not number',
      { ...traces, traces: [{ time: 0, trace: { type: 'text', payload: { message: 1 } } }] },
    ],
    [
      'outcome.time must be at least 3.5, the time before it',
      { ...traces, outcome: { type: 'end', time: 1 } },
    ],
    [
      'outcome.error.fields.phase must be one of closed, reset, idle',
      { ...traces, outcome: { type: 'error', time: 4, error: disconnect } },
    ],
    ['request must be an object, and is missing', { ...bytes, request: undefined }],
    [
      'request.headers must be an object of texts, and is a value of type object',
      { ...bytes, request: { ...bytes.request, headers: { a: 1 } } },
    ],
    ['response.status must be a number, and is missing', { ...bytes, response: { time: 1 } }],
    ['chunks.0.base64 must be base64', { ...bytes, chunks: [{ time: 1, base64: '?' }] }],
  ])('says: %s', (message, value) => {
    expect(() => parseRecording(value)).toThrow(message);
  });

  /** Whether a value is read, or refused as it must be. */
  const refusalOf = (value: unknown): boolean => {
    try {
      parseRecording(value);
      return true;
    } catch (error) {
      return isInvalidInputError(error);
    }
  };

  it('throws nothing else, whatever it is given', () => {
    fc.assert(
      fc.property(
        json,
        fc.constantFrom(...Object.keys({ ...traces, ...bytes })),
        (value, field) => {
          for (const recording of [traces, bytes]) {
            expect(refusalOf({ ...recording, [field]: value })).toBe(true);
          }
        },
      ),
      runs(200),
    );
  });
});
