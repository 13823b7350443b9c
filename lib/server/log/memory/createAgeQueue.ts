/** Things in the order in which they came, any of which may leave at any time. */
export interface AgeQueue<T> {
  /** Nothing may come twice. */
  readonly add: (item: T) => void;
  readonly delete: (item: T) => void;
  readonly size: () => number;
  readonly oldest: () => T | undefined;
  readonly clear: () => void;
}

/** Makes an empty {@link AgeQueue}; each operation costs the same however long it is. */
export const createAgeQueue = <T>(): AgeQueue<T> => {
  const items = new Set<T>();
  // Kept, for a new iterator would step over the places of all who have left.
  let rest = items.values();
  let first: T | undefined;

  const next = (): T | undefined => {
    const { done, value } = rest.next();
    return done === true ? undefined : value;
  };

  const oldest = (): T | undefined => {
    if (first !== undefined && items.has(first)) return first;
    first = next();
    if (first === undefined && items.size > 0) {
      // It had come to the end before those came who are there now.
      rest = items.values();
      first = next();
    }
    return first;
  };

  return {
    add: (item) => void items.add(item),
    delete: (item) => void items.delete(item),
    size: () => items.size,
    oldest,
    clear: () => items.clear(),
  };
};
