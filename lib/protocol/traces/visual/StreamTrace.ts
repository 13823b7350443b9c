import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** Long audio to play or to stop. */
export interface StreamTrace extends TraceBase {
  readonly type: 'stream';
  readonly payload: {
    readonly action: 'LOOP' | 'PLAY' | 'PAUSE' | 'END' | (string & {});
    /** The URL of the audio. */
    readonly src?: string;
    readonly token?: string;
    readonly loop?: boolean;
  };
}

/** The codec of {@link StreamTrace}. */
export const StreamTrace: t.Type<StreamTrace> = traceCodec(
  'stream',
  record({ action: t.string }, { src: t.string, token: t.string, loop: t.boolean }),
);
