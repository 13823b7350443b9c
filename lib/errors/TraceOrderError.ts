import { hasTag, TaggedError } from './TaggedError';

/** What has a beginning and an end in a stream of traces. */
export type TraceOrderKind = 'completion' | 'audio' | 'reasoning' | 'tool-call';

/** What is wrong with the order of the traces. */
export type TraceOrderFault =
  'contentWithoutStart' | 'startInsideStart' | 'endWithoutStart' | 'openAtEnd' | 'tooManyOpen';

/** What a {@link TraceOrderError} is made of. */
export interface TraceOrderErrorDetails {
  readonly kind: TraceOrderKind;
  readonly fault: TraceOrderFault;
  readonly position: number;
  readonly speaker: readonly string[];
  readonly trace: unknown;
  readonly callID?: string | undefined;
}

const nouns: Readonly<Record<TraceOrderKind, string>> = {
  completion: 'a completion',
  audio: 'an audio message',
  reasoning: 'a reasoning',
  'tool-call': 'a tool call',
};

const descriptions: Readonly<Record<TraceOrderFault, (noun: string, at: number) => string>> = {
  contentWithoutStart: (noun, at) => `Trace ${at} (from 0) is content of ${noun} without a start`,
  startInsideStart: (noun, at) => `Trace ${at} (from 0) starts ${noun} while one is open`,
  endWithoutStart: (noun, at) => `Trace ${at} (from 0) ends ${noun} without a start`,
  openAtEnd: (noun, count) => `The stream completed after ${count} traces with ${noun} open`,
  tooManyOpen: (noun, at) => `Trace ${at} (from 0) starts ${noun} while too much is open (maxOpen)`,
};

/**
 * A trace is out of order: it goes on with, starts or ends something at the wrong time.
 *
 * The message names the place and the fault, and never repeats what was said.
 */
export class TraceOrderError extends TaggedError<'TraceOrderError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;
  /** What is out of order. */
  readonly kind: TraceOrderKind;
  /** How it is out of order. */
  readonly fault: TraceOrderFault;
  /** The index of the trace in the stream, from 0; for `openAtEnd` the number of traces. */
  readonly position: number;
  /** The `source` of the trace; empty where it has none. */
  readonly speaker: readonly string[];
  /** The trace; for `openAtEnd` the last one of what is open. It can hold what was said. */
  readonly trace: unknown;
  /** The tool call, where the kind is `tool-call`. */
  readonly callID: string | undefined;

  constructor({ callID, fault, kind, position, speaker, trace }: TraceOrderErrorDetails) {
    super('TraceOrderError', descriptions[fault](nouns[kind], position));
    this.kind = kind;
    this.fault = fault;
    this.position = position;
    this.speaker = speaker;
    this.trace = trace;
    this.callID = callID;
  }
}

/** Whether `error` is a {@link TraceOrderError} of any copy of this library. */
export const isTraceOrderError = (error: unknown): error is TraceOrderError =>
  hasTag(error, 'TraceOrderError');
