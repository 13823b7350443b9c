import * as t from 'io-ts';
import { nullable } from '../../codec/nullable';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** An image to show. */
export interface VisualTrace extends TraceBase {
  readonly type: 'visual';
  readonly payload: {
    /** The URL of the image. */
    readonly image: string | null;
    readonly visualType?: string;
    readonly device?: string | null;
    /** In pixels. */
    readonly dimensions?: { readonly width?: number; readonly height?: number } | null;
    readonly canvasVisibility?: string;
    readonly frameType?: string;
  };
}

/** The codec of {@link VisualTrace}. */
export const VisualTrace: t.Type<VisualTrace> = traceCodec(
  'visual',
  record(
    { image: nullable(t.string) },
    {
      visualType: t.string,
      device: nullable(t.string),
      dimensions: nullable(record({}, { width: t.number, height: t.number })),
      canvasVisibility: t.string,
      frameType: t.string,
    },
  ),
);
