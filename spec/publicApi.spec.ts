import * as api from '../lib';
import * as server from '../lib/server';
import * as testing from '../lib/testing';

describe('the doors export exactly these names', () => {
  it('voiceflow-rx', () => {
    expect(Object.keys(api).sort()).toEqual([
      'AbortError',
      'AgentError',
      'CompletionTooLongError',
      'ConnectError',
      'DecodeError',
      'DisconnectError',
      'EventTooLargeError',
      'InvalidInputError',
      'ProtocolError',
      'ResponseError',
      'TimeoutError',
      'accumulateCompletions',
      'action',
      'createClient',
      'decodeTrace',
      'encodeTrace',
      'filterTraceType',
      'isAbortError',
      'isAgentError',
      'isCompletionTooLongError',
      'isConnectError',
      'isDecodeError',
      'isDisconnectError',
      'isEventTooLargeError',
      'isInvalidInputError',
      'isProtocolError',
      'isResponseError',
      'isStreamError',
      'isTimeoutError',
      'trace',
    ]);
  });

  it('voiceflow-rx/server', () => {
    expect(Object.keys(server)).toEqual(['createHandler']);
  });

  it('voiceflow-rx/testing', () => {
    expect(Object.keys(testing)).toEqual(['fetchFromHandler']);
  });
});
