import type * as t from 'io-ts';
import { DecodeError } from '../errors/DecodeError';
import { issuesOf } from './issuesOf';

/** The codec of a payload of your own, made with io-ts. It is asked whether a payload fits, and transforms nothing. */
export type PayloadCodec<A> = t.Type<A, unknown>;

/** The {@link DecodeError} that says why `payload` does not fit `codec`, with paths from the trace on. */
export const explainPayload = <A>(codec: PayloadCodec<A>, payload: unknown): DecodeError => {
  const result = codec.decode(payload);
  const issues = result._tag === 'Left' ? issuesOf(result.left) : [];
  const own = issues.length > 0 ? issues : [{ path: '', expected: codec.name, actual: payload }];
  return new DecodeError(
    own.map((issue) => ({
      ...issue,
      path: issue.path === '' ? 'payload' : `payload.${issue.path}`,
    })),
    payload,
  );
};
