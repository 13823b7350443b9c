import type { Observable } from 'rxjs';
import type { StreamError } from '../../../errors/StreamError';

/** As `isDisconnectOf`: who raised the error made both streams, and they emit the same. */
const isRepeatOf = <T>(
  way: (() => Observable<unknown>) | undefined,
  _source: Observable<T>,
): way is () => Observable<T> => way !== undefined;

/**
 * How the turn of `source`, which failed with `error` before a stream came, is asked for again under
 * its idempotency key; `undefined` where its server is not known to honour the key.
 */
export const repeatOf = <T>(
  error: StreamError,
  source: Observable<T>,
): (() => Observable<T>) | undefined => {
  switch (error._tag) {
    case 'ConnectError':
    case 'ResponseError':
    case 'TimeoutError':
      return isRepeatOf(error.resume, source) ? error.resume : undefined;
    default:
      return undefined;
  }
};
