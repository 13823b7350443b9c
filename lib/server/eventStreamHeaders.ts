import { turnHeaders } from '../protocol/v2/turnHeaders';
import type { OnDisconnect } from '../protocol/v2/turnHeaders';

/** The head of a stream of events: no cache, and no proxy that buffers or compresses. */
export const eventStreamHeaders = (
  onDisconnect: OnDisconnect,
  turnURL?: string,
): Readonly<Record<string, string>> => ({
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  [turnHeaders.onDisconnect]: onDisconnect,
  ...(turnURL === undefined ? {} : { [turnHeaders.turnURL]: turnURL }),
});
