/** First in, first out; a step costs the same however much is held. */
export interface Queue<T> {
  readonly size: () => number;
  readonly push: (value: T) => void;
  /** @throws RangeError where nothing is held. */
  readonly take: () => T;
  /** Takes all, the oldest first. */
  readonly drain: () => T[];
}

/** Makes an empty {@link Queue}. */
export const createQueue = <T>(): Queue<T> => {
  /** What was pushed, the oldest first. */
  let incoming: T[] = [];
  /** What is next, the oldest last. */
  let outgoing: T[] = [];

  const drain = (): T[] => {
    const all = outgoing.reverse().concat(incoming);
    incoming = [];
    outgoing = [];
    return all;
  };

  return {
    size: () => incoming.length + outgoing.length,
    push: (value) => incoming.push(value),
    take: () => {
      if (outgoing.length === 0) outgoing = drain().reverse();
      for (const value of outgoing.splice(-1)) return value;
      throw new RangeError('Nothing is held');
    },
    drain,
  };
};
