/** A chunk of a chat completion, as OpenAI sends it; the last one may have no choices. */
export interface ChatChunk {
  readonly choices: readonly { readonly delta: { readonly content?: string | null } }[];
}

/** What a spec is told of the requests. */
export interface OpenAILog {
  /** The signal of each stream; aborted where it was left. */
  readonly signals: AbortSignal[];
}

/** The `Stream` of the SDK: iterated once; who leaves it, or aborts `controller`, ends the request. */
class Stream implements AsyncIterable<ChatChunk> {
  constructor(
    private readonly chunks: () => AsyncIterable<ChatChunk>,
    readonly controller: AbortController,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<ChatChunk, void> {
    let isDone = false;
    try {
      for await (const chunk of this.chunks()) {
        if (this.controller.signal.aborted) return;
        yield chunk;
      }
      isDone = true;
    } finally {
      if (!isDone) this.controller.abort();
    }
  }
}

/** A client in the shape of the SDK of OpenAI, which answers every chat with `chunks`. */
export const openAI = (chunks: () => AsyncIterable<ChatChunk>, { signals }: OpenAILog) => ({
  chat: {
    completions: {
      create: async (
        _body: {
          readonly model: string;
          readonly messages: readonly { readonly role: string; readonly content: string }[];
          readonly stream: true;
        },
        { signal }: { readonly signal?: AbortSignal } = {},
      ): Promise<Stream> => {
        const controller = new AbortController();
        signals.push(controller.signal);
        signal?.addEventListener('abort', () => controller.abort());
        return Promise.resolve(new Stream(chunks, controller));
      },
    },
  },
});
