import * as t from 'io-ts';
import { byState } from '../../codec/byState';
import { nullable } from '../../codec/nullable';
import { record } from '../../codec/record';
import { oneOf } from '../../codec/oneOf';
import { traceCodec } from '../traceCodec';
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

const name = 'a payload with the state start, content or end, or with a src';

const streamed = byState<AudioPayload>(name, {
  content: record(
    { state: t.literal('content'), content: t.string },
    { encoding: t.string, duration: t.number },
  ),
  start: record({ state: t.literal('start') }, { messageID: t.string, delay: t.number }),
  end: record({ state: t.literal('end') }),
});

const whole = record({ src: nullable(t.string) }, { message: t.string, state: t.undefined });

const hasNoState = record({}, { state: t.undefined });

/** The codec of {@link AudioTrace}. */
export const AudioTrace: t.Type<AudioTrace> = traceCodec(
  'audio',
  oneOf<AudioPayload>(name, (payload) => (hasNoState.is(payload) ? whole : streamed)),
);
