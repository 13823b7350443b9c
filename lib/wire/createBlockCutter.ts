import { EventTooLargeError } from '../errors';
import { utf8Length } from './utf8Length';

/** What {@link createBlockCutter} is given. */
export interface BlockCutterConfig {
  /** The most bytes that the lines of one block may have, counted as {@link createBlockCutter} says. */
  readonly maxBytes: number;
  /** Called with a line of a block that is not complete, with its LF. */
  readonly onLine: (line: string) => void;
  /**
   * Called with a whole block and its blank line. For a block whose lines were handed on already,
   * this is its blank line alone.
   */
  readonly onBlock: (block: string) => void;
  /** Asked first where a block begins. See `EventParserConfig`. */
  readonly readKnown?: ((text: string, start: number) => number) | undefined;
}

/** What {@link createBlockCutter} returns. */
export interface BlockCutter {
  /** Takes the next piece of the text. */
  readonly push: (piece: string) => void;
  /** Drops the rest of the piece at hand; for use inside the callbacks. */
  readonly stop: () => void;
}

/** The longest begin of a block that waits for the next piece, in characters. */
const maxHeld = 1024;

/** A line that is heard of before the block is complete, a comment or a `retry`; or a blank one. */
const cannotWait = /^[:r\n]/m;

/**
 * Cuts a text that arrives in pieces, with LF as its only line end, at its blank lines.
 *
 * A block that is whole is handed on as one. Of one that is not, a short begin waits for the next
 * piece; where it is long, or has a line that cannot wait, each line is handed on by itself as soon
 * as it is complete.
 *
 * A block is too large when its lines have more than `maxBytes` bytes of UTF-8; then `push` throws
 * {@link EventTooLargeError}. Each line counts with one byte for its line end. Comment lines do not
 * add up, for a quiet stream may be nothing else for days, but none may be longer than `maxBytes`
 * by itself. Where it throws does not depend on the pieces.
 */
export const createBlockCutter = (config: BlockCutterConfig): BlockCutter => {
  const { maxBytes, onLine, onBlock, readKnown } = config;
  // No UTF-16 unit takes more than three bytes, so what is this short need not be counted.
  const maxUncounted = maxBytes / 3;
  let held = '';
  let isInBlock = false;
  let blockBytes = 0;
  // Joined once, when the line is complete: a line can come in as many pieces as it has bytes.
  let line: string[] = [];
  let lineBytes = 0;
  let isStopped = false;

  /** Reads one line, as far as it is there, and returns where the rest begins. */
  const readLine = (text: string, start: number): number => {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed === -1 ? text.length : lineFeed + 1;
    if (lineFeed === start && line.length === 0) {
      isInBlock = false;
      blockBytes = 0;
      onBlock('\n');
      return end;
    }
    isInBlock = true;
    const piece = text.slice(start, end);
    line.push(piece);
    lineBytes += utf8Length(piece);
    const isComment = line[0]?.startsWith(':') === true;
    if (lineBytes + (isComment ? 0 : blockBytes) > maxBytes) throw new EventTooLargeError(maxBytes);
    if (lineFeed !== -1) {
      const whole = line.join('');
      if (!isComment) blockBytes += lineBytes;
      line = [];
      lineBytes = 0;
      onLine(whole);
    }
    return end;
  };

  /** Reads one block, or what there is of it, and returns where the rest begins. */
  const readBlock = (text: string, start: number): number => {
    const known =
      readKnown !== undefined && text.length <= maxUncounted ? readKnown(text, start) : start;
    if (known > start) return known;
    const blankLine = text.indexOf('\n\n', start) + 1;
    const end = blankLine === 0 ? text.length : blankLine + 1;
    if (end - start > maxUncounted) return readLine(text, start);
    const block = text.slice(start, end);
    if (blankLine > 0) {
      onBlock(block);
    } else if (block.length > maxHeld || cannotWait.test(block)) {
      return readLine(text, start);
    } else {
      held = block;
    }
    return end;
  };

  const push = (piece: string): void => {
    const text = held + piece;
    held = '';
    let start = 0;
    while (start < text.length && !isStopped) {
      start = isInBlock ? readLine(text, start) : readBlock(text, start);
    }
  };

  const stop = (): void => {
    isStopped = true;
  };

  return { push, stop };
};
