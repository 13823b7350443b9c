import type { Observable } from 'rxjs';
import { hasTag, TaggedError } from './TaggedError';

/** What a {@link ResponseError} keeps of the response. */
export interface ResponseErrorDetails {
  /** The HTTP status. 0 where a browser hides a redirect. */
  readonly status: number;
  /** Lower-case names; only those that help to act: content type, rate limits, request ids. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first 4 KiB of the body, as text. */
  readonly body: string;
  /** What `Retry-After` (else `X-RateLimit-Reset`) asks for, in ms from the response on. */
  readonly retryAfter?: number;
  /** Asks for the same turn again, in a way that runs it once at most. */
  readonly resume?: (() => Observable<unknown>) | undefined;
}

/** The service answered with a status other than 200, before any stream. */
export class ResponseError extends TaggedError<'ResponseError'> {
  /** The HTTP status. 0 where a browser hides a redirect. */
  readonly status: number;
  /** Lower-case names; only those that help to act: content type, rate limits, request ids. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first 4 KiB of the body, as text, with the API key blanked out should it be there. */
  readonly body: string;
  /** What `Retry-After` (else `X-RateLimit-Reset`) asks for, in ms from the response on. */
  readonly retryAfter: number | undefined;
  /**
   * True where the turn was certainly not accepted: 425, 429, or 503 with `Retry-After`, and no
   * earlier request has begun it. A bare 503, like 408, 500, 502 and 504, can come from a proxy that
   * has passed the turn on.
   */
  readonly safeToResend: boolean;
  /**
   * Asks for the same turn again: attaches to it, or repeats its POST under its idempotency key, which
   * runs it once at most. There only for 408, 409, 425, 429 and 5xx, where the turn can be attached to
   * or the server is known to honour the key.
   */
  readonly resume: (() => Observable<unknown>) | undefined;

  constructor({ status, headers, body, retryAfter, resume }: ResponseErrorDetails) {
    super('ResponseError', `The service answered ${status}${summary(body)}`);
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.retryAfter = retryAfter;
    this.resume = resume;
    this.safeToResend =
      resume === undefined &&
      (status === 425 || status === 429 || (status === 503 && 'retry-after' in headers));
  }
}

const summary = (body: string): string => {
  const line = body.replace(/\s+/g, ' ').trim();
  return line === '' ? '' : `: ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`;
};

/** Whether `error` is a {@link ResponseError} of any copy of this library. */
export const isResponseError = (error: unknown): error is ResponseError =>
  hasTag(error, 'ResponseError');
