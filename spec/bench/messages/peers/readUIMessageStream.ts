import { readUIMessageStream } from 'ai';
import type { UIMessage, UIMessageChunk } from 'ai';
import { streamOf } from '../../decode/streamOf';
import type { CreateSubject } from '../../harness/Subject';
import { createMeter } from '../createMeter';
import type { MeterOptions } from '../createMeter';

/** The AI SDK's fold of chunks into a message, read as a stream of messages. */
export const createSubject: CreateSubject<MeterOptions> = (options) =>
  createMeter(options, async (deltas) => {
    const id = 'text-1';
    const chunks: readonly UIMessageChunk[] = [
      { type: 'start', messageId: 'message-1' },
      { type: 'text-start', id },
      ...deltas.map((delta) => ({ type: 'text-delta' as const, id, delta })),
      { type: 'text-end', id },
      { type: 'finish' },
    ];
    const from = performance.now();
    let last: UIMessage | undefined;
    const stream = streamOf(chunks);
    for await (const message of readUIMessageStream({ stream, terminateOnError: true })) {
      last = message;
    }
    const ms = performance.now() - from;
    const part = last?.parts.find(({ type }) => type === 'text');
    return { ms, characters: part?.type === 'text' ? part.text.length : NaN };
  });
