import { decodeEvent } from '../../../lib/protocol/v2/decodeEvent';
import type { EventFailure, EventFrame } from '../../../lib/protocol/v2/decodeEvent';

const failure = (frame: EventFrame, redact?: (text: string) => string): EventFailure => {
  const result = decodeEvent(frame, redact);
  if (result._tag === 'Right') throw new Error(`it was decoded: ${JSON.stringify(result.right)}`);
  return result.left;
};

const wire = { type: 'text', payload: { message: 'Hi' } };

describe('an event named trace', () => {
  it('is a trace, with the id of the event', () => {
    expect(decodeEvent({ event: 'trace', id: '1', data: JSON.stringify(wire) })).toStrictEqual({
      _tag: 'Right',
      right: { event: 'trace', id: '1', trace: wire },
    });
  });

  it('may have no id, or an empty one', () => {
    expect(decodeEvent({ event: 'trace', data: JSON.stringify(wire) })).toStrictEqual({
      _tag: 'Right',
      right: { event: 'trace', trace: wire },
    });
    expect(decodeEvent({ event: 'trace', id: '', data: JSON.stringify(wire) })).toMatchObject({
      right: { id: '' },
    });
  });

  it('may hold raw control characters', () => {
    const data = '{"type":"text","payload":{"message":"two\nlines"}}';

    expect(decodeEvent({ event: 'trace', data })).toMatchObject({
      right: { trace: { payload: { message: 'two\nlines' } } },
    });
  });

  it('fails with the event and the path, where its payload is bad', () => {
    const bad = { type: 'text', payload: { message: 42 } };

    expect(failure({ event: 'trace', id: '7', data: JSON.stringify(bad) })).toMatchObject({
      _tag: 'DecodeError',
      message: 'event 7: payload.message must be string, not number',
      eventID: '7',
      value: bad,
      issues: [{ path: 'payload.message', expected: 'string', actual: 42 }],
    });
  });

  it('fails with the text, where that is not JSON', () => {
    expect(failure({ event: 'trace', id: '7', data: '<html>' })).toMatchObject({
      _tag: 'DecodeError',
      message: 'event 7: the value must be JSON, not string',
      eventID: '7',
      value: '<html>',
    });
  });

  it('fails where it has no data', () => {
    expect(failure({ event: 'trace', data: undefined })).toMatchObject({
      _tag: 'DecodeError',
      message: 'the value must be JSON, not undefined',
      eventID: undefined,
    });
    expect(failure({ event: 'trace', data: '' })).toMatchObject({
      message: 'the value must be JSON, not string',
    });
  });

  it('fails where it is JSON, but no trace', () => {
    expect(failure({ event: 'trace', id: '2', data: 'null' })).toMatchObject({
      message: 'event 2: the value must be an object with a type, not null',
    });
  });
});

describe('an event named state', () => {
  it.each(['{"variables":{"a":1}}', 'null', '[]', '5'])('is the state: %s', (data) => {
    expect(decodeEvent({ event: 'state', id: '8', data })).toStrictEqual({
      _tag: 'Right',
      right: { event: 'state', id: '8', state: JSON.parse(data) as unknown },
    });
  });

  it('fails where it is not JSON', () => {
    expect(failure({ event: 'state', id: '8', data: '{' })).toMatchObject({
      _tag: 'DecodeError',
      message: 'event 8: the value must be JSON, not string',
    });
  });
});

describe('an event named end', () => {
  it.each([undefined, '', '{}', '{"type":"end"}', 'not JSON'])(
    'is the end, with the data %j',
    (data) => {
      expect(decodeEvent({ event: 'end', id: '9', data })).toStrictEqual({
        _tag: 'Right',
        right: { event: 'end', id: '9' },
      });
    },
  );
});

describe('an event named error', () => {
  it.each([
    ['rate_limited', 'rate_limited'],
    [' rate_limited\n', 'rate_limited'],
    ['E-42:a.b', 'E-42:a.b'],
    ['x'.repeat(64), 'x'.repeat(64)],
  ])('is the failure of the agent, by its code: %j', (data, code) => {
    expect(failure({ event: 'error', id: '3', data })).toMatchObject({
      _tag: 'AgentError',
      code,
      detail: '',
    });
  });

  it.each(['Something went wrong', '{"error":"x"}', 'x'.repeat(65), 'größe', 'a/b'])(
    'keeps a sentence as the detail: %j',
    (data) => {
      expect(failure({ event: 'error', data })).toMatchObject({
        _tag: 'AgentError',
        code: 'unknown',
        detail: data,
      });
    },
  );

  it.each([undefined, '', '  '])('says so where it says nothing: %j', (data) => {
    expect(failure({ event: 'error', data })).toMatchObject({
      _tag: 'AgentError',
      code: 'unknown',
      detail: '',
      message: 'The agent failed: unknown',
    });
  });

  it('keeps 4,096 characters of a sentence', () => {
    expect(failure({ event: 'error', data: 'no '.repeat(5_000) })).toMatchObject({
      detail: 'no '.repeat(5_000).slice(0, 4_096),
    });
  });
});

describe('any other event', () => {
  it.each(['message', 'ping', 'open', 'Trace', 'trace ', '__proto__', 'constructor'])(
    'is out of place: %j',
    (event) => {
      expect(failure({ event, id: '1', data: 'hello' })).toMatchObject({
        _tag: 'ProtocolError',
        message: `An event is named ${JSON.stringify(event)}, which no turn has`,
        received: 'hello',
      });
    },
  );

  it('is named message where it has no name', () => {
    expect(failure({ data: '{"type":"text"}' })).toMatchObject({
      _tag: 'ProtocolError',
      message: 'An event is named "message", which no turn has',
      received: '{"type":"text"}',
    });
  });

  it('is shown in part where it is long', () => {
    const error = failure({ event: 'x'.repeat(100_000), data: 'y'.repeat(100_000) });

    expect(error).toMatchObject({ received: 'y'.repeat(4_096) });
    expect(error.message).toHaveLength('An event is named "", which no turn has'.length + 64);
  });
});

describe('redact', () => {
  const redact = (text: string) => text.replaceAll('VF.DM.secret', '[redacted]');
  const secret = 'the key VF.DM.secret is wrong';

  it.each<EventFrame>([
    { event: 'error', data: secret },
    { event: 'error', data: 'VF.DM.secret' },
    { event: 'ping', data: secret },
    { event: secret, data: '' },
    { event: 'trace', data: secret },
    { event: 'state', data: secret },
    { event: 'trace', data: JSON.stringify({ type: 'text', payload: { message: [secret] } }) },
    { event: 'trace', data: JSON.stringify({ type: 5, payload: secret }) },
  ])('keeps a secret out of the failure of %j', (frame) => {
    const error = failure(frame, redact);

    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('secret');
    expect(`${String(error)} ${JSON.stringify(error)}`).toContain('[redacted]');
  });

  it('leaves no part of a secret where the text is cut', () => {
    const data = `${'x '.repeat(2_043)}VF.DM.secret`;

    expect(JSON.stringify(failure({ event: 'error', data }, redact))).not.toContain('VF.DM');
    expect(JSON.stringify(failure({ event: 'ping', data }, redact))).not.toContain('VF.DM');
  });

  it('leaves what was decoded as it is', () => {
    const trace = { type: 'text', payload: { message: secret } };

    expect(decodeEvent({ event: 'trace', data: JSON.stringify(trace) }, redact)).toMatchObject({
      right: { trace },
    });
  });
});
