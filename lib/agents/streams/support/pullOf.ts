/** A stream that is read one by one: by a reader, or by an iterator. */
export interface Pull {
  /** Asks for the next one. */
  readonly next: () => Promise<IteratorResult<unknown, unknown>>;
  /** Lets go of the stream before its end. */
  readonly leave: () => unknown;
}

const has = (value: object, method: PropertyKey): boolean =>
  typeof Reflect.get(value, method) === 'function';

const isReadable = (value: object): value is ReadableStream<unknown> => has(value, 'getReader');

const isAsyncIterable = (value: object): value is AsyncIterable<unknown> =>
  has(value, Symbol.asyncIterator);

/**
 * How to open a stream that is pulled; `undefined` for what is none.
 *
 * A web stream is read by a reader, for not every browser can iterate it.
 */
export const pullOf = (stream: object): (() => Pull) | undefined => {
  if (isReadable(stream)) {
    return () => {
      const reader = stream.getReader();
      return { next: () => reader.read(), leave: () => reader.cancel() };
    };
  }
  if (!isAsyncIterable(stream)) return undefined;
  return () => {
    const iterator = stream[Symbol.asyncIterator]();
    return { next: () => iterator.next(), leave: () => iterator.return?.() };
  };
};
