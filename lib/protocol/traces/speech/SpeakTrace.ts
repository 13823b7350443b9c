import * as t from 'io-ts';
import { nullable } from '../../codec/nullable';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** What a {@link SpeakTrace} says. */
export interface SpeakPayload {
  /** The words, perhaps with SSML in them. */
  readonly message: string;
  /** `'message'` for words to speak, `'audio'` for a file to play. */
  readonly type?: 'message' | 'audio' | (string & {});
  /** The URL of the audio. */
  readonly src?: string | null;
  readonly voice?: string;
  /** Whether a model wrote the message. */
  readonly ai?: boolean;
}

/** A whole message to speak. */
export interface SpeakTrace extends TraceBase {
  readonly type: 'speak';
  readonly payload: SpeakPayload;
}

/** The codec of {@link SpeakTrace}. */
export const SpeakTrace: t.Type<SpeakTrace> = traceCodec(
  'speak',
  record(
    { message: t.string },
    {
      type: t.string,
      src: nullable(t.string),
      voice: t.string,
      ai: t.boolean,
    },
  ),
);
