export type { Agent } from './agents/Agent';
export { connectionStatus } from './agents/connection/connectionStatus';
export type { ConnectionStatus, WatchedTurn } from './agents/connection/connectionStatus';
export type {
  CancelOptions,
  ClientAttachment,
  ClientConfig,
  ClientTurn,
  Timeouts,
  TurnOptions,
} from './client/ClientConfig';
export { createClient } from './client/createClient';
export type { Client } from './client/createClient';
export {
  AbortError,
  AgentError,
  BufferFullError,
  CompletionTooLongError,
  ConnectError,
  DecodeError,
  DisconnectError,
  EventTooLargeError,
  InvalidInputError,
  isAbortError,
  isAgentError,
  isBufferFullError,
  isCompletionTooLongError,
  isConnectError,
  isDecodeError,
  isDisconnectError,
  isEventTooLargeError,
  isInvalidInputError,
  isProtocolError,
  isResponseError,
  isResumeExpiredError,
  isStreamError,
  isStreamGapError,
  isTimeoutError,
  isTraceOrderError,
  isTurnCancelledError,
  isTurnLostError,
  isUnexpectedError,
  ProtocolError,
  ResponseError,
  ResumeExpiredError,
  StreamGapError,
  TimeoutError,
  TraceOrderError,
  TurnCancelledError,
  TurnLostError,
  UnexpectedError,
} from './errors';
export type {
  ConnectErrorOptions,
  DecodeIssue,
  DisconnectErrorDetails,
  ResponseErrorDetails,
  StreamError,
  TraceOrderErrorDetails,
  TraceOrderFault,
  TraceOrderKind,
} from './errors';
export { retryOnDisconnect } from './operators/failures/retryOnDisconnect';
export type {
  RetryAttempt,
  RetryOnDisconnectConfig,
} from './operators/failures/RetryOnDisconnectConfig';
export { toEither } from './operators/failures/toEither';
export { verifyTraces } from './operators/failures/verifyTraces';
export type {
  VerifyTracesConfig,
  VerifyTracesErrorConfig,
  VerifyTracesReportConfig,
} from './operators/failures/verifyTraces';
export { accumulateCompletions } from './operators/messages/accumulateCompletions';
export type {
  AccumulateCompletionsConfig,
  AccumulatedTrace,
  FoldedTrace,
} from './operators/messages/accumulateCompletions';
export { bufferUntilEnd } from './operators/messages/bufferUntilEnd';
export type { BufferUntilEndConfig } from './operators/messages/bufferUntilEnd';
export { collectMessages } from './operators/messages/collectMessages';
export type { CollectMessagesConfig } from './operators/messages/collectMessages';
export { compactTraces } from './operators/messages/compactTraces';
export type { CompactTracesConfig } from './operators/messages/compactTraces';
export type { Message } from './operators/messages/Message';
export type { MessagesView } from './operators/messages/MessagesView';
export { toSentences } from './operators/messages/toSentences';
export type { ToSentencesConfig } from './operators/messages/toSentences';
export { filterTraceType } from './operators/select/filterTraceType';
export type { CustomTraceOf, FilterCustomTraceConfig } from './operators/select/filterTraceType';
export { foldTrace } from './operators/select/foldTrace';
export type {
  HandlersAnswer,
  SomeTraceHandlers,
  TraceHandlers,
} from './operators/select/foldTrace';
export { withoutDebug } from './operators/select/withoutDebug';
export type { DebugTraceType, WithoutDebugConfig } from './operators/select/withoutDebug';
export { honorDelay } from './operators/time/honorDelay';
export type { HonorDelayConfig } from './operators/time/honorDelay';
export { measureTurn } from './operators/time/measureTurn';
export type { MeasureTurnConfig } from './operators/time/measureTurn';
export { smoothText } from './operators/time/smoothText';
export type { SmoothedTrace, SmoothTextConfig } from './operators/time/smoothText';
export type { TurnMeasure } from './operators/time/TurnMeasure';
export type { TextUnit } from './operators/support/smoothing/createCutter';
export type {
  Action,
  DoneAction,
  DtmfAction,
  EndAction,
  Entity,
  EventAction,
  FileAction,
  IntentAction,
  KnownAction,
  LaunchAction,
  LiveAgentHandoffAction,
  MessageAction,
  NoReplyAction,
  PathAction,
  TextAction,
} from './protocol/actions/Action';
export { action } from './protocol/actions/builders';
export type { ActionBase, CustomAction } from './protocol/actions/CustomAction';
export { decodeTrace } from './protocol/decodeTrace';
export type { Tagged } from './protocol/decodeTagged';
export { encodeTrace } from './protocol/encodeTrace';
export type { PayloadCodec } from './protocol/explainPayload';
export type { Trace, TraceOf, TraceType } from './protocol/Trace';
export { trace } from './protocol/traces/builders';
export type { CallForwardTrace } from './protocol/traces/channel/CallForwardTrace';
export type { ChannelActionTrace } from './protocol/traces/channel/ChannelActionTrace';
export type { DtmfTrace } from './protocol/traces/channel/DtmfTrace';
export type { LiveAgentHandoffTrace } from './protocol/traces/channel/LiveAgentHandoffTrace';
export type { RealtimeAgentTrace } from './protocol/traces/channel/RealtimeAgentTrace';
export type { KnownTrace } from './protocol/traces/codecs';
export type { BlockTrace } from './protocol/traces/control/BlockTrace';
export type { EndTrace } from './protocol/traces/control/EndTrace';
export type { EntityFillingTrace } from './protocol/traces/control/EntityFillingTrace';
export type { FlowTrace } from './protocol/traces/control/FlowTrace';
export type { GotoTrace } from './protocol/traces/control/GotoTrace';
export type { NoReplyTrace } from './protocol/traces/control/NoReplyTrace';
export type { PathTrace } from './protocol/traces/control/PathTrace';
export type { CustomTrace } from './protocol/traces/CustomTrace';
export type { DebugTrace } from './protocol/traces/insight/DebugTrace';
export type {
  KnowledgeBaseChunk,
  KnowledgeBaseTrace,
} from './protocol/traces/insight/KnowledgeBaseTrace';
export type { LogTrace } from './protocol/traces/insight/LogTrace';
export type { ToolCallTrace } from './protocol/traces/insight/ToolCallTrace';
export type { AudioPayload, AudioTrace } from './protocol/traces/speech/AudioTrace';
export type {
  CompletionContinueTrace,
  CompletionEndTrace,
  CompletionStartTrace,
} from './protocol/traces/speech/CompletionPartTrace';
export type {
  CompletionContent,
  CompletionEnd,
  CompletionPayload,
  CompletionStart,
  CompletionTrace,
} from './protocol/traces/speech/CompletionTrace';
export type { ReasoningPayload, ReasoningTrace } from './protocol/traces/speech/ReasoningTrace';
export type { SourceUrl } from './protocol/traces/speech/SourceUrl';
export type { SpeakPayload, SpeakTrace } from './protocol/traces/speech/SpeakTrace';
export type { TextPayload, TextTrace } from './protocol/traces/speech/TextTrace';
export type { TraceBase, TracePath } from './protocol/traces/TraceBase';
export type { Button } from './protocol/traces/visual/Button';
export type { Card } from './protocol/traces/visual/Card';
export type { CardTrace } from './protocol/traces/visual/CardTrace';
export type { CarouselTrace } from './protocol/traces/visual/CarouselTrace';
export type { ChoicePayload, ChoiceTrace, OldChoice } from './protocol/traces/visual/ChoiceTrace';
export type { StreamTrace } from './protocol/traces/visual/StreamTrace';
export type { VisualTrace } from './protocol/traces/visual/VisualTrace';
export type { Turn, TurnInput } from './protocol/Turn';
export type { TurnEvent } from './protocol/TurnEvent';
