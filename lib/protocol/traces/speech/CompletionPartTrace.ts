import * as t from 'io-ts';
import { record } from '../../codec/record';
import { freeTraceCodec, traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** A message begins, in the `v2beta1` dialect: with its first words. */
export interface CompletionStartTrace extends TraceBase {
  readonly type: 'completion-start';
  readonly payload: {
    readonly completion: string;
    /** The kind of message that is being written. */
    readonly type?: 'text' | 'speak' | (string & {});
    readonly tokens?: unknown;
  };
}

/** More of the message, in the `v2beta1` dialect. */
export interface CompletionContinueTrace extends TraceBase {
  readonly type: 'completion-continue';
  readonly payload: { readonly completion: string; readonly tokens?: unknown };
}

/** The message is whole, in the `v2beta1` dialect. */
export interface CompletionEndTrace extends TraceBase {
  readonly type: 'completion-end';
  readonly payload?: unknown;
}

/** The codec of {@link CompletionStartTrace}. */
export const CompletionStartTrace: t.Type<CompletionStartTrace> = traceCodec(
  'completion-start',
  record({ completion: t.string }, { type: t.string, tokens: t.unknown }),
);

/** The codec of {@link CompletionContinueTrace}. */
export const CompletionContinueTrace: t.Type<CompletionContinueTrace> = traceCodec(
  'completion-continue',
  record({ completion: t.string }, { tokens: t.unknown }),
);

/** The codec of {@link CompletionEndTrace}. */
export const CompletionEndTrace: t.Type<CompletionEndTrace> = freeTraceCodec('completion-end');
