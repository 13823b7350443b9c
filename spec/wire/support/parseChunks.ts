import { isEventTooLargeError } from '../../../lib/errors';
import { createEventParser } from '../../../lib/wire/createEventParser';
import type { WireEvent } from '../../../lib/wire/createEventParser';

/** One call of a callback, by name. */
export type Call =
  readonly ['event', WireEvent] | readonly ['comment', string] | readonly ['retry', number];

/** All that came of a stream. */
export interface Outcome {
  readonly calls: readonly Call[];
  /** The limit, where an event was too large. */
  readonly tooLarge?: number;
}

/** The bytes of `text` in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a fresh parser makes of `chunks`, in the order of its calls. */
export const parseChunks = (
  chunks: readonly (Uint8Array | string)[],
  limits: { readonly maxEventBytes?: number } = {},
): Outcome => {
  const calls: Call[] = [];
  const parser = createEventParser({
    ...limits,
    onEvent: (event) => calls.push(['event', event]),
    onComment: (comment) => calls.push(['comment', comment]),
    onRetry: (ms) => calls.push(['retry', ms]),
  });
  try {
    for (const chunk of chunks) parser.push(typeof chunk === 'string' ? utf8(chunk) : chunk);
  } catch (error) {
    if (!isEventTooLargeError(error)) throw error;
    return { calls, tooLarge: error.limit };
  }
  return { calls };
};
