import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The agent asks for one entity of an intent. */
export interface EntityFillingTrace extends TraceBase {
  readonly type: 'entity-filling';
  readonly payload: {
    readonly entityToFill?: string;
    readonly intent?: unknown;
  };
}

/** The codec of {@link EntityFillingTrace}. */
export const EntityFillingTrace: t.Type<EntityFillingTrace> = traceCodec(
  'entity-filling',
  record({}, { entityToFill: t.string, intent: t.unknown }),
);
