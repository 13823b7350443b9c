import { InvalidInputError } from '../errors';
import { createBlockCutter } from './createBlockCutter';
import { createBlockParser } from './createBlockParser';
import { createLineEndNormalizer } from './createLineEndNormalizer';

/** One block of an event stream. A field that the block does not have is absent. */
export interface WireEvent {
  /** The name of the event, never empty. */
  readonly event?: string;
  /** The block's own id: what an earlier block said does not last. `''` where it says `id:`. */
  readonly id?: string;
  /** The data lines, joined by LF; `undefined` for a block without any. */
  readonly data: string | undefined;
}

/** What {@link createEventParser} is given. */
export interface EventParserConfig {
  /** Called for a block with data, an event name or an id, at its blank line. */
  readonly onEvent: (event: WireEvent) => void;
  /** Called for a comment at the end of its line, without the colon and one space after it. */
  readonly onComment?: (comment: string) => void;
  /**
   * Called for a `retry` of ASCII digits at the end of its line, in ms as they read: it may be
   * larger than any timer takes, even `Infinity`. To clamp it is up to the caller.
   */
  readonly onRetry?: (ms: number) => void;
  /** The most bytes that one event may have. Default: 8 MiB (8,388,608). */
  readonly maxEventBytes?: number;
  /**
   * Asked first where a block begins, with the text from there on, as far as it is there: reads a
   * whole block that it knows by its text and returns where the next one begins, or else `start`.
   * Line ends are LF. What it reads is not called back here.
   */
  readonly readKnown?: (text: string, start: number) => number;
}

/** What {@link createEventParser} returns. Its functions need no `this`. */
export interface EventParser {
  /** Parses the next bytes of the stream, cut anywhere. */
  readonly push: (chunk: Uint8Array) => void;
  /** Ends the stream: drops a last block without its blank line. The next `push` starts another. */
  readonly end: () => void;
}

/**
 * Parses the bytes of an event stream (`text/event-stream`) as the HTML standard says, and calls
 * back in the same run as the last byte that was needed.
 *
 * One rule differs: a block with an `event` or an `id` but no data is not dropped. It is an event
 * whose `data` is `undefined`, for that is how the service ends a turn.
 *
 * The bytes of an event are the UTF-8 bytes of its lines, line ends counting one each, without
 * comments and the blank line; an invalid byte counts as the U+FFFD that stands for it. Above
 * `maxEventBytes`, or for one comment that is longer, `push` throws `EventTooLargeError`, after
 * everything before it was called back.
 *
 * What `push` throws, and what a callback throws through it, ends the stream: the rest of the chunk
 * is dropped, and each further `push` throws the same until `end` is called. A callback may call
 * `end`, and hears nothing more of that stream; where it calls `push` of the stream that it is
 * called by, that throws.
 *
 * @throws {@link InvalidInputError} where `maxEventBytes` is not a positive integer.
 */
export const createEventParser = (config: EventParserConfig): EventParser => {
  const { maxEventBytes = 8 * 1024 * 1024 } = config;
  if (!Number.isSafeInteger(maxEventBytes) || maxEventBytes < 1) {
    throw new InvalidInputError('maxEventBytes', 'must be a positive integer');
  }
  let stream: Stream | undefined;
  return {
    push: (chunk) => {
      stream ??= openStream(config, maxEventBytes);
      stream.push(chunk);
    },
    end: () => {
      stream?.stop();
      stream = undefined;
    },
  };
};

/**
 * How much is decoded at once, in bytes. A part of a text can keep all of that text in memory: so a
 * delta that is kept keeps no more than this, whatever the size of a chunk.
 */
const maxPiece = 8192;

/** One stream, from its first byte on. */
type Stream = ReturnType<typeof openStream>;

const openStream = (
  { onEvent, onComment, onRetry, readKnown }: EventParserConfig,
  maxBytes: number,
) => {
  const decoder = new TextDecoder();
  const normalize = createLineEndNormalizer();
  const parser = createBlockParser({
    onEvent: (name, id, data) => onEvent(toWireEvent(name, id, data)),
    onComment,
    onRetry,
  });
  const cutter = createBlockCutter({
    maxBytes,
    onLine: parser.readLine,
    onBlock: parser.readBlock,
    readKnown,
  });
  let isOver = false;
  let isPushing = false;
  let failure: { readonly error: unknown } | undefined;
  return {
    push: (chunk: Uint8Array): void => {
      if (failure !== undefined) throw failure.error;
      if (isPushing) throw new Error('push was called by a callback of the same stream');
      isPushing = true;
      try {
        const { buffer, byteLength, byteOffset } = chunk;
        for (let start = 0; start < byteLength && !isOver; start += maxPiece) {
          const length = Math.min(maxPiece, byteLength - start);
          const isWhole = length === byteLength;
          const piece = isWhole ? chunk : new Uint8Array(buffer, byteOffset + start, length);
          cutter.push(normalize(decoder.decode(piece, { stream: true })));
        }
      } catch (error) {
        failure = { error };
        throw error;
      } finally {
        isPushing = false;
      }
    },
    stop: (): void => {
      isOver = true;
      cutter.stop();
      parser.mute();
    },
  };
};

const toWireEvent = (
  event: string | undefined,
  id: string | undefined,
  data: string | undefined,
): WireEvent => {
  if (event === undefined) return id === undefined ? { data } : { id, data };
  return id === undefined ? { event, data } : { event, id, data };
};
