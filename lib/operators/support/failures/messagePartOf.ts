import type { TraceOrderKind } from '../../../errors/TraceOrderError';
import type { Trace } from '../../../protocol/Trace';
import { speakerKeyOf } from '../speakerKeyOf';

/** What a trace does in the message or the tool call that it belongs to. */
export interface MessagePart {
  readonly kind: TraceOrderKind;
  /** One at a time is open under a key: of one speaker, one kind, one dialect, one call. */
  readonly key: string;
  /** `final` is whole in itself, and ends what is open. */
  readonly step: 'start' | 'content' | 'end' | 'final';
  readonly callID?: string;
}

/** The part that a trace is; `undefined` for a trace that is whole in itself. */
export const messagePartOf = (trace: Trace): MessagePart | undefined => {
  // A speaker's key is empty or a JSON array: what stands before it cannot run into it.
  const keyOf = (machine: string) => `${machine}${speakerKeyOf(trace)}`;
  switch (trace.type) {
    case 'completion':
    case 'reasoning':
      return { kind: trace.type, key: keyOf(trace.type), step: trace.payload.state };
    case 'completion-start':
      return { kind: 'completion', key: keyOf('v2beta1'), step: 'start' };
    case 'completion-continue':
      return { kind: 'completion', key: keyOf('v2beta1'), step: 'content' };
    case 'completion-end':
      return { kind: 'completion', key: keyOf('v2beta1'), step: 'end' };
    case 'audio': {
      const { state } = trace.payload;
      return state === undefined
        ? undefined
        : { kind: trace.type, key: keyOf(trace.type), step: state };
    }
    case 'tool-call': {
      const { callID, state } = trace.payload;
      const key = keyOf(`${trace.type}${JSON.stringify(callID)}`);
      return { kind: trace.type, key, step: state, callID };
    }
    default:
      return undefined;
  }
};
