import * as t from 'io-ts';
import { record } from '../../codec/record';
import { byState } from '../../codec/byState';
import { list } from '../../codec/list';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';
import { SourceUrl } from './SourceUrl';

/** A message begins. */
export interface CompletionStart {
  readonly state: 'start';
  readonly messageID?: string;
  /** Whether a model writes the message. */
  readonly ai?: boolean;
  /** How long to wait before the next trace is shown, in ms. */
  readonly delay?: number;
  /** The pages that the answer is made from. */
  readonly sourceUrls?: readonly SourceUrl[];
}

/** More of the message. */
export interface CompletionContent {
  readonly state: 'content';
  /** The delta: what to add. It is cut anywhere, also inside a word. */
  readonly content: string;
}

/** The message is whole. Some services add the use of tokens. */
export interface CompletionEnd {
  readonly state: 'end';
  /**
   * True where the message was cut before its end. An extension of this library, set by
   * `accumulateCompletions` and kept on its wire.
   */
  readonly interrupted?: boolean;
}

/** What a {@link CompletionTrace} says, told apart by `state`. */
export type CompletionPayload = CompletionStart | CompletionContent | CompletionEnd;

/** A part of a message that a model is writing; sent instead of `text` while completions are on. */
export interface CompletionTrace extends TraceBase {
  readonly type: 'completion';
  readonly payload: CompletionPayload;
}

/** The codec of {@link CompletionTrace}. */
export const CompletionTrace: t.Type<CompletionTrace> = traceCodec(
  'completion',
  byState<CompletionPayload>('a payload with the state start, content or end', {
    content: record({ state: t.literal('content'), content: t.string }),
    start: record(
      { state: t.literal('start') },
      { messageID: t.string, ai: t.boolean, delay: t.number, sourceUrls: list(SourceUrl) },
    ),
    end: record({ state: t.literal('end') }, { interrupted: t.boolean }),
  }),
);
