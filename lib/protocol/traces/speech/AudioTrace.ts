import * as t from 'io-ts';
import { oneOf } from '../../oneOf';
import { payloadCodec, traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** What an {@link AudioTrace} says: streamed, told apart by `state`, or in the old form, whole. */
export type AudioPayload =
  | { readonly state: 'start'; readonly messageID?: string; readonly delay?: number }
  | {
      readonly state: 'content';
      /** The audio, base64. */
      readonly content: string;
      readonly encoding?: string;
      readonly duration?: number;
    }
  | { readonly state: 'end' }
  | { readonly state?: undefined; readonly message?: string; readonly src: string | null };

/** Spoken audio, in parts or whole. */
export interface AudioTrace extends TraceBase {
  readonly type: 'audio';
  readonly payload: AudioPayload;
}

const streamed = t.union([
  payloadCodec(
    { state: t.literal('content'), content: t.string },
    { encoding: t.string, duration: t.number },
  ),
  payloadCodec({ state: t.literal('start') }, { messageID: t.string, delay: t.number }),
  t.type({ state: t.literal('end') }),
]);

const whole = payloadCodec(
  { src: t.union([t.string, t.null]) },
  { message: t.string, state: t.undefined },
);

const hasNoState = t.partial({ state: t.undefined });

/** The codec of {@link AudioTrace}. */
export const AudioTrace: t.Type<AudioTrace> = traceCodec(
  'audio',
  oneOf<AudioPayload>('a payload with the state start, content or end, or with a src', (payload) =>
    hasNoState.is(payload) ? whole : streamed,
  ),
);
