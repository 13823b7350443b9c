import type { Observable } from 'rxjs';
import { isDisconnectError } from '../../../errors/DisconnectError';
import type { DisconnectError } from '../../../errors/DisconnectError';

/**
 * Whether `error`, which `source` failed with, is a cut of it.
 *
 * The error channel has no type, so no compiler can know what its `resume` emits. It is what
 * `source` emits: who raised the error made both streams, and the one is the rest of the other.
 */
export const isDisconnectOf = <T>(
  error: unknown,
  _source: Observable<T>,
): error is DisconnectError<T> => isDisconnectError(error);
