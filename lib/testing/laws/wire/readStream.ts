import type { ParsedEvent, WireParser } from './WireParser';

/** An event in one form: parsers write what is not there in several. */
export interface PlainEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** An event in the one form. */
export const plain = ({ data = '', event = '', id }: ParsedEvent): PlainEvent => ({
  event: event === 'message' ? '' : event,
  id,
  data,
});

/** What a parser makes of a stream in these chunks, with what comes at its end. */
export const readStream = (
  parser: WireParser,
  chunks: readonly Uint8Array[],
): readonly PlainEvent[] => {
  const events = chunks.flatMap((chunk) => parser.push(chunk).map(plain));
  return [...events, ...(parser.end?.() ?? []).map(plain)];
};

/** The bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A stream cut at these places, in order. */
export const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const bounds = [0, ...places, bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
};
