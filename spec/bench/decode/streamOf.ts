/** The stream that all subjects read: it gives a chunk when it is asked, as a socket has it ready. */
export const streamOf = <T>(chunks: readonly T[]): ReadableStream<T> => {
  let at = 0;
  return new ReadableStream<T>({
    pull: (controller) => {
      const chunk = chunks[at];
      at += 1;
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
};
