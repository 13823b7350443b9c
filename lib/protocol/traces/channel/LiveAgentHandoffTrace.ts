import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** A person takes the conversation over. */
export interface LiveAgentHandoffTrace extends TraceBase {
  readonly type: 'live-agent-handoff';
  readonly payload: {
    readonly conversationID?: string;
    readonly message?: unknown;
    readonly event?: unknown;
  };
}

/** The codec of {@link LiveAgentHandoffTrace}. */
export const LiveAgentHandoffTrace: t.Type<LiveAgentHandoffTrace> = traceCodec(
  'live-agent-handoff',
  record({}, { conversationID: t.string, message: t.unknown, event: t.unknown }),
);
