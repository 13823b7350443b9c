/** Whether a content type is that of an event stream, whatever its parameters. */
export const isEventStreamType = (contentType: string): boolean =>
  /^text\/event-stream\s*(;|$)/i.test(contentType);
