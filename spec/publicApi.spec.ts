import * as api from '../lib';
import * as server from '../lib/server';
import * as testing from '../lib/testing';

describe('the doors export exactly these names', () => {
  it('voiceflow-rx', () => {
    expect(Object.keys(api).sort()).toEqual([
      'AbortError',
      'AgentError',
      'BufferFullError',
      'CompletionTooLongError',
      'ConnectError',
      'DecodeError',
      'DisconnectError',
      'EventTooLargeError',
      'InvalidInputError',
      'ProtocolError',
      'ResponseError',
      'TimeoutError',
      'TraceOrderError',
      'UnexpectedError',
      'accumulateCompletions',
      'action',
      'bufferUntilEnd',
      'collectMessages',
      'compactTraces',
      'createClient',
      'decodeTrace',
      'encodeTrace',
      'filterTraceType',
      'foldTrace',
      'honorDelay',
      'isAbortError',
      'isAgentError',
      'isBufferFullError',
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
      'isTraceOrderError',
      'isUnexpectedError',
      'measureTurn',
      'retryOnDisconnect',
      'smoothText',
      'toEither',
      'toSentences',
      'trace',
      'verifyTraces',
      'withoutDebug',
    ]);
  });

  it('voiceflow-rx/server', () => {
    expect(Object.keys(server)).toEqual(['createHandler']);
  });

  it('voiceflow-rx/testing', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'agentLaws',
      'createTestClient',
      'fetchFromHandler',
      'formatTimeline',
      'formatTrace',
      'fromTranscript',
      'parseRecording',
      'record',
      'recordFetch',
      'replay',
      'runTraceMarbles',
      'scriptedAgent',
      'scriptedFetch',
      'spyOn',
      'toMarbles',
      'traceAlphabet',
      'traceMarbles',
      'traceMatchers',
      'turnBody',
      'virtualTime',
      'wireLaws',
    ]);
  });
});
