import { diagramError } from './diagramError';
import { lengthInBrackets } from './lengthInBrackets';

/** Reads the words of a phrase one after the other. */
export interface Scanner {
  /** Where the next word stands, from the begin of the diagram. */
  readonly offset: () => number;
  /** Whether nothing is left. */
  readonly isDone: () => boolean;
  /** Whether the next word is this one. */
  readonly startsWith: (word: string) => boolean;
  /** The next word without quotes, if there is one: `text`, `no-reply`, `429`. */
  readonly word: () => string | undefined;
  /** The next word, which must be one of these. */
  readonly oneOf: <W extends string>(...words: readonly W[]) => W;
  /** The next word, which must be a number of at least 0. */
  readonly number: (what: string) => number;
  /** The next JSON value of this shape, if there is one: a text in quotes, or an object, an array. */
  readonly json: (opening: '"' | '{' | '{["') => { readonly value: unknown } | undefined;
  /** A text in quotes, if one comes next. */
  readonly quoted: () => string | undefined;
  /** A text in quotes, which must come next. */
  readonly text: (what: string) => string;
  /** Nothing more may come. */
  readonly end: () => void;
  /** What is wrong, at the last word or at `offset`. */
  readonly fail: (reason: string, offset?: number) => Error;
}

/** Reads `phrase`, which stands in the diagram `whole` at `start`. */
export const createScanner = (phrase: string, whole = phrase, start = 0): Scanner => {
  let at = 0;
  let last = 0;
  const skip = () => {
    while (/\s/.test(phrase.charAt(at))) at += 1;
    last = at;
  };
  const fail = (reason: string, offset = start + last) => diagramError(whole, offset, reason);

  const word = () => {
    skip();
    const [found] = /^[^\s"{}[\]]+/.exec(phrase.slice(at)) ?? [];
    at += found?.length ?? 0;
    return found;
  };

  const json: Scanner['json'] = (opening) => {
    skip();
    const char = phrase.charAt(at);
    if (char === '' || !opening.includes(char)) return undefined;
    const length = lengthInBrackets(phrase, at);
    if (length === undefined) throw fail(`nothing closes this ${char}`);
    const source = phrase.slice(at, at + length);
    at += length;
    try {
      return { value: JSON.parse(source) };
    } catch (error) {
      throw fail(`this is not JSON (${error instanceof Error ? error.message : String(error)})`);
    }
  };

  const quoted = () => {
    const found = json('"')?.value;
    return typeof found === 'string' ? found : undefined;
  };

  return {
    offset: () => {
      skip();
      return start + at;
    },
    isDone: () => {
      skip();
      return at >= phrase.length;
    },
    startsWith: (expected) => {
      const before = at;
      const found = word();
      at = before;
      return found === expected;
    },
    word,
    oneOf: (...words) => {
      const found = word();
      const known = words.find((candidate) => candidate === found);
      if (known === undefined) throw fail(`here must stand one of ${words.join(', ')}`);
      return known;
    },
    number: (what) => {
      const found = word();
      const value = Number(found);
      if (found === undefined || !(value >= 0)) throw fail(`here must stand ${what}, a number`);
      return value;
    },
    json,
    quoted,
    text: (what) => {
      const found = quoted();
      if (found === undefined) throw fail(`here must stand ${what}, in double quotes`);
      return found;
    },
    end: () => {
      skip();
      if (at < phrase.length) throw fail('nothing more is understood here');
    },
    fail,
  };
};
