export { fetchFromHandler } from './fakes/fetchFromHandler';
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
