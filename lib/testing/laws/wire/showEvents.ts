import type { PlainEvent } from './readStream';

const quote = (text: string): string => JSON.stringify(text);

const showEvent = ({ data, event, id }: PlainEvent): string =>
  [
    event === '' ? 'an event without a name' : `event ${quote(event)}`,
    ...(id === undefined ? [] : [`id ${quote(id)}`]),
    data === '' ? 'no data' : `data ${quote(data)}`,
  ].join(', ');

/** Events in words, a line each. */
export const showEvents = (events: readonly PlainEvent[]): string =>
  events.length === 0 ? 'no event' : events.map(showEvent).join('\n');

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Chunks in words: the text of each, or its bytes where it is cut inside a character. */
export const showChunks = (chunks: readonly Uint8Array[]): string => {
  if (chunks.length > 12) return `${chunks.length} chunks`;
  return chunks.map(showChunk).join('\n');
};

const showChunk = (chunk: Uint8Array): string => {
  const text = decoder.decode(chunk);
  if (!text.includes('\uFFFD')) return quote(text);
  const bytes = Array.from(chunk, (byte) => byte.toString(16).padStart(2, '0'));
  return `bytes ${bytes.slice(-24).join(' ')}${chunk.length > 24 ? ' (the last of them)' : ''}`;
};
