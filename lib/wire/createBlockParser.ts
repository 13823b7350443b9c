import { createParser } from 'eventsource-parser';

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
  /** Reads a block, or the rest of one, with its blank line. */
  readonly readBlock: (block: string) => void;
  /** Calls back no more. */
  readonly mute: () => void;
}

/**
 * Reads the fields of the blocks that a block cutter hands on, with eventsource-parser.
 *
 * That parser drops a block without data and has no hook for it. Where nothing came of a block, the
 * block is given to it once more with a data line of ours, to hear its name and its id: no second
 * reading of fields is written here.
 */
export const createBlockParser = (config: BlockParserConfig): BlockParser => {
  const { onEvent, onComment, onRetry } = config;
  /** The lines of the block at hand that came before its end. */
  let lines = '';
  /** Whether the block at hand came to an event; a count, for it rises while the parser is fed. */
  let events = 0;
  let isAgain = false;
  let isMuted = false;

  const once =
    <A>(callBack: ((value: A) => void) | undefined) =>
    (value: A) => {
      if (!isAgain && !isMuted) callBack?.(value);
    };

  const parser = createParser({
    onEvent: ({ data, event, id }) => {
      events += 1;
      if (isMuted) return;
      if (!isAgain) onEvent(event, id, data);
      else if (event !== undefined || id !== undefined) onEvent(event, id, undefined);
    },
    onComment: once(onComment),
    onRetry: once(onRetry),
  });
  // It takes the characters U+00EF U+00BB U+00BF for a BOM, but only where its first text opens
  // with them.
  parser.feed('\n');

  const readBlock = (block: string): void => {
    events = 0;
    parser.feed(block);
    if (events < 1 && !isMuted) {
      isAgain = true;
      parser.feed(`${lines}${block.slice(0, -1)}data\n\n`);
      isAgain = false;
    }
    lines = '';
  };

  const readLine = (line: string): void => {
    parser.feed(line);
    // Comments say nothing in a second reading, and there is no end to them.
    if (!line.startsWith(':')) lines += line;
  };

  const mute = (): void => {
    isMuted = true;
  };

  return { readLine, readBlock, mute };
};
