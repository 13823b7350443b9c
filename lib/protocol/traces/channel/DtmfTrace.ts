import * as t from 'io-ts';
import { record } from '../../codec/record';
import { list } from '../../codec/list';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** How the keys of a telephone are to be read. */
export interface DtmfTrace extends TraceBase {
  readonly type: 'dtmf';
  readonly payload: {
    readonly enabled?: boolean;
    readonly timeoutInSeconds?: number;
    readonly delimiter?: readonly string[];
    readonly maxDigits?: number;
  };
}

/** The codec of {@link DtmfTrace}. */
export const DtmfTrace: t.Type<DtmfTrace> = traceCodec(
  'dtmf',
  record(
    {},
    {
      enabled: t.boolean,
      timeoutInSeconds: t.number,
      delimiter: list(t.string),
      maxDigits: t.number,
    },
  ),
);
