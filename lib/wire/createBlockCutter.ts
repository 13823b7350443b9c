import { EventTooLargeError } from '../errors';
import { utf8Length } from './utf8Length';

/** What {@link createBlockCutter} is given. */
export interface BlockCutterConfig {
  /** The most bytes that the lines of one block may have, counted as {@link createBlockCutter} says. */
  readonly maxBytes: number;
  /** Called with a line of a block that is not complete, with its LF. */
  readonly onLine: (line: string) => void;
  /**
   * Called with `count` whole blocks, each with its blank line. For a block whose lines were handed
   * on already, this is its blank line alone.
   */
  readonly onBlocks: (blocks: string, count: number) => void;
}

/** What {@link createBlockCutter} returns. */
export interface BlockCutter {
  /** Takes the next piece of the text. */
  readonly push: (piece: string) => void;
  /** Drops the rest of the piece at hand; for use inside the callbacks. */
  readonly stop: () => void;
}

/** Bounds what is held in memory of one run of blocks, whatever the size of a chunk. */
const maxRun = 512;

/**
 * Cuts a text that arrives in pieces, with LF as its only line end, at its blank lines.
 *
 * Blocks that lie whole in one piece are handed on together. The lines of a block that is not
 * complete are handed on one by one, each as soon as it is complete.
 *
 * A block is too large when its lines have more than `maxBytes` bytes of UTF-8; then `push` throws
 * {@link EventTooLargeError}. Each line counts with one byte for its line end. Comment lines do not
 * add up, for a quiet stream may be nothing else for days, but none may be longer than `maxBytes`
 * by itself. Where it throws does not depend on the pieces.
 */
export const createBlockCutter = (config: BlockCutterConfig): BlockCutter => {
  const { maxBytes, onLine, onBlocks } = config;
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
      onBlocks('\n', 1);
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

  const push = (text: string): void => {
    let start = 0;
    while (start < text.length && !isStopped) {
      let end = start;
      let count = 0;
      while (!isInBlock && count < maxRun) {
        const blankLine = text.indexOf('\n\n', end) + 1;
        // No UTF-16 unit takes more than three bytes, so a block this short need not be counted.
        if (blankLine === 0 || (blankLine - end) * 3 > maxBytes) break;
        end = blankLine + 1;
        count++;
      }
      if (count === 0) {
        start = readLine(text, start);
      } else {
        onBlocks(text.slice(start, end), count);
        start = end;
      }
    }
  };

  const stop = (): void => {
    isStopped = true;
  };

  return { push, stop };
};
