import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';

/** What {@link createBlockParser} is given. */
export interface BlockParserConfig {
  /** Called at the end of a block that has data, a name or an id; what it has not is `undefined`. */
  readonly onEvent: (
    name: string | undefined,
    id: string | undefined,
    data: string | undefined,
  ) => void;
  /** Called at the end of a comment line. */
  readonly onComment?: ((comment: string) => void) | undefined;
  /** Called at the end of a `retry` line, with what it says. */
  readonly onRetry?: ((ms: number) => void) | undefined;
}

/** What {@link createBlockParser} returns. */
export interface BlockParser {
  /** Reads one line of a block whose end is not there yet, with its LF. */
  readonly readLine: (line: string) => void;
  /** Reads `count` blocks, each with its blank line; the first may have begun with lines before. */
  readonly readBlocks: (blocks: string, count: number) => void;
  /** Calls back no more. */
  readonly mute: () => void;
}

/**
 * Reads the fields of the blocks that a block cutter hands on, with eventsource-parser.
 *
 * That parser drops a block without data and has no hook for it. Where nothing came of a block, the
 * block is given to it once more with a data line of ours, to hear its name and its id: no second
 * reading of fields is written here.
 *
 * To find out, blocks need not be fed alone, which is slow: what many of them say is collected,
 * and called back where it is as many events as blocks.
 */
export const createBlockParser = (config: BlockParserConfig): BlockParser => {
  const { onEvent, onComment, onRetry } = config;
  /** The lines of the block at hand that came before its end. */
  let lines: string[] = [];
  /** What the parser said and was not called back yet; all but events with data as a function. */
  let said: (EventSourceMessage | (() => void))[] = [];
  let events = 0;
  let isMuted = false;

  const parser = createParser({
    onEvent: (event) => {
      events++;
      said.push(event);
    },
    onComment: onComment && ((comment) => said.push(() => onComment(comment))),
    onRetry: onRetry && ((ms) => said.push(() => onRetry(ms))),
  });
  // It takes the characters U+00EF U+00BB U+00BF for a BOM, but only where its first text opens
  // with them.
  parser.feed('\n');

  const forget = (): void => {
    said = [];
    events = 0;
  };

  const callBack = (): void => {
    for (const call of said) {
      if (isMuted) break;
      if (typeof call === 'function') call();
      else onEvent(call.event, call.id, call.data);
    }
    forget();
  };

  const readBlock = (block: string): void => {
    parser.feed(block);
    if (events === 0) {
      const first = said;
      forget();
      parser.feed(`${lines.join('')}${block.slice(0, -1)}data\n\n`);
      const last = said.at(-1);
      said = first;
      if (typeof last === 'object' && (last.event !== undefined || last.id !== undefined)) {
        said.push(() => onEvent(last.event, last.id, undefined));
      }
    }
    lines = [];
    callBack();
  };

  const readLine = (line: string): void => {
    parser.feed(line);
    // Comments say nothing in a second reading, and there is no end to them.
    if (!line.startsWith(':')) lines.push(line);
    callBack();
  };

  const readBlocks = (blocks: string, count: number): void => {
    if (count === 1) {
      readBlock(blocks);
      return;
    }
    parser.feed(blocks);
    if (events === count) {
      callBack();
      return;
    }
    forget();
    for (let start = 0; start < blocks.length;) {
      const end = blocks.indexOf('\n\n', start) + 2;
      readBlock(blocks.slice(start, end));
      start = end;
    }
  };

  const mute = (): void => {
    isMuted = true;
  };

  return { readLine, readBlocks, mute };
};
