/** Some of the parts of a stream of the AI SDK. */
export type TextStreamPart =
  | { readonly type: 'start' | 'finish' }
  | { readonly type: 'text-delta'; readonly id: string; readonly text: string }
  | { readonly type: 'error'; readonly error: unknown };

/** What the SDK calls an `AsyncIterableStream`. */
type AsyncIterableStream<T> = AsyncIterable<T> & ReadableStream<T>;

const iterable = <T>(stream: ReadableStream<T>): AsyncIterableStream<T> =>
  Object.assign(stream, {
    async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
      const reader = stream.getReader();
      try {
        for (let one = await reader.read(); !one.done; one = await reader.read()) yield one.value;
      } finally {
        await reader.cancel();
      }
    },
  });

/** `streamText` of the AI SDK: it does not throw, and failures are parts of `stream` alone. */
export const streamTextOf =
  (parts: (signal: AbortSignal | undefined) => ReadableStream<TextStreamPart>) =>
  ({ abortSignal }: { readonly prompt: string; readonly abortSignal?: AbortSignal }) => ({
    get stream() {
      return iterable(parts(abortSignal));
    },
    get textStream() {
      return iterable(
        parts(abortSignal).pipeThrough(
          new TransformStream<TextStreamPart, string>({
            transform: (part, controller) => {
              if (part.type === 'text-delta') controller.enqueue(part.text);
            },
          }),
        ),
      );
    },
  });
