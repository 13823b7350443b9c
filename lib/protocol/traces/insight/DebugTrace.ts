import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** What a step did, for the makers of the project. It has carried e-mail addresses, phone numbers and prompts. */
export interface DebugTrace extends TraceBase {
  readonly type: 'debug';
  readonly payload: {
    readonly message: string;
    readonly type?: string;
    readonly level?: string;
    readonly context?: unknown;
    readonly metadata?: unknown;
    readonly ref?: unknown;
  };
}

/** The codec of {@link DebugTrace}. */
export const DebugTrace: t.Type<DebugTrace> = traceCodec(
  'debug',
  record(
    { message: t.string },
    {
      type: t.string,
      level: t.string,
      context: t.unknown,
      metadata: t.unknown,
      ref: t.unknown,
    },
  ),
);
