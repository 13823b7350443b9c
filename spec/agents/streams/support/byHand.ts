/** A promise that is settled by hand. */
export const deferred = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
};

/** An iterator by hand that writes down what is done with it. */
export const iterated = (
  next: () => Promise<IteratorResult<string>>,
  leave: () => Promise<unknown>,
) => {
  const calls: string[] = [];
  const stream: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        calls.push('next');
        return next();
      },
      return: async () => {
        calls.push('return');
        await leave();
        return { done: true, value: undefined };
      },
    }),
  };
  return { calls, stream };
};
