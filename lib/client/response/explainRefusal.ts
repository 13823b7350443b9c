import { ProtocolError } from '../../errors/ProtocolError';
import { ResponseError } from '../../errors/ResponseError';
import type { TurnSettings } from '../config/createSettings';
import { isEventStreamType } from './isEventStreamType';
import { readExcerpt } from './readExcerpt';
import { retryAfterOf } from './retryAfterOf';

/** The headers that help to act on a refusal. */
const telling = [
  'content-type',
  'location',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-request-id',
];

/**
 * Says why a response is not the stream of a turn, with the beginning of its body.
 *
 * @param signal - Ends the reading of the body.
 * @param resumeOf - How the turn is gone on with after a refusal.
 */
export const explainRefusal = async (
  response: Response,
  { redactor, scheduler }: Pick<TurnSettings, 'redactor' | 'scheduler'>,
  signal: AbortSignal,
  resumeOf: (error: ResponseError) => ResponseError['resume'] = () => undefined,
): Promise<ResponseError | ProtocolError> => {
  const headers = Object.fromEntries(
    telling.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, redactor.text(value)]];
    }),
  );
  // From the response on, not from the end of its body.
  const retryAfter = retryAfterOf(headers, scheduler.now());
  const body = redactor.excerpt(await readExcerpt(response, scheduler, signal));
  if (response.status !== 200) {
    const { status } = response;
    const details = {
      status,
      headers,
      body,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
    const error = new ResponseError(details);
    const resume = resumeOf(error);
    return resume === undefined ? error : new ResponseError({ ...details, resume });
  }
  const type = headers['content-type'] ?? 'no content type';
  return isEventStreamType(type)
    ? new ProtocolError('The response has no body to read')
    : new ProtocolError(`The response must be text/event-stream, not ${type}`, body);
};
