import * as t from 'io-ts';
import { nullable } from '../../codec/nullable';
import { oneOf } from '../../codec/oneOf';
import { record } from '../../codec/record';
import { list } from '../../codec/list';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';
import { SourceUrl } from './SourceUrl';

/** What a {@link TextTrace} says. */
export interface TextPayload {
  /** The message as plain text. */
  readonly message: string;
  /** The message as rich text, in Slate's format. Its id can be a number, or empty. */
  readonly slate?: { readonly id?: string | number; readonly content?: readonly unknown[] };
  readonly messageID?: string;
  /** Whether a model wrote the message. */
  readonly ai?: boolean;
  /** How long to wait before the next trace is shown, in ms. */
  readonly delay?: number;
  readonly voice?: string;
  readonly audio?: { readonly src?: string | null };
  /** The pages that a generated answer was made from. */
  readonly sourceUrls?: readonly SourceUrl[];
  readonly ref?: unknown;
  /**
   * True where the text is what came of a message that was cut. An extension of this library, set
   * by `accumulateCompletions` and kept on its wire.
   */
  readonly interrupted?: boolean;
}

/** A whole message to show. */
export interface TextTrace extends TraceBase {
  readonly type: 'text';
  readonly payload: TextPayload;
}

const stringOrNumber = oneOf<string | number>('string or number', (value) =>
  typeof value === 'number' ? t.number : t.string,
);

/** The codec of {@link TextTrace}. */
export const TextTrace: t.Type<TextTrace> = traceCodec(
  'text',
  record(
    { message: t.string },
    {
      slate: record(
        {},
        {
          id: stringOrNumber,
          content: list(t.unknown),
        },
      ),
      messageID: t.string,
      ai: t.boolean,
      delay: t.number,
      voice: t.string,
      audio: record({}, { src: nullable(t.string) }),
      sourceUrls: list(SourceUrl),
      ref: t.unknown,
      interrupted: t.boolean,
    },
  ),
);
