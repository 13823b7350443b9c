import { isEventStreamType } from './isEventStreamType';

/** A response with a body that can be read as a stream of events. */
type EventStreamResponse = Response & { readonly body: ReadableStream<Uint8Array> };

/** Whether a response is what a turn is answered with, as far as its head tells. */
export const isEventStream = (response: Response): response is EventStreamResponse => {
  const { body, headers, status } = response;
  if (status !== 200 || body == null || body.locked) return false;
  return isEventStreamType(headers.get('content-type') ?? '');
};
