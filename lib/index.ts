export type { Agent } from './agents/Agent';
export { fallbackAgent } from './agents/choice/fallbackAgent';
export type {
  FallbackAfterConfig,
  FallbackBeforeConfig,
  FallbackConfig,
} from './agents/choice/fallbackAgent';
export { handoff, type HandoffConfig } from './agents/choice/handoff';
export type { HandoffStore } from './agents/choice/HandoffStore';
export { routeAgents, type RouteAgentsConfig } from './agents/choice/routeAgents';
export type { RouteChoice, Routes, RouteTable } from './agents/choice/RouteTable';
export { connectionStatus } from './agents/connection/connectionStatus';
export type { ConnectionStatus, WatchedTurn } from './agents/connection/connectionStatus';
export type { Conversation, ConversationEnd, SendResult } from './agents/conversation/Conversation';
export type { BusyPolicy, ConversationConfig } from './agents/conversation/ConversationConfig';
export { createConversation } from './agents/conversation/createConversation';
export { readSnapshot } from './agents/conversation/readSnapshot';
export { reduceConversation } from './agents/conversation/reduceConversation';
export type { ConversationEvent } from './agents/conversation/state/ConversationEvent';
export type { ConversationSnapshot } from './agents/conversation/state/ConversationSnapshot';
export type {
  ConversationLimits,
  ConversationMessage,
  ConversationMessages,
  ConversationState,
  ConversationStatus,
  ConversationTurn,
  TurnFailure,
  TurnOutcome,
  WaitingAction,
} from './agents/conversation/state/ConversationState';
export { createConversationState } from './agents/conversation/state/createConversationState';
export { guardInput, type InputCheck, type InputVerdict } from './agents/guards/guardInput';
export { guardOutput } from './agents/guards/guardOutput';
export type { GuardOutputConfig } from './agents/guards/GuardOutputConfig';
export type { OutputCheck, OutputContext } from './agents/guards/OutputCheck';
export { labelled } from './agents/parts/labelled';
export { mapTraces, type TraceOperator } from './agents/parts/mapTraces';
export { askAgent, type Ask, type AskAgentConfig } from './agents/sequence/askAgent';
export { concatAgents, type ConcatAgentsConfig } from './agents/sequence/concatAgents';
export { loopAgent, type LoopAgentConfig, type LoopRound } from './agents/sequence/loopAgent';
export { fromTextStream } from './agents/streams/fromTextStream';
export type { FromTextStreamConfig, TextStream } from './agents/streams/fromTextStream';
export { mergeAgents, type MergeAgentsConfig } from './agents/together/mergeAgents';
export { raceAgents, type RaceAgentsConfig } from './agents/together/raceAgents';
export type {
  CancelOptions,
  ClientAttachment,
  ClientConfig,
  ClientTurn,
  Timeouts,
  TurnOptions,
} from './client/ClientConfig';
export { createClient, type Client } from './client/createClient';
export { AbortError, isAbortError } from './errors/AbortError';
export { ActionRefusedError, isActionRefusedError } from './errors/ActionRefusedError';
export { AgentError, isAgentError } from './errors/AgentError';
export { BufferFullError, isBufferFullError } from './errors/BufferFullError';
export { CompletionTooLongError, isCompletionTooLongError } from './errors/CompletionTooLongError';
export { ConnectError, isConnectError, type ConnectErrorOptions } from './errors/ConnectError';
export { DecodeError, isDecodeError, type DecodeIssue } from './errors/DecodeError';
export {
  DisconnectError,
  isDisconnectError,
  type DisconnectErrorDetails,
} from './errors/DisconnectError';
export { EventTooLargeError, isEventTooLargeError } from './errors/EventTooLargeError';
export { InvalidInputError, isInvalidInputError } from './errors/InvalidInputError';
export { isNoRouteError, NoRouteError } from './errors/NoRouteError';
export { isProtocolError, ProtocolError } from './errors/ProtocolError';
export { isResponseError, ResponseError, type ResponseErrorDetails } from './errors/ResponseError';
export { isResumeExpiredError, ResumeExpiredError } from './errors/ResumeExpiredError';
export { isStreamError, type StreamError } from './errors/StreamError';
export { isStreamGapError, StreamGapError } from './errors/StreamGapError';
export { isTimeoutError, TimeoutError } from './errors/TimeoutError';
export {
  isTraceOrderError,
  TraceOrderError,
  type TraceOrderErrorDetails,
  type TraceOrderFault,
  type TraceOrderKind,
} from './errors/TraceOrderError';
export { isTurnCancelledError, TurnCancelledError } from './errors/TurnCancelledError';
export { isTurnLostError, TurnLostError } from './errors/TurnLostError';
export { isUnexpectedError, UnexpectedError } from './errors/UnexpectedError';
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
export { bufferUntilEnd, type BufferUntilEndConfig } from './operators/messages/bufferUntilEnd';
export { collectMessages, type CollectMessagesConfig } from './operators/messages/collectMessages';
export { compactTraces, type CompactTracesConfig } from './operators/messages/compactTraces';
export type { Message } from './operators/messages/Message';
export type { MessagesView } from './operators/messages/MessagesView';
export { toSentences, type ToSentencesConfig } from './operators/messages/toSentences';
export { filterSource } from './operators/select/filterSource';
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
export { honorDelay, type HonorDelayConfig } from './operators/time/honorDelay';
export { measureTurn, type MeasureTurnConfig } from './operators/time/measureTurn';
export { smoothText, type SmoothedTrace, type SmoothTextConfig } from './operators/time/smoothText';
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
