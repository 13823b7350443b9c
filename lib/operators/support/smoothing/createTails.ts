import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';
import { growingEndOf } from './growingEndOf';

/** The end of a message so far: no boundary is known in it. */
interface Tail {
  /** The delta that its first character came in. */
  readonly trace: CompletionTrace;
  /** The clock of the last delta that had one. */
  readonly time: number | undefined;
  readonly text: string;
  /** When its first character arrived, in ms. */
  readonly since: number;
  /** How long the text was when it was last looked through for a boundary. */
  readonly searched: number;
}

/** The tails of all who are speaking, oldest first. */
export interface Tails {
  readonly get: (key: string) => Tail | undefined;
  /** One that has the `since` of the tail before keeps its place. */
  readonly set: (key: string, tail: Tail) => void;
  readonly remove: (key: string) => void;
  readonly keys: () => readonly string[];
  /** The key of the oldest, of which something can be shown. */
  readonly oldest: () => string | undefined;
  /** Where the part of the tail begins that cannot be shown: a character that may still grow. */
  readonly readyOf: (key: string) => number;
  /** How many characters are held. */
  readonly size: () => number;
}

/** Makes empty {@link Tails}. */
export const createTails = (): Tails => {
  const tails = new Map<string, { readonly tail: Tail; readonly ready: number }>();
  let size = 0;

  const remove = (key: string): void => {
    size -= tails.get(key)?.tail.text.length ?? 0;
    tails.delete(key);
  };

  const set = (key: string, tail: Tail): void => {
    const before = tails.get(key)?.tail;
    size += tail.text.length - (before?.text.length ?? 0);
    if (before?.since !== tail.since) tails.delete(key);
    tails.set(key, { tail, ready: growingEndOf(tail.text) });
  };

  const oldest = (): string | undefined => {
    for (const [key, { ready }] of tails) if (ready > 0) return key;
    return undefined;
  };

  return {
    get: (key) => tails.get(key)?.tail,
    set,
    remove,
    keys: () => [...tails.keys()],
    oldest,
    readyOf: (key) => tails.get(key)?.ready ?? 0,
    size: () => size,
  };
};
