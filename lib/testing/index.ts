export { createTestClient } from './fakes/createTestClient';
export type { TestClient, TestClientConfig } from './fakes/createTestClient';
export type { Exchange, ScriptedHead } from './fakes/Exchange';
export { fetchFromHandler } from './fakes/fetchFromHandler';
export type { AgentAnswer, AgentScript } from './fakes/script/AgentScript';
export { scriptedAgent } from './fakes/scriptedAgent';
export type { ScriptedAgent, ScriptedAgentConfig } from './fakes/scriptedAgent';
export type {
  BodyStep,
  ScriptedAnswer,
  ScriptedRefusal,
  ScriptedResponse,
} from './fakes/ScriptedAnswer';
export { scriptedFetch } from './fakes/scriptedFetch';
export type { ScriptedFetch, ScriptedFetchConfig } from './fakes/scriptedFetch';
export { turnBody } from './fakes/turnBody';
export type { TurnBodyConfig } from './fakes/turnBody';
export { agentLaws } from './laws/agentLaws';
export type { AgentLawsConfig } from './laws/AgentLawsConfig';
export type { Law } from './laws/Law';
export { describeEventLog } from './laws/log/describeEventLog';
export type { EventLogLawsConfig, EventLogLimits } from './laws/log/EventLogLawsConfig';
export type { ParsedEvent, WireLawsConfig, WireParser } from './laws/wire/WireParser';
export { wireLaws } from './laws/wireLaws';
export { runTraceMarbles } from './marbles/runTraceMarbles';
export type { RunTraceMarblesConfig } from './marbles/runTraceMarbles';
export { traceAlphabet } from './marbles/traceAlphabet';
export type {
  MakeMarbleObservable,
  MarbleObservable,
  MarbleSubscription,
  StreamExpectation,
  SubscriptionExpectation,
  TraceMarbleHelpers,
} from './marbles/TraceMarbleHelpers';
export { traceMarbles } from './marbles/traceMarbles';
export type { MatcherContext, MatcherResult } from './matchers/answer';
export type { ExpectedTraces } from './matchers/judges/judgeEmitted';
export type { TurnOutcome } from './matchers/judges/judgeEnd';
export type { MessagePattern } from './matchers/judges/judgeSaid';
export { traceMatchers } from './matchers/traceMatchers';
export type {
  MatcherAnswer,
  MatcherConfig,
  ToEmitTracesConfig,
  ToStayOpenConfig,
  TraceMatchers,
} from './matchers/types/TraceMatchers';
export { formatTrace } from './phrases/formatTrace';
export { parseRecording } from './recordings/parseRecording';
export { record } from './recordings/record';
export type { RecordConfig } from './recordings/record';
export { recordFetch } from './recordings/recordFetch';
export type { RecordFetchConfig } from './recordings/recordFetch';
export type {
  ByteRecording,
  RecordedChunk,
  RecordedError,
  RecordedHead,
  RecordedOutcome,
  RecordedRequest,
  RecordedTrace,
  Recording,
  TraceRecording,
} from './recordings/Recording';
export type { RedactOption } from './recordings/redaction/redactRecording';
export { replay } from './recordings/replay/replay';
export type { ReplayConfig } from './recordings/replay/replay';
export { toMarbles } from './recordings/toMarbles';
export type { ToMarblesConfig } from './recordings/toMarbles';
export { fromTranscript } from './recordings/transcript/fromTranscript';
export type { FromTranscriptConfig } from './recordings/transcript/fromTranscript';
export { spyOn } from './spies/spyOn';
export type { Spy } from './spies/spyOn';
export { formatTimeline } from './timeline/formatTimeline';
export type { TimedNotification, Timeline } from './timeline/Timeline';
export type { FakeClock, FakeClockConfig, FakedGlobal, FakeTimers } from './virtualTime/FakeTimers';
export { virtualTime } from './virtualTime/virtualTime';
export type {
  ObservedTurn,
  VirtualExpectation,
  VirtualTimeConfig,
  VirtualTimeHelpers,
} from './virtualTime/VirtualTimeHelpers';
