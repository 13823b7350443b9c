export type { Exchange, ScriptedHead } from './fakes/Exchange';
export { fetchFromHandler } from './fakes/fetchFromHandler';
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
export { formatTrace } from './phrases/formatTrace';
export { formatTimeline } from './timeline/formatTimeline';
export type { TimedNotification, Timeline } from './timeline/Timeline';
export { virtualTime } from './virtualTime/virtualTime';
export type {
  ObservedTurn,
  VirtualExpectation,
  VirtualTimeConfig,
  VirtualTimeHelpers,
} from './virtualTime/VirtualTimeHelpers';
