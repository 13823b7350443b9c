/** A queue whose operations cost the same however long it is. */
export interface Fifo<T> {
  readonly size: () => number;
  readonly push: (value: T) => void;
  readonly first: () => T | undefined;
  readonly last: () => T | undefined;
  readonly shift: () => T | undefined;
  readonly pop: () => T | undefined;
}

/** The fewest empty places that are worth a copy. */
const slack = 1_024;

/** Makes an empty {@link Fifo}; `shift` of an array may cost its length. */
export const createFifo = <T>(): Fifo<T> => {
  let values: T[] = [];
  let from = 0;

  const shift = (): T | undefined => {
    if (from >= values.length) return undefined;
    const value = values[from];
    from += 1;
    if (from === values.length || (from > slack && from * 2 > values.length)) {
      values = values.slice(from);
      from = 0;
    }
    return value;
  };

  return {
    size: () => values.length - from,
    push: (value) => void values.push(value),
    first: () => values[from],
    last: () => (from < values.length ? values.at(-1) : undefined),
    shift,
    pop: () => (from < values.length ? values.pop() : undefined),
  };
};
