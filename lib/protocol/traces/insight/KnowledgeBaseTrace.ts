import * as t from 'io-ts';
import { record } from '../../codec/record';
import { list } from '../../codec/list';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** One passage that the knowledge base found. */
export interface KnowledgeBaseChunk {
  readonly score?: number;
  readonly documentID?: string;
  readonly documentData?: unknown;
}

/** What the knowledge base found. */
export interface KnowledgeBaseTrace extends TraceBase {
  readonly type: 'knowledgeBase';
  readonly payload: {
    readonly chunks?: readonly KnowledgeBaseChunk[];
    readonly query?: unknown;
  };
}

/** The codec of {@link KnowledgeBaseTrace}. */
export const KnowledgeBaseTrace: t.Type<KnowledgeBaseTrace> = traceCodec(
  'knowledgeBase',
  record(
    {},
    {
      chunks: list(record({}, { score: t.number, documentID: t.string, documentData: t.unknown })),
      query: t.unknown,
    },
  ),
);
