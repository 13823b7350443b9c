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
      'ResumeExpiredError',
      'StreamGapError',
      'TimeoutError',
      'TraceOrderError',
      'TurnCancelledError',
      'TurnLostError',
      'UnexpectedError',
      'accumulateCompletions',
      'action',
      'bufferUntilEnd',
      'collectMessages',
      'compactTraces',
      'connectionStatus',
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
      'isResumeExpiredError',
      'isStreamError',
      'isStreamGapError',
      'isTimeoutError',
      'isTraceOrderError',
      'isTurnCancelledError',
      'isTurnLostError',
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
    expect(Object.keys(server).sort()).toEqual([
      'EventLogError',
      'createHandler',
      'createMemoryEventLog',
      'createRedisEventLog',
      'isEventLogError',
    ]);
  });

  it('voiceflow-rx/testing', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'agentLaws',
      'createTestClient',
      'describeEventLog',
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
