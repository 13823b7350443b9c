import { finalize, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { toStream } from '../../lib/server/answer/toStream';
import { createEventBody } from '../../lib/server/live/createEventBody';
import type { EventBody, EventBodyConfig } from '../../lib/server/live/createEventBody';
import { createClock } from './createClock';
import { flush } from './flush';
import { readServerBody } from './serverBody';
import { turnRequest } from './serverRequest';

/** A body of `frames$`, as a stream, on a clock that stands still, and what is known of the subscription. */
export const openEventBody = (
  frames$: Observable<string>,
  config: Partial<EventBody<string> & EventBodyConfig & { readonly request: Request }> = {},
  clock = createClock(),
) => {
  const counts = { subscribed: 0, unsubscribed: 0 };
  const counted$ = frames$.pipe(
    tap({ subscribe: () => (counts.subscribed += 1) }),
    finalize(() => (counts.unsubscribed += 1)),
  );
  const all = {
    values$: counted$,
    format: (frame: string) => frame,
    request: turnRequest(),
    onClose: () => undefined,
    scheduler: clock.scheduler,
    heartbeatInterval: 1_000,
    maxBufferedBytes: 1_000,
    ...config,
  };
  const body = toStream(createEventBody(all, all), all.request);
  return { body, clock, counts };
};

/** The same with a reader that reads all there is. */
export const readEventBody = async (...args: Parameters<typeof openEventBody>) => {
  const { body, clock, counts } = openEventBody(...args);
  const reader = readServerBody(new Response(body));
  const advance = async (ms: number) => {
    await clock.advance(ms);
    await flush();
  };
  await flush();
  await advance(0);
  return { reader, clock, counts, advance };
};
